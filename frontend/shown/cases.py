"""Cases as the people see them whom they concern."""

from collections.abc import Sequence
from dataclasses import dataclass

from frontend.forms.cases import AppealForm
from frontend.pages.works import Named
from frontend.phrases import When
from frontend.shown.findings import OwnFindingShown


@dataclass(frozen=True, slots=True)
class SaidLine:
    """One thing said in an appeal."""

    who: str
    words: str
    when: When


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """One decision about the reader, in words."""

    number: int
    when: When
    did: str
    office: str
    about: Named | None
    rule: str
    #: What it said when it was decided.
    rule_words: str
    quoted: str
    #: What is quoted where it is no passage that breaks the rule; else "".
    quoted_as: str
    message: str
    #: That its reward waits; "" where it does not.
    held: str
    #: How things stand: taken back, final, appealed against, open to an appeal until a day.
    standing: str
    said: Sequence[SaidLine] = ()
    #: Where there is something to be said.
    form: AppealForm | None = None


@dataclass(frozen=True, slots=True)
class ReportShown:
    """One report of the reader's."""

    reason: str
    about: Named | None
    when: When
    standing: str


@dataclass(frozen=True, slots=True)
class CasesPage:
    """What was decided about the reader and found, and what they reported."""

    decisions: Sequence[DecisionShown]
    reports: Sequence[ReportShown]
    findings: Sequence[OwnFindingShown] = ()
    #: Questions of the addresses where each list goes on; "" at its end.
    more_decisions: str = ""
    more_reports: str = ""
    more_findings: str = ""
    #: The question of this page's own address, where it goes on with one list; "" for all of them.
    here: str = ""
