"""Tables of articles, one noun a file."""

from articles.models.article import Article
from articles.models.bookmark import Bookmark
from articles.models.captions import Captions
from articles.models.change import ArticleChange, Turn
from articles.models.circle import ArticleCircle, Circle, CircleMember, Purpose
from articles.models.collection import Collection, CollectionPart
from articles.models.comment import Comment
from articles.models.community_rank import CommunityRank
from articles.models.digest import Digest
from articles.models.draft import Draft, DraftVersion, Submission
from articles.models.erasure import Erasure, FilesGone
from articles.models.feed_key import FeedKey
from articles.models.fingerprint import Fingerprint
from articles.models.former_address import FormerAddress
from articles.models.media import Media, MediaUse
from articles.models.muted import MutedThread, MutedWord
from articles.models.opened_text import OpenedText
from articles.models.pin import Pin
from articles.models.placing import Pick, RoomPin, Showing
from articles.models.plan import Consent, Plan, ShareRequest
from articles.models.poll import Poll, PollBallot, PollMark, PollOption
from articles.models.quote import Quote
from articles.models.reading_place import ReadingPlace
from articles.models.reads import Reads
from articles.models.reshare import Reshare
from articles.models.revision import Revision
from articles.models.search_entry import SearchEntry
from articles.models.series import Series, SeriesPart
from articles.models.tag import ArticleTag, Tag
from articles.models.tag_follow import TagFollow
from articles.models.tip import Tip
from articles.models.translation import Translation
from articles.models.withholding import Withholding

__all__ = [
    "Article",
    "ArticleChange",
    "ArticleCircle",
    "ArticleTag",
    "Bookmark",
    "Captions",
    "Circle",
    "CircleMember",
    "Collection",
    "CollectionPart",
    "Comment",
    "CommunityRank",
    "Consent",
    "Digest",
    "Draft",
    "DraftVersion",
    "Erasure",
    "FeedKey",
    "FilesGone",
    "Fingerprint",
    "FormerAddress",
    "Media",
    "MediaUse",
    "MutedThread",
    "MutedWord",
    "OpenedText",
    "Pick",
    "Pin",
    "Plan",
    "Poll",
    "PollBallot",
    "PollMark",
    "PollOption",
    "Purpose",
    "Quote",
    "ReadingPlace",
    "Reads",
    "Reshare",
    "Revision",
    "RoomPin",
    "SearchEntry",
    "Series",
    "SeriesPart",
    "ShareRequest",
    "Showing",
    "Submission",
    "Tag",
    "TagFollow",
    "Tip",
    "Translation",
    "Turn",
    "Withholding",
]
