"""New INK: how much is made in an interval and for whom (economics.md 2).

A rule set counts in intervals (a block of three seconds on the chains, an hour here). Every
interval is computed from the supply that the one before left, so it does not matter how many are
made up for at once.
"""

from dataclasses import dataclass

from rewards.columns import BASIS

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class EmissionRules:
    """The emission section of a rule set.

    Since HF16: a yearly rate in basis points that falls by one every `step_seconds` down to
    `final_rate_bp`, divided by percentages. Before (`stream_ppm` not empty): content, curation and
    signers each get their own yearly rate in parts per million, at least `stream_minimum` an
    interval, and the vesting pool `vesting_multiple` times all of them.
    """

    interval_seconds: int
    year_seconds: int
    initial_rate_bp: int
    final_rate_bp: int
    step_seconds: int
    content_bp: int
    vesting_bp: int
    treasury_bp: int
    stream_ppm: tuple[int, ...]
    stream_minimum: int
    vesting_multiple: int

    def __post_init__(self) -> None:
        if min(self.interval_seconds, self.year_seconds, self.step_seconds) < 1:
            raise ValueError("Interval, year and step of the emission are at least a second.")
        if self.content_bp + self.vesting_bp + self.treasury_bp > BASIS:
            raise ValueError(f"The parts of the emission are over {BASIS} basis points.")
        if 0 < len(self.stream_ppm) < 2:
            raise ValueError("The emission has a stream for content but none for curation.")


@dataclass(frozen=True, slots=True)
class Emission:
    """Milli-INK made for each purpose."""

    content: int
    vesting: int
    treasury: int
    signers: int

    @property
    def total(self) -> int:
        """All of it."""
        return self.content + self.vesting + self.treasury + self.signers


NOTHING = Emission(content=0, vesting=0, treasury=0, signers=0)


def whole_intervals(rules: EmissionRules, *, since: int, until: int) -> int:
    """How many whole intervals lie between two times (unix seconds), rounded down."""
    return max(0, until - since) // rules.interval_seconds


def emit(rules: EmissionRules, *, supply: int, done: int, intervals: int) -> Emission:
    """The emission of the next `intervals` intervals after `done` ones, starting from `supply`
    milli-INK.
    """
    total = NOTHING
    for number in range(done + 1, done + intervals + 1):
        new = _interval(rules, supply=supply + total.total, number=number)
        total = Emission(
            content=total.content + new.content,
            vesting=total.vesting + new.vesting,
            treasury=total.treasury + new.treasury,
            signers=total.signers + new.signers,
        )
    return total


def rate_bp(rules: EmissionRules, *, number: int) -> int:
    """The yearly rate that holds in interval `number` (the first is 1)."""
    return max(
        rules.initial_rate_bp - number * rules.interval_seconds // rules.step_seconds,
        rules.final_rate_bp,
    )


def _interval(rules: EmissionRules, *, supply: int, number: int) -> Emission:
    if rules.stream_ppm:
        return _streams(rules, supply=supply)
    rate = rate_bp(rules, number=number)
    new = supply * rate * rules.interval_seconds // (BASIS * rules.year_seconds)
    content = new * rules.content_bp // BASIS
    vesting = new * rules.vesting_bp // BASIS
    treasury = new * rules.treasury_bp // BASIS
    return Emission(
        content=content,
        vesting=vesting,
        treasury=treasury,
        signers=new - content - vesting - treasury,
    )


def _streams(rules: EmissionRules, *, supply: int) -> Emission:
    parts = [
        max(
            supply * ppm * rules.interval_seconds // (MILLION * rules.year_seconds),
            rules.stream_minimum,
        )
        for ppm in rules.stream_ppm
    ]
    content, curation, *signers = parts
    return Emission(
        content=content + curation,
        vesting=sum(parts) * rules.vesting_multiple,
        treasury=0,
        signers=sum(signers),
    )
