"""What a certificate of erasure counts: kinds of things, each a word for programs. Pure.

A certificate says how many of each kind were there and are gone, and nothing of what they said:
no kind is a title, a name or a tag. Tables whose rows go with a text or an account are named here
with the kind that their rows are counted as.
"""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Erased(StrEnum):
    """What an erasure was of, by its author or owner."""

    TEXT = "text"
    COMMENT = "comment"
    UPLOAD = "upload"
    ACCOUNT = "account"


class Gone(StrEnum):
    """What is counted. The database knows the same words and no others."""

    VERSIONS = "versions"
    COMMITMENT_KEYS = "commitment_keys"
    SEARCH_ENTRIES = "search_entries"
    FINGERPRINTS = "fingerprints"
    TAGS = "tags"
    DRAFTS = "drafts"
    DRAFT_VERSIONS = "draft_versions"
    PLANS = "plans"
    POLLS = "polls"
    POLL_ANSWERS = "poll_answers"
    QUOTES = "quotes"
    TRANSLATIONS = "translations"
    CHANGES = "changes"
    SERIES_PLACES = "series_places"
    PINS = "pins"
    PICTURES = "pictures"
    RECORDINGS = "recordings"
    CAPTIONS = "captions"
    PICTURE_USES = "picture_uses"

    PROFILE = "profile"
    ADDRESSES = "addresses"
    KEYS = "keys"
    SESSIONS = "sessions"
    DEVICES = "devices"
    SECURITY_EVENTS = "security_events"
    AGREEMENTS = "agreements"
    CHOICES = "choices"
    LETTERS = "letters"
    NOTICES = "notices"
    FOLLOWS = "follows"
    MUTES = "mutes"
    MEMBERSHIPS = "memberships"
    INVITATIONS = "invitations"
    BOOKMARKS = "bookmarks"
    COLLECTIONS = "collections"
    CIRCLES = "circles"
    SERIES = "series"
    RESHARES = "reshares"
    READING_PLACES = "reading_places"
    OPENED_TEXTS = "opened_texts"
    MEMOS = "memos"
    FORMS = "forms"
    NOTES = "notes"
    FORMER_ADDRESSES = "former_addresses"
    OFFICE_RECORDS = "office_records"
    #: Of a table that a later version of a library brought.
    OTHERS = "others"


KINDS: Final[Mapping[str, Gone]] = MappingProxyType(
    {
        "account.EmailAddress": Gone.ADDRESSES,
        "account.EmailConfirmation": Gone.ADDRESSES,
        "accounts.Agreement": Gone.AGREEMENTS,
        "accounts.DoneForm": Gone.FORMS,
        "accounts.Follow": Gone.FOLLOWS,
        "accounts.Letter": Gone.LETTERS,
        "accounts.Memo": Gone.MEMOS,
        "accounts.Mute": Gone.MUTES,
        "accounts.Preferences": Gone.CHOICES,
        "accounts.SecurityEvent": Gone.SECURITY_EVENTS,
        "accounts.SendingBounds": Gone.CHOICES,
        "accounts.Sent": Gone.FORMS,
        "admin.LogEntry": Gone.OFFICE_RECORDS,
        "articles.ArticleChange": Gone.CHANGES,
        "articles.ArticleCircle": Gone.CIRCLES,
        "articles.ArticleTag": Gone.TAGS,
        "articles.Bookmark": Gone.BOOKMARKS,
        "articles.Captions": Gone.CAPTIONS,
        "articles.Circle": Gone.CIRCLES,
        "articles.CircleMember": Gone.CIRCLES,
        "articles.Collection": Gone.COLLECTIONS,
        "articles.CollectionPart": Gone.COLLECTIONS,
        "articles.Digest": Gone.LETTERS,
        "articles.Draft": Gone.DRAFTS,
        "articles.DraftVersion": Gone.DRAFT_VERSIONS,
        "articles.FeedKey": Gone.KEYS,
        "articles.Fingerprint": Gone.FINGERPRINTS,
        "articles.FormerAddress": Gone.FORMER_ADDRESSES,
        "articles.MediaUse": Gone.PICTURE_USES,
        "articles.MutedThread": Gone.MUTES,
        "articles.MutedWord": Gone.MUTES,
        "articles.OpenedText": Gone.OPENED_TEXTS,
        "articles.Pick": Gone.PINS,
        "articles.Pin": Gone.PINS,
        "articles.Plan": Gone.PLANS,
        "articles.Poll": Gone.POLLS,
        "articles.PollBallot": Gone.POLL_ANSWERS,
        "articles.PollMark": Gone.POLL_ANSWERS,
        "articles.PollOption": Gone.POLLS,
        "articles.Quote": Gone.QUOTES,
        "articles.ReadingPlace": Gone.READING_PLACES,
        "articles.Reshare": Gone.RESHARES,
        "articles.RoomPin": Gone.PINS,
        "articles.SearchEntry": Gone.SEARCH_ENTRIES,
        "articles.Series": Gone.SERIES,
        "articles.SeriesPart": Gone.SERIES_PLACES,
        "articles.ShareRequest": Gone.PLANS,
        "articles.Showing": Gone.PINS,
        "articles.Submission": Gone.FORMS,
        "articles.TagFollow": Gone.FOLLOWS,
        "articles.Translation": Gone.TRANSLATIONS,
        "communities.Invitation": Gone.INVITATIONS,
        "communities.JoinRequest": Gone.INVITATIONS,
        "communities.Membership": Gone.MEMBERSHIPS,
        "communities.Subscription": Gone.FOLLOWS,
        "mfa.Authenticator": Gone.KEYS,
        "moderation.HeldText": Gone.DRAFTS,
        "moderation.Note": Gone.NOTES,
        "notifications.Notice": Gone.NOTICES,
        "notifications.Occurrence": Gone.NOTICES,
        "notifications.PushSubscription": Gone.DEVICES,
        "notifications.Switch": Gone.CHOICES,
        "usersessions.UserSession": Gone.SESSIONS,
    }
)


def counted(rows: Mapping[str, int]) -> Counter[Gone]:
    """Deleted rows by the labels of their tables, as they are counted."""
    found = Counter[Gone]()
    for label, count in rows.items():
        found[KINDS.get(label, Gone.OTHERS)] += count
    return found
