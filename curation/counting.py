"""One vote counted: the step that pressing the button, taking votes over from elsewhere and
replaying the record have in common, so that all three come to the same tally.
"""

from dataclasses import dataclass

from curation.rules import Edit, VoteRules
from curation.tally import Ballot, Tally, exchange, without
from curation.weights import WEIGHTLESS, weigh


@dataclass(frozen=True, slots=True)
class Cast:
    """A vote as it is given: signed basis points and rshares, at unix time `at`, on a work that is
    `age` seconds old. `absolute` is the sum of |rshares| of all votes ever cast on the work, this
    one included; only the cubic curve asks for it.
    """

    weight_bp: int
    rshares: int
    at: int
    age: int
    absolute: int


def counts(voter: int, *, author: int, rules: VoteRules) -> bool:
    """Whether a vote has rshares at all: not everywhere has one for one's own work."""
    return rules.self_vote_counts or voter != author


def count(
    cast: Cast, *, tally: Tally, old: Ballot | None, curation: bool, rules: VoteRules
) -> tuple[Ballot, Tally]:
    """The vote as it stands from now on, and the work's tally with it in the place of `old`.

    A vote that was changed in an era that keeps the first one earns no curation weight, and none
    does on a work that gives no `curation` rewards.
    """
    weighed = WEIGHTLESS
    if curation and (old is None or rules.edit is not Edit.KEEP_FIRST):
        weighed = weigh(
            cast.rshares,
            before=without(tally, old, rules=rules).vote_rshares,
            absolute=cast.absolute,
            age=cast.age,
            at=cast.at,
            rules=rules,
        )
    ballot = Ballot(weight_bp=cast.weight_bp, rshares=cast.rshares, weight=weighed.weight)
    return ballot, exchange(tally, old=old, new=ballot, added=weighed.added, rules=rules)
