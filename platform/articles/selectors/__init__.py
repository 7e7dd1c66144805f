"""Reads about texts, as values ready for a page. Each says how many queries it takes."""

from articles.selectors.bookmarks import kept
from articles.selectors.cards import Ballot, Card, CommentCard, Cover, Reward
from articles.selectors.circles import CircleCard, circle_names_of, circles_of, written_for
from articles.selectors.curated import TagSum, curated_by_tag
from articles.selectors.drafts import (
    DraftCard,
    VersionCard,
    draft_of,
    draft_of_article,
    draft_version,
    draft_versions,
    drafts_of,
    is_anothers_draft,
)
from articles.selectors.earnings import (
    Earnings,
    MonthEarned,
    TextEarned,
    earned_by_month,
    earned_by_text,
)
from articles.selectors.feed_keys import feed_key_of, reader_with_key
from articles.selectors.feeds import FEEDS, Feed, feed
from articles.selectors.followed import following, under_my_tags
from articles.selectors.history import (
    Change,
    Difference,
    History,
    Version,
    comment_history,
    history,
    kept_history,
    versions_seen,
)
from articles.selectors.languages import languages_in_use
from articles.selectors.media import (
    StoredFile,
    Upload,
    Uploads,
    rooms_showing,
    stored_file,
    upload_of,
    uploads_of,
)
from articles.selectors.muting import (
    QuietThread,
    QuietWord,
    muted_threads,
    muted_words,
)
from articles.selectors.pacing import Room, rooms
from articles.selectors.pages import (
    ArticlePage,
    article_page,
    ballot,
)
from articles.selectors.pins import pinned_by, pinned_cards
from articles.selectors.plans import Planned, Request, Requests, due_plans, plans_of, requests_to
from articles.selectors.polls import PollCard, poll_of
from articles.selectors.quotes import Quoted, quotes_in
from articles.selectors.reads import ReadSum, reads_by_source, reads_by_text
from articles.selectors.reasons import Because, Reason
from articles.selectors.related import Onward, Related, Shared, Signpost, onward
from articles.selectors.search import Hit, Hits, Piece, Question, search
from articles.selectors.series import (
    Place,
    SeriesPage,
    newest_in_series,
    series_of,
    series_page,
    series_title_of,
)
from articles.selectors.shelf import worth_reading_again
from articles.selectors.tags import (
    Standing,
    borne_among,
    followed_tags,
    hidden_tags,
    standing_of_tag,
    tags_beginning,
    tags_in_use,
)
from articles.selectors.texts import (
    WorkName,
    article_at,
    is_owed_nothing,
    names_of_works,
    own_article,
    own_comment,
    own_text,
)
from articles.selectors.threads import Conversation, Twig, conversation
from articles.selectors.tips import Tippable, Tips, tippable, tips_of
from articles.selectors.translations import Translated, original_of, translations_of
from articles.selectors.whole import FullText, full_texts, search_cards

__all__ = [
    "FEEDS",
    "ArticlePage",
    "Ballot",
    "Because",
    "Card",
    "Change",
    "CircleCard",
    "CommentCard",
    "Conversation",
    "Cover",
    "Difference",
    "DraftCard",
    "Earnings",
    "Feed",
    "FullText",
    "History",
    "Hit",
    "Hits",
    "MonthEarned",
    "Onward",
    "Piece",
    "Place",
    "Planned",
    "PollCard",
    "Question",
    "QuietThread",
    "QuietWord",
    "Quoted",
    "ReadSum",
    "Reason",
    "Related",
    "Request",
    "Requests",
    "Reward",
    "Room",
    "SeriesPage",
    "Shared",
    "Signpost",
    "Standing",
    "StoredFile",
    "TagSum",
    "TextEarned",
    "Tippable",
    "Tips",
    "Translated",
    "Twig",
    "Upload",
    "Uploads",
    "Version",
    "VersionCard",
    "WorkName",
    "article_at",
    "article_page",
    "ballot",
    "borne_among",
    "circle_names_of",
    "circles_of",
    "comment_history",
    "conversation",
    "curated_by_tag",
    "draft_of",
    "draft_of_article",
    "draft_version",
    "draft_versions",
    "drafts_of",
    "due_plans",
    "earned_by_month",
    "earned_by_text",
    "feed",
    "feed_key_of",
    "followed_tags",
    "following",
    "full_texts",
    "hidden_tags",
    "history",
    "is_anothers_draft",
    "is_owed_nothing",
    "kept",
    "kept_history",
    "languages_in_use",
    "muted_threads",
    "muted_words",
    "names_of_works",
    "newest_in_series",
    "onward",
    "original_of",
    "own_article",
    "own_comment",
    "own_text",
    "pinned_by",
    "pinned_cards",
    "plans_of",
    "poll_of",
    "quotes_in",
    "reader_with_key",
    "reads_by_source",
    "reads_by_text",
    "requests_to",
    "rooms",
    "rooms_showing",
    "search",
    "search_cards",
    "series_of",
    "series_page",
    "series_title_of",
    "standing_of_tag",
    "stored_file",
    "tags_beginning",
    "tags_in_use",
    "tippable",
    "tips_of",
    "translations_of",
    "under_my_tags",
    "upload_of",
    "uploads_of",
    "versions_seen",
    "worth_reading_again",
    "written_for",
]
