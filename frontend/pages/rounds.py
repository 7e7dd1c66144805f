"""Payout rounds and rule sets as pages: figures as they were frozen, never computed again."""

from collections.abc import Iterator
from datetime import datetime

from django.http import Http404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from accounts.models import Account
from frontend.pages.payouts import account_url
from frontend.pages.recomputing import published
from frontend.pages.works import named
from frontend.phrases import ink, number, when
from frontend.shown.rewards import Fact
from frontend.shown.rounds import CyclePage, CycleRow, CyclesPage, PayoutRow
from rewards import selectors
from rewards.models import Cycle, Payout

PAGE = 30


def cycles(*, before: int | None, now: datetime) -> CyclesPage:
    """Rounds that paid somebody, newest first; one query."""
    rows = selectors.cycles(before=before, limit=PAGE + 1)
    more = f"{reverse('cycles')}?before={rows[PAGE - 1].number}" if len(rows) > PAGE else ""
    return CyclesPage([_row(row, now) for row in rows[:PAGE]], more)


def _row(row: Cycle, now: datetime) -> CycleRow:
    return CycleRow(
        number=row.number,
        url=reverse("cycle", args=[row.number]),
        when=when(row.time, now=now),
        works=number(row.works),
        paid=ink(row.paid),
        state=_state(row),
    )


def _state(row: Cycle) -> str:
    words = {
        Cycle.State.FROZEN: gettext("collected"),
        Cycle.State.PLANNED: gettext("worked out"),
        Cycle.State.POSTING: gettext("being paid"),
        Cycle.State.CLOSED: gettext("paid"),
    }
    return words[Cycle.State(row.state)]


def cycle(number_: int, *, after: int | None, reader: Account | None, now: datetime) -> CyclePage:
    """One round and its payouts, best paid first, behind that of the work `after`, and what it was
    computed from, with the reader's lines in it; Http404 when there is none of that number.
    """
    row = selectors.cycle(number_)
    if row is None:
        raise Http404
    paid = selectors.payouts_of(row, after=after, limit=PAGE + 1)
    names = named([payout.work_id for payout in paid[:PAGE]], viewer=None)
    more = f"?after={paid[PAGE - 1].work_id}" if len(paid) > PAGE else ""
    payouts = [
        PayoutRow(
            title=names[payout.work_id].title,
            url=names[payout.work_id].url,
            author=ink(payout.author_reward),
            curators=ink(payout.curation_reward),
            total=ink(payout.payout),
            rest=list(_rest(payout)),
            account_url=account_url(payout) if names[payout.work_id].known else "",
        )
        for payout in paid[:PAGE]
    ]
    return CyclePage(
        title=gettext("Payout round %(n)s") % {"n": number(row.number)},
        lead=_lead(row, now),
        facts=list(_facts(row, now)),
        payouts=payouts,
        more_url=more,
        published=published(row, reader=reader, now=now),
    )


def _rest(payout: Payout) -> Iterator[str]:
    """What of a total went elsewhere, so that the row adds up."""
    parts = (
        (gettext("%(amount)s to co-authors"), payout.beneficiary_reward),
        (gettext("%(amount)s to its community"), payout.host_reward),
        (gettext("%(amount)s left in the pool"), payout.unclaimed),
        (gettext("%(amount)s small change carried over"), max(0, payout.carried)),
        (gettext("%(amount)s of change from earlier rewards on top"), max(0, -payout.carried)),
    )
    yield from (words % {"amount": ink(amount)} for words, amount in parts if amount)


def _lead(row: Cycle, now: datetime) -> str:
    words = ngettext(
        "%(when)s: %(n)s text was granted %(amount)s.",
        "%(when)s: %(n)s texts were granted %(amount)s.",
        row.works,
    ) % {"when": when(row.time, now=now).words, "n": number(row.works), "amount": ink(row.paid)}
    return capfirst(words)


def _facts(row: Cycle, now: datetime) -> Iterator[Fact]:
    yield Fact(gettext("State"), _state(row))
    yield Fact(gettext("Time"), when(row.time, now=now).exact)
    yield Fact(gettext("In the pool when frozen"), ink(row.fund_balance))
    yield Fact(gettext("New tokens for writers and readers"), ink(row.emission_content))
    yield Fact(gettext("New tokens behind Ink Power"), ink(row.emission_vesting))
    yield Fact(gettext("New tokens for the treasury"), ink(row.emission_treasury))
    yield Fact(gettext("New tokens for the signers"), ink(row.emission_signers))
    yield Fact(gettext("Recent claims before"), number(int(row.recent_claims_before)))
    yield Fact(gettext("Recent claims after"), number(int(row.recent_claims_after)))
    yield Fact(gettext("Rules"), row.rules, url=reverse("rules", args=[row.rules]))
    if row.plan_digest and not row.inputs_digest:
        yield Fact(gettext("Digest of the plan"), bytes(row.plan_digest).hex(), mono=True)
