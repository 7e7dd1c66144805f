"""What a decision can do, what each measure needs, and which hands may use it. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from moderation.errors import DecisionRefused


class Measure(StrEnum):
    """One thing that a decision does; a decision without any leaves all as it is."""

    #: Tell the author that a rule was broken, and nothing else.
    WARN = "warn"
    #: Put a warning before the text that its author cannot take off.
    LABEL = "label"
    #: Take the text away from everybody but its author; its reward waits.
    REMOVE = "remove"
    #: Let nobody answer the text.
    LOCK = "lock"
    #: Let the author write nothing in the community.
    MUTE = "mute"
    #: Show the author's texts in no list of people who do not follow them.
    LIMIT = "limit"
    #: Show the author's texts to nobody, and let them write nothing.
    SUSPEND = "suspend"
    #: Send the coming reward of the text into escrow.
    HOLD = "hold"
    #: Take back the author's votes that are still open, in a wave of spam.
    VOTES = "votes"
    #: Give a text or an answer that waits back to its author.
    RETURN = "return"


OF_A_TEXT: Final = frozenset({Measure.LABEL, Measure.REMOVE, Measure.LOCK, Measure.HOLD})
#: What only the site's own moderators decide.
OF_THE_SITE: Final = frozenset({Measure.LIMIT, Measure.SUSPEND})
#: What is no choice in a case: only a wave of spam does it, or giving back what waits.
APART: Final = frozenset({Measure.VOTES, Measure.RETURN})
#: What can end by itself.
TEMPORARY: Final = frozenset({Measure.LOCK, Measure.MUTE, Measure.LIMIT, Measure.SUSPEND})
MAX_LABEL: Final = 80
LONGEST: Final = timedelta(days=5 * 365)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a case is about, as far as measures ask."""

    #: Whether it is a text that was not erased, and whether its reward is not paid or being paid.
    text: bool
    unpaid: bool = False
    #: Whether its reward is on hold already: it waits in escrow once it is paid.
    held: bool = False
    #: Whether the site holds it by itself, in this case, until a moderator has decided.
    held_by_itself: bool = False
    in_community: bool = False

    @property
    def holdable(self) -> bool:
        """Whether a decision can let the reward wait, or wait on."""
        return self.unpaid or self.held

    def fits(self, measure: Measure) -> bool:
        """Whether there is something that the measure could change. The reward of a text that its
        author erased can be held as any other: the votes for its words are counted.
        """
        if measure is Measure.HOLD:
            return self.holdable
        if measure in OF_A_TEXT:
            return self.text
        return self.in_community or measure is not Measure.MUTE


def check(
    measures: Collection[Measure],
    *,
    subject: Subject,
    until: datetime | None,
    label: str,
    now: datetime,
) -> frozenset[Measure]:
    """The measures to carry out: those asked for, and a hold of the reward of a text that is
    removed while it can wait. DecisionRefused where they do not fit each other or the case.
    """
    wanted = frozenset(measures)
    if Measure.VOTES in wanted:
        raise DecisionRefused("Votes are taken back in a wave of spam alone.")
    if Measure.RETURN in wanted:
        raise DecisionRefused("Only what waits can be given back.")
    amiss = {each for each in wanted if not subject.fits(each)}
    if amiss & OF_A_TEXT and not subject.text:
        raise DecisionRefused("This case is of no text that could be changed.")
    if Measure.MUTE in amiss:
        raise DecisionRefused("This case is of no community that its author could be muted in.")
    if Measure.HOLD in amiss:
        raise DecisionRefused("The reward of this text is paid or being paid: it cannot be held.")
    if {Measure.LIMIT, Measure.SUSPEND} <= wanted:
        raise DecisionRefused("Choose one: limit the account, or suspend it.")
    if Measure.LABEL in wanted and not 0 < len(label.strip()) <= MAX_LABEL:
        raise DecisionRefused("Say in at most 80 characters what readers are warned of.")
    if until is not None and wanted & TEMPORARY and not now < until <= now + LONGEST:
        raise DecisionRefused("A measure ends in the future, and within five years.")
    if Measure.REMOVE in wanted and subject.holdable:
        return wanted | {Measure.HOLD}
    return wanted


def check_paying(measures: Collection[Measure], *, subject: Subject, pays: bool) -> None:
    """DecisionRefused where a reward that the site holds by itself would be paid out and the
    decision does not say so: an author may have erased what the reward waits for.
    """
    if subject.held_by_itself and Measure.HOLD not in measures and not pays:
        raise DecisionRefused(
            "The site holds the reward of this text by itself: hold it on, or choose that it is"
            " paid out."
        )
