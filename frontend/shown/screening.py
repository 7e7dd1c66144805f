"""What waits for a moderator, as its pages show it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from articles.wording import one_line
from frontend.phrases import When
from moderation.models.held_text import MAX_REASON


@dataclass(frozen=True, slots=True)
class Place:
    """The community that a page is about, or the whole site: its name and addresses."""

    title: str
    url: str
    #: Where its lists, its limits and words for decisions are kept: at the desk.
    words_url: str
    held_url: str
    #: Whether the viewer may set up the one and decide at the other.
    sets_up: bool
    decides: bool


@dataclass(frozen=True, slots=True)
class Back:
    """What was refused about one text that waits: why, and what was written."""

    number: int
    refusal: str
    #: What the form to give it back said; None where it was to go out.
    rule: str | None = None
    reason: str | None = None

    @property
    def field(self) -> str:
        """At which field the refusal stands; "" where it is of the text and not of a field."""
        if self.rule is None or self.reason is None:
            return ""
        if not 1 <= len(one_line(self.reason)) <= MAX_REASON:
            return "reason"
        return "" if self.rule.strip() else "rule"


@dataclass(frozen=True, slots=True)
class HeldLine:
    """One text that waits, as a moderator reads it."""

    number: int
    author: str
    author_shown: str
    title: str
    html: SafeString
    why: str
    when: When
    seen: str
    #: What an answer answers.
    about: str
    about_url: str
    back: Back | None = None


@dataclass(frozen=True, slots=True)
class HeldPage:
    """What waits in one place, the oldest first."""

    place: Place
    rows: Sequence[HeldLine]
    more_url: str
    #: Titles of the rules there.
    rules: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class OwnHeld:
    """Something of one's own that waits or came back."""

    number: int
    title: str
    url: str
    body: str
    state: str
    reason: str
    may_take_back: bool
