"""How votes became, or would become, tokens: the steps of one payout with their numbers.

Every number is what the plan returned, for a paid text as it was stored; nothing is worked out
here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from accounts.selectors import names_of_wallets
from articles.selectors.cards import Ballot, Card, CommentCard
from communities.selectors import slugs_of_wallets
from frontend.pages.drawings import drawn
from frontend.phrases import ink, number, percent, sums_are_hidden
from frontend.sentences import place
from frontend.shown.rewards import Drawing, Fact, Reward, Share
from rewards.columns import BASIS
from rewards.errors import RewardsError
from rewards.models import Hold, Payout
from rewards.plan import Plan
from rewards.rules import load
from rewards.selectors import (
    Pool,
    estimate,
    head_of,
    kept_back,
    lines_of_writers,
    payout_of,
)
from rewards.trace import Head


def explained(
    reward: Reward,
    *,
    card: Card | CommentCard,
    late_bp: int = 0,
    now: datetime,
    against: Pool | None = None,
) -> Reward:
    """The reward line with its steps; as it is where there is nothing to explain or to show.
    `late_bp` of the words changed in the last day of the vote, 0 if not many.

    Two queries where it is paid, else three, and those of the pool where none is given; for
    co-authors and a community one or two for their names and, where it is paid, one for what they
    got.
    """
    kept = card.reward.kept
    if sums_are_hidden() or card.reward.declined or kept is Hold.State.PLACED:
        return reward
    if card.reward.paid is not None:
        told = _paid(reward, card.ballot)
    elif reward.is_money:
        told = _estimated(reward, card.ballot, now, against)
    else:
        return reward
    return replace(told, how=[*told.how, *_changed_late(late_bp)])


def _changed_late(late_bp: int) -> Iterator[Fact]:
    """That many votes may have been given to other words than those that are paid."""
    if late_bp:
        yield Fact(
            gettext("Words changed in the last day of the vote"),
            percent(late_bp),
            note=gettext("beside each vote stands the version that it was given to"),
        )


def _paid(reward: Reward, ballot: Ballot) -> Reward:
    payout, head = payout_of(ballot.work), head_of(ballot.work)
    assert payout is not None and head is not None
    others = _sharers(head)
    chain = _chain(payout, head)
    granted = Fact(gettext("What the text was granted"), ink(payout.payout))
    if (hold := kept_back(payout)) is not None:
        return _given_back(reward, payout, hold, steps=_steps(chain, payout.payout, granted))
    shares = list(_paid_shares(payout, others, host=head.host))
    return Reward(
        line=reward.line,
        long=_who_got(payout, others, host=head.host) if payout.paid else reward.long,
        is_money=reward.is_money,
        explanation=settled(payout, head),
        how=[*_steps(chain, payout.payout, granted), *(share.fact for share in shares)],
        drawing=_drawing(chain, payout.payout, granted, shares) if payout.payout else None,
        account_url=reverse("payout", args=[payout.work_id]),
    )


def way(payout: Payout, head: Head) -> Drawing | None:
    """The drawing of what was paid; None where nobody was. At most three queries."""
    if not payout.paid or kept_back(payout) is not None:
        return None
    granted = Fact(gettext("What the text was granted"), ink(payout.payout))
    shares = list(_paid_shares(payout, _sharers(head), host=head.host))
    return _drawing(_chain(payout, head), payout.payout, granted, shares)


def _sharers(head: Head) -> dict[int, int]:
    """Milli-INK by wallet that beneficiaries were paid; no query where nobody shares."""
    if not head.beneficiaries:
        return {}
    *others, _author = lines_of_writers(head)
    return {line.wallet: line.paid for line in others}


def _given_back(reward: Reward, payout: Payout, hold: Hold, *, steps: Sequence[Fact]) -> Reward:
    """What a reward was worked out from that nobody got."""
    number_of = {"n": number(hold.settled_by or hold.placed_by)}
    back = gettext("Back in the pool, by decision no. %(n)s") % number_of
    return replace(
        reward,
        explanation=gettext(
            "The round worked the reward out as for every text. It waited in escrow, and went "
            "back to the pool when the decision was final: nobody was paid for the text."
        ),
        how=[*steps, Fact(back, ink(payout.paid))],
        account_url=reverse("payout", args=[payout.work_id]),
    )


def _who_got(payout: Payout, others: Mapping[int, int], *, host: int | None) -> str:
    """How much was paid, and to how many of each kind; who got nothing is not counted."""
    helped = sum(1 for wallet, paid in others.items() if paid and wallet != host)
    who = []
    if payout.author_reward:
        who.append(gettext("1 author"))
    if helped:
        words = ngettext("%(n)s co-author", "%(n)s co-authors", helped)
        who.append(words % {"n": number(helped)})
    if payout.curators:
        words = ngettext("%(n)s curator", "%(n)s curators", payout.curators)
        who.append(words % {"n": number(payout.curators)})
    if payout.host_reward:
        who.append(gettext("1 community"))
    *most, last = who
    if most:
        last = gettext("%(first)s and %(second)s") % {"first": ", ".join(most), "second": last}
    return gettext("%(amount)s paid to %(who)s") % {"amount": ink(payout.paid), "who": last}


def settled(payout: Payout, head: Head) -> str:
    """What a payout's numbers are, or why all of them are nothing."""
    if payout.outcome == Payout.Outcome.DISQUALIFIED:
        return gettext("The text was taken out of the payout, so nothing was paid for it.")
    if payout.payout:
        return gettext(
            "Voting has ended and the round is paid. These are the exact amounts; parts of a "
            "thousandth of INK are carried over to each person's next reward."
        )
    if head.net_rshares <= 0:
        return gettext(
            "Voting has ended. No votes weighed for the text, or disputes took off all that they "
            "gave, so it had no part of the pool."
        )
    return gettext(
        "Voting has ended. The votes came to less than 0.001 INK, the least that can be paid."
    )


