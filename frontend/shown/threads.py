"""Comments in their tree."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from frontend.phrases import When
from frontend.shown.feeds import Tab
from frontend.shown.people import Author
from frontend.shown.rewards import Reward, Tips
from frontend.shown.votes import Ballot


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
    reply_url: str
    label: str
    field_id: str
    revision: str = ""
    #: The viewer's own, which they may erase.
    mine: bool = False
    tips: Tips | None = None
    #: Taken down by its author: the place in the thread stays, the words are gone.
    gone: bool = False
    #: The viewer mutes who wrote it: it is folded until they open it.
    muted: bool = False
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
