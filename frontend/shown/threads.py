"""Comments in their tree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from frontend.phrases import When
from frontend.shown.feeds import Tab
from frontend.shown.people import Author
from frontend.shown.removals import Removal
from frontend.shown.rewards import Reward, Tips
from frontend.shown.votes import Ballot, Objections


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment with the answers under it."""

    work: int
    url: str
    author: Author
    when: When
    html: SafeString
    ballot: Ballot
    reward: Reward
    #: Where an answer is sent, and where the form for one stands: at the comment's own address,
    #: from which the script fetches it, so that a thread has no form for each comment.
    reply_url: str
    answer_url: str
    label: str
    field_id: str
    #: Where its versions stand, once there is more than one; `edited` is when the newest came.
    revision: str = ""
    edited: When | None = None
    history_url: str = ""
    #: Changed much in the last day before the payout.
    changed_late: bool = False
    #: The viewer's own, which they may change and erase.
    mine: bool = False
    edit_url: str = ""
    #: Where others tell moderators of it.
    report_url: str = ""
    objections: Objections | None = None
    #: How its reward comes about; at the comment's own address only.
    panel: Reward | None = None
    tips: Tips | None = None
    #: Taken away: the place in the thread stays, without words, votes and sums. What was paid
    #: stands in the wallets. By whom is in words; its author reads what moderators removed.
    gone: bool = False
    gone_words: str = ""
    #: By which decision moderators removed it.
    removal: Removal | None = None
    #: Why it is folded until its reader opens it; "" where it is open.
    why_folded: str = ""
    #: The warning that stands before its words.
    warning: str = ""
    #: A word in it is muted: its words are covered until they are asked for.
    worded: bool = False
    answers: Sequence["Comment"] = ()
    #: How many answers are folded away, and whether this is the comment that was asked for.
    folded: str = ""
    asked_for: bool = False


@dataclass(frozen=True, slots=True)
class Thread:
    """Part of a thread: its orders, the rest of it, and the whole where this is a part."""

    comments: Sequence[Comment]
    orders: Sequence[Tab] = ()
    more_url: str = ""
    whole_url: str = ""


@dataclass(frozen=True, slots=True)
class CommentDesk:
    """One's own comment, to be changed."""

    #: Of the text that it stands under.
    title: str
    #: The comment's own address.
    url: str
    initial: Mapping[str, str | int]
    #: The version that the form was opened with, in plain digits.
    seen: str
    #: Whether circles alone read the text.
    few: bool
    #: What another window wrote meanwhile; "" where none did.
    newest: str = ""