class _Chain(NamedTuple):
    """What a text's part of the pool follows from: its strength and points, the points that the
    pool is divided by, and the milli-INK in it.
    """

    net_rshares: int
    claim: int
    claims: int
    pool: int


def _chain(payout: Payout, head: Head) -> _Chain:
    cycle = payout.cycle
    claims, pool = int(cycle.recent_claims_after), cycle.fund_balance
    return _Chain(head.net_rshares, int(payout.claim), claims, pool)


def _steps(chain: _Chain, amount: int, end: Fact) -> list[Fact]:
    """The way to `end`, the `amount` in milli-INK, with what it was divided by."""
    return [
        _strength(chain.net_rshares),
        _points(chain.claim),
        _all_points(chain.claims),
        Fact(gettext("In the pool"), ink(chain.pool)),
        _part(amount, chain.pool),
        end,
    ]


def _drawing(chain: _Chain, amount: int, end: Fact, shares: Sequence[Share]) -> Drawing:
    """The same way as boxes: what a text's figures are divided by stands beside the arrow."""
    steps = [
        _strength(chain.net_rshares),
        _points(chain.claim),
        _part(amount, chain.pool),
        end,
    ]
    divided = gettext("divided by %(n)s points") % {"n": number(chain.claims)}
    return drawn(steps, shares, between=(gettext("by the curve"), divided))


def _part(amount: int, pool: int) -> Fact:
    """What part of the pool a text gets, as per cent; floor."""
    points = amount * BASIS // pool if pool else 0
    share = percent(points) if points or not amount else gettext("less than 0.01 %")
    words = gettext("%(share)s of %(pool)s") % {"share": share, "pool": ink(pool)}
    return Fact(gettext("This text's share of the pool"), words)


def _strength(net_rshares: int) -> Fact:
    return Fact(
        gettext("Strength of all votes"),
        number(net_rshares),
        note=gettext("each voter's Ink Power times the weight of the vote"),
    )


def _points(claim: int) -> Fact:
    return Fact(gettext("Points after the curve"), number(claim))


