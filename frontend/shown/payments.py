"""Money on its way: what is asked, what is checked, what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from frontend.shown.people import Author
from frontend.shown.rewards import Fact


@dataclass(frozen=True, slots=True)
class Errand:
    """The first step: what it is, in words, and what its button says."""

    title: str
    lead: str
    button: str
    back_url: str


@dataclass(frozen=True, slots=True)
class Check:
    """The second step: everything that will happen, before it happens."""

    facts: Sequence[Fact]
    person: Author | None = None
    warnings: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """The page of one's limits on sending; `initial` is what its form begins with."""

    facts: Sequence[Fact]
    waits: str
    usual: str
    initial: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Receipt:
    """The last step, and a page to come back to."""

    title: str
    facts: Sequence[Fact]
    person: Author | None = None
    memo: str = ""
    #: In its place, when and by whom it was erased.
    erased: str = ""
    back_url: str = ""
    #: The proof as a file, once it is there; why it is not yet, until then.
    proof_url: str = ""
    proof_words: str = ""
    #: The keys that a proof is checked with, where the log is published.
    keys_url: str = ""
