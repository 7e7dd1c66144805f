"""One text with all that stands around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from frontend.phrases import When
from frontend.shown.extras import CoAuthor, PollBox, SeriesPlace
from frontend.shown.feeds import Room
from frontend.shown.labels import NO_FOOT, Foot
from frontend.shown.people import Author
from frontend.shown.pictures import Picture
from frontend.shown.removals import Order, Removal
from frontend.shown.rewards import Reward, Tips
from frontend.shown.threads import Thread
from frontend.shown.votes import Ballot, Objections, Vote


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the text, to jump to."""

    id: str
    words: str
    level: int


@dataclass(frozen=True, slots=True)
class Way:
    """Another text to go on to, and why it stands here."""

    url: str
    title: str
    language: str
    author: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways on from a text: related ones, and the author's before and after it."""

    related: Sequence[Way] = ()
    older: Way | None = None
    newer: Way | None = None


@dataclass(frozen=True, slots=True)
class Own:
    """What the reader did with a text, and may do."""

    #: Kept for later.
    saved: bool = False
    #: Muted: they hear no more of it and of what is answered to it.
    quiet: bool = False
    #: Passed on to followers, how many people did that, and whether this reader may.
    reshared: bool = False
    reshares: str = ""
    may_reshare: bool = False
    #: Why its author's block keeps them from doing more than reading.
    refusal: str = ""
    #: Where a text about it is begun; "" where they may not quote it.
    quote_url: str = ""
    #: Where the place is posted to, "" where none is kept; and whether there is one.
    place_url: str = ""
    stopped: bool = False
    #: Whether it is to be noted that they opened it.
    to_note: bool = False
    #: What its author's button asks for, "pin" or "unpin"; "" where there is none.
    pin_wish: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """The same text in another language: its code, its own name, and where it is."""

    language: str
    name: str
    title: str
    author: str
    url: str
    is_original: bool


@dataclass(frozen=True, slots=True)
class Alternate:
    """Where search engines find a text in a language, this one among them."""

    language: str
    url: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """A text with all that stands around it."""

    url: str
    permlink: str
    title: str
    excerpt: str
    html: SafeString
    author: Author
    when: When
    reading: str
    ballot: Ballot
    reward: Reward
    replies: str
    reply_url: str
    thread: Thread
    tags: Sequence[str] = ()
    community: Room | None = None
    #: The communities that show it beside its own.
    shown_in: Sequence[Room] = ()
    #: Whose picks it is among; without an address, those of the site.
    picked_in: Sequence[Room] = ()
    cover: Picture | None = None
    #: What a reader should know before reading, and what stands under the text.
    marks: Sequence[str] = ()
    foot: Foot = NO_FOOT
    coauthors: Sequence[CoAuthor] = ()
    series: SeriesPlace | None = None
    #: The same text in other languages.
    translations: Sequence[Translation] = ()
    alternates: Sequence[Alternate] = ()
    poll: PollBox | None = None
    language: str = ""
    edited: When | None = None
    revision: str = ""
    #: Changed much in the last day before the payout.
    changed_late: bool = False
    #: Taken away: title and words are gone, the answers stay; `removed` where moderators did that.
    #: Its author reads what they removed, so that it is not gone for them.
    gone: bool = False
    removed: bool = False
    #: By which decision; None where none is on record.
    removal: Removal | None = None
    #: What decisions do to a text that is there.
    orders: Sequence[Order] = ()
    work: int = 0
    mine: bool = False
    can_follow: bool = False
    following: bool = False
    tips: Tips | None = None
    votes: Sequence[Vote] = ()
    #: For its author, where there are disputes.
    objections: Objections | None = None
    #: The headings of a long text.
    sections: Sequence[Section] = ()
    ways: Ways = Ways()
    own: Own = Own()
    #: What is sensitive, where the reader wants to be warned of it.
    warning: str = ""
    #: Whether everybody may read it, and the picture of its card elsewhere.
    is_public: bool = False
    card_picture: Picture | None = None
    #: Whether search engines are to leave it out: its author is limited.
    unlisted: bool = False