def _all_points(claims: int) -> Fact:
    return Fact(
        gettext("Points that share the pool"),
        number(claims),
        note=gettext("this text's and those of the last days, which fade"),
    )


def _paid_shares(
    payout: Payout, others: Mapping[int, int], *, host: int | None
) -> Iterator[Share]:
    yield from _shares(payout.author_reward, others, payout.curation_reward, host=host)
    yield from _rest(payout.unclaimed, payout.carried)


def _mix(liquid_bp: int) -> str:
    """In what an author is to be paid, as they chose."""
    if liquid_bp == BASIS:
        return gettext("all of it in INK")
    if not liquid_bp:
        return gettext("all of it in Ink Power")
    words = gettext("%(share)s of it in INK, the rest in Ink Power")
    return words % {"share": percent(liquid_bp)}


def _shares(
    author: int, others: Mapping[int, int], curators: int, *, host: int | None, mix: str = ""
) -> Iterator[Share]:
    """A line for each who gets a part; `others` are milli-INK by wallet: the co-authors', and that
    of the `host`.
    """
    yield Share(Fact(gettext("To the author"), ink(author), note=mix), author)
    names = names_of_wallets(others) if others else {}
    rooms = slugs_of_wallets([host] if host else [])
    for wallet, amount in others.items():
        if wallet == host:
            words = gettext("To the community c/%(slug)s") % {"slug": rooms[wallet]}
            yield Share(Fact(words, ink(amount), note=gettext("all of it in INK")), amount)
            continue
        who = f"@{names[wallet]}" if wallet in names else place(wallet)
        words = gettext("To %(name)s, co-author") % {"name": who}
        yield Share(Fact(words, ink(amount)), amount)
    note = gettext("those who voted for it, by the strength and the time of each vote")
    yield Share(Fact(gettext("To the curators"), ink(curators), note=note), curators)


def _rest(unclaimed: int, carried: int) -> Iterator[Share]:
    """What goes to nobody now, so that the lines add up to what the text was granted."""
    if unclaimed:
        yield Share(Fact(gettext("Left in the pool"), ink(unclaimed)), unclaimed)
    if carried:
        words = gettext("Small change carried over")
        note = "" if carried > 0 else gettext("change kept from earlier rewards was paid")
        yield Share(Fact(words, ink(carried), note=note), max(0, carried))


def _estimated(reward: Reward, ballot: Ballot, now: datetime, against: Pool | None) -> Reward:
    try:
        plan = estimate(ballot.work, rules=load(ballot.rules), now=now, against=against)
    except RewardsError:
        return reward
    decision = plan.decision
    claims, pool = decision.fund.recent_claims, decision.before.balance
    chain = _Chain(plan.split.works.net_rshares[0], decision.claims[0], claims, pool)
    amount = decision.payouts[0]
    worth = Fact(gettext("What it comes to, if it were paid now"), ink(amount))
    shares = list(_planned_shares(plan))
    return Reward(
        line=reward.line,
        long=reward.long,
        is_money=True,
        explanation=gettext(
            "Votes give a text points, and points a share of the reward pool. The share is worked "
            "out when voting ends; until then it moves with everybody's votes. The range says no "
            "more than that: it is the share, if it were paid now, less a tenth and more a tenth. "
            "The tenth is a margin we chose; it is not measured and it is no forecast."
        ),
        how=[*_steps(chain, amount, worth), *(share.fact for share in shares)],
        drawing=_drawing(chain, amount, worth, shares),
    )


def _planned_shares(plan: Plan) -> Iterator[Share]:
    split = plan.split
    sharers = split.works.beneficiaries[0]
    others = dict(zip((each.wallet for each in sharers), split.beneficiaries[0], strict=True))
    host = next((each.wallet for each in sharers if each.host), None)
    author, curators, left = split.author[0], split.curation[0], split.unclaimed[0]
    mix = _mix(split.works.liquid_bp[0])
    yield from _shares(author, others, curators, host=host, mix=mix)
    given = author + sum(others.values()) + curators
    yield from _rest(left, split.payouts[0] - left - given)
