"""What needs me now: a few numbers, each leading to where something is done about it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from frontend.admin.navigation import places
from frontend.admin.offices import office
from frontend.admin.words import AGES, JOBS
from frontend.phrases import number, percent, when
from ledger.selectors import database_time
from moderation.models import Finding, Proposal
from moderation.selectors import (
    FINDING,
    Health,
    Waiting,
    health,
    proposals_under_way,
    waiting,
)
from moderation.selectors.jobs import RECOMPUTE, VERIFY, JobState, engine, jobs


class Card(NamedTuple):
    """A number with its name, what is beside it, where it leads, and parts of it that lead on."""

    name: str
    value: str
    beside: str = ""
    url: str = ""
    parts: Sequence[tuple[str, str]] = ()


def fill(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """The first page: work for every office, the site's health for those of the site."""
    of, now = office(request), database_time()
    found = waiting(of, ages=AGES, now=now)
    work = list(_work(found, now))
    if of.moderator:
        place = f"{reverse('admin:cases')}?kind={FINDING}&severity={Finding.RIPE}"
        work.append(Card(gettext("Findings to be ended"), number(found.findings), "", place))
    site: list[Card] = []
    if of.moderator:
        states = jobs(now)
        site = [*_site(health(now), now, chief=of.administrator)]
        site += _checked(states, now, chief=of.administrator)
        if of.administrator:
            work += _chores(states, now)
    # The menu at the side opens by a script and a mouse alone; these links by anything.
    return context | {"work": work, "site": site, "places": places(request)}


def _chores(states: Sequence[JobState], now: datetime) -> Iterator[Card]:
    """What waits for an administrator."""
    unsigned = sum(it.state == Proposal.State.OPEN for it in proposals_under_way())
    yield Card(gettext("Proposals to be signed"), number(unsigned), "", reverse("admin:proposals"))
    place, found = reverse("admin:jobs"), engine(now)
    wrong = [str(JOBS.get(it.task, it.task)) for it in states if it.wrong]
    yield Card(
        gettext("Jobs that fail or do not run"),
        number(len(wrong)),
        wrong[0] if wrong else "",
        place,
    )
    signed = when(found.signed_at, now=now).words if found.signed_at else gettext("never")
    yield Card(gettext("Blocks that wait for a signature"), number(found.unsigned), signed, place)
    behind = when(found.behind, now=now).words if found.behind else gettext("nothing")
    yield Card(gettext("Overdue for a payout round since"), behind, "", place)


def _checked(states: Sequence[JobState], now: datetime, *, chief: bool) -> Iterator[Card]:
    """What the nightly checks found: of the ledger, and of what payout rounds follow from."""
    for task, name, place in (
        (VERIFY, gettext("Findings of the ledger's check"), "admin:ledger_block_changelist"),
        (RECOMPUTE, gettext("Rounds that come out otherwise"), "admin:rewards_cycle_changelist"),
    ):
        job = next(it.job for it in states if it.task == task)
        result = job.result if job is not None else None
        yield Card(
            name,
            "\N{EN DASH}" if result is None else number(result),
            when(job.done_at, now=now).words if job and job.done_at else "",
            reverse("admin:jobs" if chief else place),
        )


def _work(found: Waiting, now: datetime) -> Iterator[Card]:
    cases = reverse("admin:cases")
    oldest = (
        gettext("the oldest: %(when)s") % {"when": when(found.oldest, now=now).words}
        if (found.oldest)
        else ""
    )
    older = [
        (f"{AGES[days]}: {number(count)}", f"{cases}?age={days}")
        for days, count in found.older.items()
        if count
    ]
    yield Card(gettext("Open cases"), number(found.cases), oldest, cases, older)
    yield Card(gettext("Urgent ones"), number(found.urgent), "", f"{cases}?severity=3")
    late = found.appeal_due is not None and found.appeal_due < now
    due = gettext("one is overdue") if late else ""
    yield Card(gettext("Appeals to be heard"), number(found.appeals), due, f"{cases}#appeals")
    yield Card(gettext("Texts that wait"), number(found.held), "", f"{cases}?kind=held")


def _site(found: Health, now: datetime, *, chief: bool) -> Iterator[Card]:
    """Where what is put aside, or does not go out, is given another try, is for administrators."""
    worker = reverse("admin:jobs") if chief else ""
    cycle, block = found.round, found.block
    if cycle is not None:
        place = reverse("admin:rewards_cycle_change", args=[cycle.pk])
        said = when(cycle.time, now=now).words
        yield Card(gettext("Last payout round"), number(cycle.number), said, place)
    aside = f"{worker}#aside" if chief else reverse("admin:rewards_window_changelist")
    yield Card(gettext("Works put aside"), number(found.parked), "", aside)
    if block is not None:
        place = reverse("admin:ledger_block_change", args=[block.pk])
        said = when(block.sealed_at, now=now).words
        yield Card(gettext("Last block"), number(block.height), said, place)
    blocks = reverse("admin:ledger_block_changelist")
    yield Card(gettext("Entries not sealed yet"), number(found.unsealed), "", blocks)
    people = reverse("admin:accounts_account_changelist")
    yield Card(gettext("Registered in a day"), number(found.registered), "", people)
    share = percent(found.stopped * 10_000 // found.written) if found.written else percent(0)
    texts = reverse("admin:articles_article_changelist")
    beside = gettext("of %(n)s in a day") % {"n": number(found.written)}
    yield Card(gettext("Removed or held"), share, beside, texts)
    yield Card(gettext("Letters overdue"), number(found.letters), "", worker)
