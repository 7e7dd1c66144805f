"""The account of one payout for programs: every figure as it was stored, in smallest units."""

from collections.abc import Collection, Iterator
from typing import Final

from django.urls import reverse

from accounts.models import Account
from accounts.selectors import kept_wallets, names_beside_votes
from frontend.pages.payouts import told, writers
from rewards.models import Cycle
from rewards.selectors import estimates_until_paid, lines_of_votes_from
from rewards.trace import Head, Line

#: Votes of one answer.
PAGE: Final = 1_000

type Data = dict[str, object]


def payout_data(work: int, *, viewer: Account | None, first: int) -> Data:
    """What a work was paid, with its votes from the one with the number `first` on, in the order
    of their times. Http404 as `payouts.told`. At most twelve queries.

    Figures that may pass 2^53 are strings. What a voter keeps to themselves is null.
    """
    paid, head, text, hold = told(work, viewer=viewer)
    votes, count = lines_of_votes_from(head, first=first, limit=PAGE)
    end = first + len(votes)
    after = reverse("payout_data", args=[work], query={"first": end}) if end < count else None
    return {
        "work": work,
        "outcome": paid.outcome,
        "given_back": hold is not None,
        "round": _round(paid.cycle),
        "upvote_rshares": str(head.vote_rshares),
        "net_rshares": str(head.net_rshares),
        "claim": str(head.claim),
        "max_payout_milli_ink": head.max_payout,
        "payout_milli_ink": paid.payout,
        "total_weight": str(head.total_weight),
        "author_liquid_bp": head.liquid_bp,
        "lines": [] if hold else list(_writers(head, viewer=viewer, named=bool(text.url))),
        "curation_milli_ink": None if hold else paid.curation_reward,
        "unclaimed_milli_ink": None if hold else paid.unclaimed,
        "carried_milli_ink": None if hold else paid.carried,
        "estimates": [
            {
                "at": each.reading.at.isoformat(),
                "net_rshares": str(each.net_rshares),
                "fund_milli_ink": each.reading.balance,
                "recent_claims": str(each.reading.recent_claims),
                "payout_milli_ink": each.payout,
            }
            for each in estimates_until_paid(work)
        ],
        "votes_in_all": count,
        "votes": list(_votes(votes, viewer=viewer, held=hold is not None)),
        "more_votes": after,
    }


def _round(cycle: Cycle) -> Data:
    return {
        "number": cycle.number,
        "state": cycle.state,
        "time": cycle.time.isoformat(),
        "rules": cycle.rules,
        "fund_milli_ink": cycle.fund_balance,
        "new_for_fund_milli_ink": cycle.emission_content,
        "recent_claims_before": str(cycle.recent_claims_before),
        "recent_claims_after": str(cycle.recent_claims_after),
        "price_milli_ink": cycle.price_ink,
        "price_micro_vests": str(cycle.price_vests),
        "plan_digest": bytes(cycle.plan_digest).hex(),
        "block": cycle.block,
    }


def _writers(head: Head, *, viewer: Account | None, named: bool) -> Iterator[Data]:
    for line, name, share, kept in writers(head, viewer=viewer, named=named):
        role = "author"
        if share is not None:
            role = "community" if share.host else "co-author"
        figures = _figures(line, own=_is_own(line, viewer))
        if kept:
            figures = dict.fromkeys(figures) | {"paid_milli_ink": line.paid}
        weight = share.weight_bp if share else None
        yield {"role": role, "name": name or None, "weight_bp": weight, **figures}


def _votes(votes: Collection[Line], *, viewer: Account | None, held: bool) -> Iterator[Data]:
    """Of who gives no name, strength and weight alone: sums could be followed to one."""
    wallets = [line.wallet for line in votes]
    names = names_beside_votes(wallets)
    kept = kept_wallets(wallets, viewer=viewer)
    for line in votes:
        name, own = names.get(line.wallet), _is_own(line, viewer)
        cast: Data = {
            "name": name,
            "mine": own,
            "rshares": str(line.rshares),
            "weight": str(line.weight),
        }
        figures = _figures(line, own=own)
        shown = not held and (own or (name is not None and line.wallet not in kept))
        yield cast | (figures if shown else dict.fromkeys(figures))


def _is_own(line: Line, viewer: Account | None) -> bool:
    return viewer is not None and line.wallet == viewer.wallet_id


def _figures(line: Line, *, own: bool) -> Data:
    """What a wallet kept is told to its owner alone: it leads from one payout to the next."""
    return {
        "share_nano_ink": str(line.share_nano),
        "kept_before_nano_ink": line.kept_before_nano if own else None,
        "paid_milli_ink": line.paid,
        "liquid_milli_ink": line.liquid,
        "staked_micro_vests": str(line.vests),
        "kept_nano_ink": line.kept_nano if own else None,
    }
