"""The one calculation: from works, votes and the fund to what everybody gets.

`plan` is what the payout job, the pending estimate, the explanation of a payout and an outsider's
recomputation all call. It has two steps, which the payout job runs apart over shards with the same
result: `decide` lets the claims fade, adds the claims of all works before any is paid and gives
each work its pool; `split` divides the pools. The plan carries its trace: nothing is computed a
second time for display. Integers only, every division rounded down.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from ledger.stake import SharePrice
from rewards.columns import Fund, Inputs, PlanError, Standing, Works
from rewards.curves import claim
from rewards.rules import RuleSet
from rewards.shares import Claims, PayoutRules, convert, divide
from rewards.split import Split, split
from rewards.trace import canonical, digests, plan_digest

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Decision:
    """Each work's claim and payout pool (milli-INK), the fund before, and the fund with its claims
    after.

    `fund.balance` is still what it was: `settle` takes off what is really paid.
    """

    claims: list[int]
    payouts: list[int]
    before: Fund
    fund: Fund


@dataclass(frozen=True, slots=True)
class Plan:
    """The result: the decision, the split with its trace, the fund afterwards and the digest over
    everything.
    """

    rules: str
    decision: Decision
    split: Split
    fund: Fund
    digest: bytes


def plan(inputs: Inputs, rules: RuleSet) -> Plan:
    """Pay everything in `inputs` under `rules`. PlanError when the input contradicts itself."""
    decision = decide(
        inputs.works,
        inputs.fund,
        time=inputs.time,
        rules=rules.payout,
        debt_price=inputs.debt_price,
    )
    head = header(
        decision,
        rules=rules,
        price=inputs.price,
        debt_price=inputs.debt_price,
        names=inputs.names,
    )
    parts = split(
        inputs.works,
        inputs.votes,
        claims=decision.claims,
        payouts=decision.payouts,
        carries=inputs.carries,
        price=inputs.price,
        rules=rules.payout,
    )
    return Plan(
        rules=rules.name,
        decision=decision,
        split=parts,
        fund=settle(decision, unclaimed=parts.unclaimed),
        digest=plan_digest(head, [digests(parts)]),
    )


def decide(
    works: Works,
    fund: Fund,
    *,
    time: int,
    rules: PayoutRules,
    debt_price: tuple[int, int] | None = None,
) -> Decision:
    """Claims and payouts of all works of a cycle from one snapshot of the fund; needs no votes."""
    if time < fund.updated:
        raise PlanError("The fund was updated after the time of the cycle.")
    claims = [_claim(each, rules) for each in _standings(works)]
    faded = Fund(
        balance=fund.balance,
        recent_claims=fade(fund, time=time, rules=rules) + sum(claims),
        updated=time,
    )
    if rules.claims is Claims.RUNNING:
        payouts, rest = _one_after_another(
            works, claims, faded, rules=rules, debt_price=debt_price
        )
        return Decision(claims, payouts, before=fund, fund=Fund(fund.balance, rest, time))
    payouts = [
        _payout(most, each, faded, rules=rules, debt_price=debt_price)
        for most, each in zip(works.max_payout, claims, strict=True)
    ]
    return Decision(claims, payouts, before=fund, fund=faded)


def alone(works: Iterable[Standing], fund: Fund, *, time: int, rules: PayoutRules) -> list[int]:
    """What `decide` would give each of these works if it alone were paid now, in their order."""
    faded, result = fade(fund, time=time, rules=rules), []
    for work in works:
        own = _claim(work, rules)
        against = Fund(fund.balance, faded + own, time)
        result.append(_payout(work.max_payout, own, against, rules=rules))
    return result


def fade(fund: Fund, *, time: int, rules: PayoutRules) -> int:
    """The recent claims at `time`; what fades is rounded down (economics.md 5.2). Eras without
    fading keep them.
    """
    seconds = time - fund.updated
    if rules.claims is Claims.RUNNING:
        return fund.recent_claims
    if seconds >= rules.claims_decay_seconds:
        return 0
    return fund.recent_claims - fund.recent_claims * seconds // rules.claims_decay_seconds


def settle(decision: Decision, *, unclaimed: Iterable[int]) -> Fund:
    """The fund after all works are paid: what nobody received stays in it."""
    paid = sum(decision.payouts) - sum(unclaimed)
    fund = decision.fund
    return Fund(
        balance=fund.balance - paid, recent_claims=fund.recent_claims, updated=fund.updated
    )


def header(
    decision: Decision,
    *,
    rules: RuleSet,
    price: SharePrice | None,
    debt_price: tuple[int, int] | None = None,
    names: bytes = b"",
) -> bytes:
    """What the digest says about the cycle as a whole."""
    return canonical(
        {
            "format": FORMAT,
            "rules": [rules.name, hashlib.sha256(canonical(asdict(rules))).hexdigest()],
            "before": _fund(decision.before),
            "after": _fund(decision.fund),
            "works": len(decision.claims),
            "price": None if price is None else [price.fund_ink, price.shares_vests],
            "debt_price": debt_price,
            "names": names.hex(),
        }
    )


def _fund(fund: Fund) -> Sequence[int | str]:
    return [fund.balance, str(fund.recent_claims), fund.updated]


def _standings(works: Works) -> Iterable[Standing]:
    return map(Standing, works.net_rshares, works.max_payout)


def _claim(work: Standing, rules: PayoutRules) -> int:
    if work.max_payout == 0 and not rules.declined_works_claim:
        return 0
    return claim(work.net_rshares, curve=rules.curve, content_constant=rules.content_constant)


def _payout(
    most: int | None,
    own: int,
    fund: Fund,
    *,
    rules: PayoutRules,
    debt_price: tuple[int, int] | None = None,
) -> int:
    """What a claim gets out of a fund whose recent claims hold it already."""
    return _limit(
        fund.balance * own // fund.recent_claims if own else 0,
        most=most,
        rules=rules,
        debt_price=debt_price,
    )


def _limit(
    payout: int, *, most: int | None, rules: PayoutRules, debt_price: tuple[int, int] | None
) -> int:
    """Nothing for dust, and no more than the work accepts; both limits are in the debt token where
    an era has one.
    """
    debt, liquid = debt_price or (1, 1)
    if convert(payout, into=debt, of=liquid) < rules.minimum_payout:
        return 0
    return payout if most is None else min(payout, convert(most, into=liquid, of=debt))


def _one_after_another(
    works: Works,
    claims: list[int],
    fund: Fund,
    *,
    rules: PayoutRules,
    debt_price: tuple[int, int] | None,
) -> tuple[list[int], int]:
    """Payouts before HF17: each takes its claim out of the sum and its payout out of the fund
    before the next.
    """
    balance, sum_of_claims = fund.balance, fund.recent_claims
    payouts: list[int] = []
    for row, each in enumerate(claims):
        left = Fund(balance, sum_of_claims, fund.updated)
        payout = _payout(works.max_payout[row], each, left, rules=rules, debt_price=debt_price)
        balance -= payout - divide(payout, curation=works.curation[row], rules=rules).withheld
        sum_of_claims -= each
        payouts.append(payout)
    return payouts, sum_of_claims
