"""A small world for payouts: wallets, a fund, works with votes that close at one time."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from curation.models import Kind as Cast
from curation.models import Vote, VoteEvent, Work
from ledger.assets import Asset
from ledger.codes import Code
from ledger.models import Kind
from ledger.services import Draft, Leg, open_wallet, post
from ledger.wallets import SystemWallet
from rewards.rules import RuleSet, load
from rewards.services import found_fund, open_window, set_terms

GENESIS = datetime(2026, 1, 1, tzinfo=UTC)
CLOSES = GENESIS + timedelta(days=10)


@dataclass
class World:
    """What was made: wallets and works by number; the votes can be grown work by work."""

    rules: RuleSet
    wallets: list[int] = field(default_factory=list)
    works: list[int] = field(default_factory=list)

    def work(
        self,
        author: int,
        votes: dict[int, int],
        *,
        closes_at: datetime = CLOSES,
        terms: Mapping[str, Any] | None = None,
        **columns: object,
    ) -> int:
        """Open a work of wallet `author` with the given rshares of each voter, and with terms that
        were set before.
        """
        ups = [rshares for rshares in votes.values() if rshares > 0]
        work = Work.objects.create(
            author_id=author,
            opened_at=closes_at - timedelta(days=7),
            closes_at=closes_at,
            rules=self.rules.name,
            net_rshares=sum(votes.values()),
            vote_rshares=sum(ups),
            total_weight=sum(ups),
            upvotes=len(ups),
            downvotes=len(votes) - len(ups),
            **columns,
        )
        if terms is not None:
            set_terms(work.pk, **terms)
        events = VoteEvent.objects.bulk_create(
            VoteEvent(
                work=work,
                voter_id=voter,
                kind=Cast.VOTE if rshares > 0 else Cast.DISPUTE,
                weight_bp=10_000 if rshares > 0 else -10_000,
                rshares=rshares,
                weight=max(rshares, 0),
                total_weight=sum(ups),
                at=closes_at - timedelta(days=6, hours=12, seconds=-place),
            )
            for place, (voter, rshares) in enumerate(votes.items())
        )
        Vote.objects.bulk_create(
            Vote(
                work=work,
                voter_id=event.voter_id,
                weight_bp=event.weight_bp,
                rshares=event.rshares,
                weight=event.weight,
                at=event.at,
                seq=event.seq,
            )
            for event in events
        )
        open_window(work.pk, opens_at=work.opened_at, closes_at=closes_at)
        self.works.append(work.pk)
        return work.pk

    def fill(self, works: int, *, seed: int = 1, closes_at: datetime = CLOSES) -> None:
        """Open `works` works with random votes of other wallets."""
        choose = random.Random(seed)
        for _ in range(works):
            author, *others = choose.sample(self.wallets, k=choose.randint(2, len(self.wallets)))
            votes = {voter: choose.randint(10**6, 10**13) for voter in others}
            self.work(author, votes, closes_at=closes_at)


def found_world(*, wallets: int = 8, rules: str = "inkwell-1", fund: bool = True) -> World:
    """Found the fund and open wallets, in whatever database is connected."""
    world = World(rules=load(rules))
    world.wallets = [open_wallet(Kind.PERSON) for _ in range(wallets)]
    issue, ink, genesis = SystemWallet.ISSUE, Asset.INK, Code.GENESIS
    amounts = {
        SystemWallet.FUND: 50_000_000,
        SystemWallet.TREASURY: 10_000_000_000,
    }
    legs = [
        Leg(debit=issue, credit=to, asset=ink, amount=amount, code=genesis)
        for to, amount in amounts.items()
    ]
    post([Draft(key="test", code=genesis, reference="test", rules=rules, legs=legs)])
    if fund:
        found_fund(GENESIS, total_vests=10**14, rules=world.rules)
    return world
