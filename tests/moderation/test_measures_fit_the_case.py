"""Which measures a case takes, what follows from them, and what a decision must say."""

from datetime import UTC, datetime, timedelta

import pytest

from moderation.errors import DecisionRefused
from moderation.measures import LONGEST, MAX_LABEL, OF_A_TEXT, TEMPORARY, Measure, Subject, check

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
TEXT = Subject(text=True, unpaid=True, in_community=True)


def checked(
    *measures: Measure,
    subject: Subject = TEXT,
    until: datetime | None = None,
    label: str = "blood",
) -> frozenset[Measure]:
    return check(measures, subject=subject, until=until, label=label, now=NOW)


def test_the_reward_of_a_removed_text_waits_unless_it_is_paid() -> None:
    assert checked(Measure.REMOVE) == {Measure.REMOVE, Measure.HOLD}
    paid = Subject(text=True, unpaid=False)
    assert checked(Measure.REMOVE, subject=paid) == {Measure.REMOVE}
    with pytest.raises(DecisionRefused, match="cannot be held"):
        checked(Measure.HOLD, subject=paid)


@pytest.mark.parametrize("measure", sorted(OF_A_TEXT))
def test_an_account_has_no_text_to_change(measure: Measure) -> None:
    with pytest.raises(DecisionRefused, match="no text"):
        checked(measure, subject=Subject(text=False))


def test_the_reward_of_an_erased_text_can_wait_and_nothing_else_of_it_changes() -> None:
    erased = Subject(text=False, unpaid=True)
    assert checked(Measure.HOLD, Measure.WARN, subject=erased) == {Measure.HOLD, Measure.WARN}
    for measure in OF_A_TEXT - {Measure.HOLD}:
        with pytest.raises(DecisionRefused, match="no text"):
            checked(measure, Measure.HOLD, subject=erased)


def test_muting_needs_a_community() -> None:
    with pytest.raises(DecisionRefused, match="no community"):
        checked(Measure.MUTE, subject=Subject(text=True, unpaid=True))


@pytest.mark.parametrize("measure", sorted(TEMPORARY))
@pytest.mark.parametrize(
    "until", [NOW, NOW - timedelta(days=1), NOW + LONGEST + timedelta(seconds=1)]
)
def test_an_end_lies_ahead_and_within_five_years(measure: Measure, until: datetime) -> None:
    with pytest.raises(DecisionRefused, match="five years"):
        checked(measure, until=until)
    assert checked(measure, until=NOW + LONGEST) == {measure}


@pytest.mark.parametrize("label", ["", "  ", "x" * (MAX_LABEL + 1)])
def test_a_label_says_something(label: str) -> None:
    with pytest.raises(DecisionRefused, match="warned of"):
        checked(Measure.LABEL, label=label)
    assert checked(Measure.LABEL, label="x" * MAX_LABEL) == {Measure.LABEL}


def test_nothing_is_a_decision_too() -> None:
    assert checked() == frozenset()
