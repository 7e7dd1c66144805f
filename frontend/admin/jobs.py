"""What the worker does: its jobs, the payout round that is open, what rounds could not pay, and
letters that fail.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from frontend.admin.codes import ROUNDS
from frontend.admin.site import desk
from frontend.admin.words import ASIDE, JOBS
from frontend.phrases import date_and_hour, number, when
from frontend.refusals import told
from frontend.views.edges import person, refused, said
from ledger.refusal import Refusal
from ledger.selectors import database_time
from moderation.selectors.jobs import (
    CHECKS,
    Engine,
    JobState,
    engine,
    jobs,
    letters_that_fail,
)
from moderation.services.jobs import resume_work, run_again, try_letters_again
from rewards.selectors import parked_windows

#: The job that pays rounds, and carries on an open one.
PAY: Final = "rewards.tasks.payout_cycle"


def page(request: HttpRequest) -> HttpResponse:
    """All of it, what is wrong first."""
    now = database_time()
    letters = letters_that_fail()
    context = desk.each_context(request) | {
        "title": gettext("Jobs and letters"),
        "jobs": [_line(each, now) for each in jobs(now)],
        "engine": list(_engine(engine(now), now)),
        "pay": PAY,
        "aside": [
            {"work": each.work_id, "why": ASIDE.get(each.parked, each.parked)}
            for each in parked_windows()
        ],
        "letters": [
            {
                "it": each,
                "written": when(each.written_at, now=now),
                "next": date_and_hour(each.due_at),
            }
            for each in letters
        ],
    }
    return TemplateResponse(request, "admin/desk/jobs.html", context)


def again(request: HttpRequest) -> HttpResponse:
    """Ask for one more run of a job; doing it twice is safe."""
    task = request.POST.get("task", "")
    by = person(request)

    def ask(now: datetime) -> str:
        run_again(task, by=by, now=now)
        return gettext("The worker is asked for it.")

    return _done(request, ask)


def resume(request: HttpRequest, work: int) -> HttpResponse:
    """Give a work that was put aside to the next round."""
    by = person(request)

    def ask(now: datetime) -> str:
        resume_work(work, by=by, now=now)
        words = gettext("The next payout round takes work %(n)s, or puts it aside again.")
        return words % {"n": work}

    return _done(request, ask)


def letters_again(request: HttpRequest) -> HttpResponse:
    """Try the letters that failed at once."""
    by = person(request)

    def ask(now: datetime) -> str:
        count = try_letters_again(by=by, now=now)
        words = ngettext("%(n)s letter is tried again.", "%(n)s letters are tried again.", count)
        return words % {"n": number(count)}

    return _done(request, ask)


def _done(request: HttpRequest, act: Callable[[datetime], str]) -> HttpResponseRedirect:
    try:
        said(request, act(database_time()))
    except Refusal as error:
        refused(request, told(error))
    return HttpResponseRedirect(reverse("admin:jobs"))


def _line(state: JobState, now: datetime) -> dict[str, Any]:
    job = state.job
    failed = job is not None and job.fails
    return {
        "task": state.task,
        "name": JOBS.get(state.task, state.task),
        "asked": state.asked,
        "wrong": state.wrong,
        "done": when(job.done_at, now=now) if job is not None and job.done_at else None,
        "failed": when(job.failed_at, now=now) if job is not None and job.failed_at else None,
        "failures": number(job.failures) if job is not None else "",
        "error": job.error if job is not None else "",
        "words": gettext("fails")
        if failed
        else gettext("does not run")
        if state.late
        else gettext("has not run yet")
        if state.waits
        else gettext("runs"),
        "findings": number(job.result)
        if job is not None and job.result and state.task in CHECKS
        else "",
    }


def _engine(found: Engine, now: datetime) -> list[tuple[str, str]]:
    """Payouts and signatures in words."""
    if found.open is None:
        state = gettext("none is open")
    else:
        words = gettext(
            "number %(n)s is %(state)s since %(when)s; parts paid: %(paid)s of %(all)s"
        )
        state = words % {
            "n": number(found.open.number),
            "state": ROUNDS[found.open.state],
            "when": when(found.open.frozen_at, now=now).words,
            "paid": number(found.posted),
            "all": number(found.shards),
        }
    behind = when(found.behind, now=now).words if found.behind else gettext("nothing")
    signed = when(found.signed_at, now=now).words if found.signed_at else gettext("never")
    return [
        (gettext("Payout round"), state),
        (gettext("Overdue for a payout round since"), behind),
        (gettext("Last block with a signed summary"), signed),
        (gettext("Blocks that wait for one"), number(found.unsigned)),
        (gettext("Rounds whose inputs are not published or sealed"), number(found.unpublished)),
        (
            gettext("Entries of the ledger that are signed and not published"),
            number(found.unlogged),
        ),
    ]
