"""The register of findings, as everybody and those concerned see it."""

from collections.abc import Sequence
from dataclasses import dataclass

from frontend.forms.objections import ObjectionForm
from frontend.pages.works import Named
from frontend.phrases import When


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One line of the register."""

    number: int
    url: str
    family: str
    when: When
    accounts: str
    standing: str


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """A page of the register."""

    rows: Sequence[FindingRow]
    #: Where it goes on; "" at its end.
    more_url: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply of somebody concerned."""

    words: str
    when: When


@dataclass(frozen=True, slots=True)
class ConcernedRow:
    """One account of a finding, by its number and, where the rule says so, its name."""

    label: str
    name: str
    replies: Sequence[Reply]
    #: In place of replies, why there are none to read.
    silent: str
    #: How an appeal went; "" where there was none.
    appeal: str


@dataclass(frozen=True, slots=True)
class PairRow:
    """What was counted of one account towards another, under their numbers."""

    who: str
    votes: str
    share: str
    granted: str
    estimated: str
    sent: str
    lent: str
    #: For officers alone: they tell who wrote them.
    works: Sequence[Named]


@dataclass(frozen=True, slots=True)
class FindingShown:
    """One finding in full."""

    number: int
    family: str
    when: When
    standing: str
    evidence: str
    facts: Sequence[tuple[str, str]]
    #: Who counted, and when.
    span: str
    pairs: Sequence[PairRow]
    #: How many pairs are in no row; "" for none.
    more_pairs: str
    concerned: Sequence[ConcernedRow]
    #: Why it is final and why it was dropped, as far as it is.
    final_words: str
    dropped_words: str


@dataclass(frozen=True, slots=True)
class OwnFindingShown:
    """A finding that concerns the reader."""

    number: int
    url: str
    family: str
    when: When
    #: As whom the reader stands there.
    label: str
    standing: str
    said: Sequence[Reply]
    #: What was answered to their appeal.
    answer: str
    #: Where there is something to be said, and to which address and under which word.
    form: ObjectionForm | None
    form_url: str
    button: str
