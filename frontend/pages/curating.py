"""A curator's desk: the budget, how the finds went, and what each vote earned and why.

What was earned comes from the rows of the ledger, so it adds up with the wallet.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import Account
from articles.selectors import curated_by_tag
from curation.models import Vote
from curation.records import (
    WIDELY,
    Record,
    first_seconds,
    is_find,
    records,
    totals_after,
    votes_by,
)
from curation.rules import VoteRules
from curation.selectors import voting_mana
from frontend.pages.budget import dispute_gauge, voting_gauge
from frontend.pages.months import chart, paid_in_months
from frontend.pages.outcomes import WORDS, Judged, fate
from frontend.pages.works import Named, named
from frontend.phrases import about, ink, number, percent, span, sums_are_hidden, when
from frontend.shown.curating import CastVote, Compared, CuratorPage, TagLine
from ledger.codes import Code
from rewards.active import rules_at
from rewards.columns import Standing
from rewards.earned import earned_for
from rewards.reading import works_by_id
from rewards.rules import load, names, vote_rules_of
from rewards.selectors import payouts_of_works, pool_if_any
from rewards.selectors import worth as would_pay

PAGE: Final = 30
MONTHS: Final = 12
_DAY: Final = 86_400


def curator(account: Account, *, before: int | None, now: datetime) -> CuratorPage:
    """The desk of who asks; at most 15 queries, however many votes there are."""
    wallet, rules = account.wallet_id, rules_at(now).vote
    earned = paid_in_months(wallet, codes=(Code.CURATION_REWARD,))
    eras = {name: first_seconds(load(name).vote) for name in names()}
    record = {each.month: each for each in records(wallet, early_seconds=eras, limit=MONTHS)}
    strength = voting_mana(wallet, now=now, rules=rules)
    votes = votes_by(wallet, before=before, limit=PAGE + 1)
    return CuratorPage(
        lead=gettext(
            "%(amount)s for your votes, in all; power at what it was worth when it was paid"
        )
        % {"amount": ink(sum(earned.values()))},
        voting=voting_gauge(strength, rules),
        disputing=dispute_gauge(strength, rules),
        pace=_pace(rules),
        compared=_compared(record, earned, now=now),
        find_words=gettext(
            "A find is a vote on a text younger than %(span)s, before which at most a quarter of "
            "all curation weight had been cast, where at least %(n)s people voted in the end. "
            "Texts whose voting is over are counted, in the month they were paid."
        )
        % {"span": span(timedelta(seconds=first_seconds(rules) or 0)), "n": WIDELY},
        chart=chart(list(earned.items())[:MONTHS]),
        tags=[
            TagLine(each.tag, number(each.texts), ink(each.worth))
            for each in curated_by_tag(wallet)
        ],
        votes=_votes(account, votes[:PAGE], now=now),
        csv_url=reverse("curator_csv"),
        more_url=f"?before={votes[PAGE - 1].seq}" if len(votes) > PAGE else "",
    )


def judged(wallet: int, votes: Sequence[Vote]) -> list[Judged]:
    """Votes, read with their works, with what their fates follow from. Two queries."""
    works = [vote.work_id for vote in votes]
    payouts = payouts_of_works(works)
    earned = earned_for(wallet, works)
    return [
        Judged(
            vote,
            vote_rules_of(vote.work.rules, opened_at=vote.work.opened_at),
            payouts.get(vote.work_id),
            earned.get(vote.work_id),
        )
        for vote in votes
    ]


def _pace(rules: VoteRules) -> str:
    length = span(timedelta(seconds=rules.regeneration_seconds))
    if rules.regeneration_seconds < _DAY:
        return gettext("Both fill from empty to full in %(span)s.") % {"span": length}
    part = percent(10_000 * _DAY // rules.regeneration_seconds)
    words = gettext("Both fill from empty to full in %(span)s, %(part)s a day.")
    return words % {"span": length, "part": part}


def _compared(
    record: Mapping[date, Record], earned: Mapping[date, int], *, now: datetime
) -> Sequence[Compared]:
    this = now.date().replace(day=1)
    last = (this - timedelta(days=1)).replace(day=1)
    here, there = (record.get(month, Record(month, 0, 0, 0)) for month in (this, last))
    rows = [
        (gettext("Earned"), ink(earned.get(this, 0)), ink(earned.get(last, 0)), ""),
        (gettext("Votes on texts that were paid"), number(here.votes), number(there.votes), ""),
        (gettext("Early ones among them"), number(here.early), number(there.early), ""),
        (gettext("Finds before others"), number(here.finds), number(there.finds), ""),
        (gettext("Hit rate"), _rate(here), _rate(there), gettext("finds among the early votes")),
    ]
    return [Compared(*row) for row in rows]


def _rate(record: Record) -> str:
    return percent(record.finds * 100 // record.early * 100) if record.early else "\u2013"


def _votes(account: Account, votes: Sequence[Vote], *, now: datetime) -> Sequence[CastVote]:
    if not votes:
        return ()
    totals = totals_after(vote.seq for vote in votes)
    titles = named((vote.work_id for vote in votes), viewer=account)
    effects = {} if sums_are_hidden() else _effects(votes, now=now)
    return [
        _cast(
            each,
            titles[each.vote.work_id],
            total_after=totals.get(each.vote.seq, 0),
            effect=effects.get(each.vote.work_id, ""),
            now=now,
        )
        for each in judged(account.wallet_id, votes)
    ]


def _cast(
    each: Judged,
    text: Named,
    *,
    total_after: int,
    effect: str,
    now: datetime,
) -> CastVote:
    vote, became = each.vote, fate(each)
    amount, why = "", str(WORDS[became])
    if each.earned is not None:
        amount = ink(each.earned.worth)
    elif became == "open":
        why = effect or why
    elif each.payout is not None:
        amount = ink(0)
    return CastVote(
        title=text.title,
        url=text.url,
        when=when(vote.at, now=now),
        weight=percent(abs(vote.weight_bp)),
        dispute=vote.weight_bp < 0,
        mark=_mark(each, total_after=total_after),
        amount=amount,
        why=why,
        explained_url=reverse("votes", args=[vote.work_id]) if text.known and each.payout else "",
    )


def _mark(each: Judged, *, total_after: int) -> str:
    vote, until = each.vote, first_seconds(each.rules)
    if is_find(vote, total_after=total_after, early_seconds=until):
        return gettext("found before others")
    if vote.weight_bp <= 0 or until is None:
        return ""
    early = (vote.at - vote.work.opened_at).total_seconds() < until
    return gettext("early") if early else gettext("after the first window")


def _effects(votes: Sequence[Vote], *, now: datetime) -> dict[int, str]:
    """What open texts would gain or lose by these votes, as things stand. Three queries."""
    waiting = {vote.work_id: vote for vote in votes if vote.work.paid_at is None}
    against = pool_if_any() if waiting else None
    if against is None:
        return {}
    works = works_by_id(list(waiting))
    effects = {}
    for work, net, accepts in zip(works.id, works.net_rshares, works.max_payout, strict=True):
        vote, rules = waiting[work], load(waiting[work].work.rules)
        without_mine = Standing(net - vote.rshares, accepts)
        paid = would_pay(
            [Standing(net, accepts), without_mine], rules=rules, now=now, against=against
        )
        effects[work] = _effect(paid[0] - paid[1])
    return effects


def _effect(milli_ink: int) -> str:
    if not milli_ink:
        return gettext("voting goes on; as things stand it changes less than 0.001 INK")
    if milli_ink > 0:
        words = gettext("voting goes on; as things stand it adds %(amount)s to the text")
    else:
        words = gettext("voting goes on; as things stand it takes %(amount)s off the text")
    return words % {"amount": about(abs(milli_ink))}
