"""Writes about texts, by verb. Every one runs in a transaction of its own or its caller's."""

from articles.services.bookmarks import keep, let_go
from articles.services.captions import caption, remove_captions
from articles.services.certifying import remove_left_files
from articles.services.circles import (
    add_to_circle,
    delete_circle,
    make_circle,
    remove_from_circle,
)
from articles.services.closing import close_account
from articles.services.collecting import (
    Heading,
    collect,
    collect_no_longer,
    delete_collection,
    move_in_collection,
)
from articles.services.community_pictures import choose_picture, remove_picture
from articles.services.covers import choose_cover, upload_cover
from articles.services.digests import claim_digest, due_digests, note_digest
from articles.services.drafts import (
    Conflict,
    Saved,
    discard_draft,
    keep_theirs,
    restore_draft,
    save_draft,
)
from articles.services.feed_keys import remove_feed_key, renew_feed_key
from articles.services.films import take_in
from articles.services.going_out import publish_due
from articles.services.importing import Imported, import_posts
from articles.services.lifecycle import erase
from articles.services.media import describe, erase_media, upload
from articles.services.muting import mute_thread, mute_words, unmute_thread, unmute_words
from articles.services.pacing import in_pace
from articles.services.pinning import pin, unpin
from articles.services.planning import (
    agreed,
    answer_request,
    ask,
    cancel_plan,
    fail_plan,
    save_and_plan,
)
from articles.services.polls import answer_poll
from articles.services.portraits import choose_portrait, remove_portrait
from articles.services.publishing import publish, reply, require_answerable
from articles.services.ranking import rank_communities
from articles.services.reading import choose_reading, note_opened, stop_at
from articles.services.reads import gather_reads, keep_reads
from articles.services.resharing import may_be_passed_on, reshare, take_back_reshare
from articles.services.revising import revise
from articles.services.searching import forget_texts, index_everything, index_texts
from articles.services.series import leave_series, move_part, rename_series
from articles.services.showing import show_in, show_no_longer
from articles.services.standing import require_voice
from articles.services.submissions import answered_just_now, became, sent_before
from articles.services.tag_follows import follow_tag, hide_tag, unfollow_tag
from articles.services.tipping import tip
from articles.services.vetting import why_not
from articles.services.voting import dispute_reward, vote_on, withdraw_vote
from articles.services.welcoming import Wishes, welcome

__all__ = [
    "Conflict",
    "Heading",
    "Imported",
    "Saved",
    "Wishes",
    "add_to_circle",
    "agreed",
    "answer_poll",
    "answer_request",
    "answered_just_now",
    "ask",
    "became",
    "cancel_plan",
    "caption",
    "choose_cover",
    "choose_picture",
    "choose_portrait",
    "choose_reading",
    "claim_digest",
    "close_account",
    "collect",
    "collect_no_longer",
    "delete_circle",
    "delete_collection",
    "describe",
    "discard_draft",
    "dispute_reward",
    "due_digests",
    "erase",
    "erase_media",
    "fail_plan",
    "follow_tag",
    "forget_texts",
    "gather_reads",
    "hide_tag",
    "import_posts",
    "in_pace",
    "index_everything",
    "index_texts",
    "keep",
    "keep_reads",
    "keep_theirs",
    "leave_series",
    "let_go",
    "make_circle",
    "may_be_passed_on",
    "move_in_collection",
    "move_part",
    "mute_thread",
    "mute_words",
    "note_digest",
    "note_opened",
    "pin",
    "publish",
    "publish_due",
    "rank_communities",
    "remove_captions",
    "remove_feed_key",
    "remove_from_circle",
    "remove_left_files",
    "remove_picture",
    "remove_portrait",
    "rename_series",
    "renew_feed_key",
    "reply",
    "require_answerable",
    "require_voice",
    "reshare",
    "restore_draft",
    "revise",
    "save_and_plan",
    "save_draft",
    "sent_before",
    "show_in",
    "show_no_longer",
    "stop_at",
    "take_back_reshare",
    "take_in",
    "tip",
    "unfollow_tag",
    "unmute_thread",
    "unmute_words",
    "unpin",
    "upload",
    "upload_cover",
    "vote_on",
    "welcome",
    "why_not",
    "withdraw_vote",
]
