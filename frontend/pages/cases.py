"""Reports, and decisions about oneself with appeals, as pages."""

from collections.abc import Mapping
from datetime import datetime

from django.http import Http404
from django.utils.translation import gettext

from accounts.models import Account
from accounts.selectors import account_named
from frontend.forms.cases import REASONS, AppealForm
from frontend.pages.verdicts import OFFICES, did, ends
from frontend.pages.works import Named, named
from frontend.phrases import date_and_hour, when
from frontend.shown.cases import (
    CasesPage,
    DecisionShown,
    ReportShown,
    SaidLine,
)
from moderation.measures import Measure
from moderation.process import Outcome
from moderation.selectors.told import (
    OwnReport,
    Verdict,
    decisions_about,
    reports_of,
)


def reported_text(work: int, *, viewer: Account | None) -> Named:
    """The text that is to be reported; Http404 for one that the viewer does not read."""
    found = named([work], viewer=viewer)[work]
    if not found.url:
        raise Http404
    return found


def reported_person(name: str) -> Account:
    """The account that is to be reported; Http404 where nobody bears the name."""
    found = account_named(name)
    if found is None:
        raise Http404
    return found


def own(account: Account, *, now: datetime) -> CasesPage:
    """What was decided about somebody, and what came of their reports. At most five queries."""
    decisions, reports = decisions_about(account, now=now), reports_of(account)
    numbers = [each.work for each in decisions] + [each.work for each in reports]
    works = named((each for each in numbers if each is not None), viewer=account)
    return CasesPage(
        [_decision(each, works, now) for each in decisions],
        [_report(each, works, now) for each in reports],
    )


def _decision(found: Verdict, works: Mapping[int, Named], now: datetime) -> DecisionShown:
    heard = found.appeal
    waits = heard is not None and heard.outcome is None
    holds = Measure.HOLD in found.measures and found.undone is None
    held = gettext("The reward is on hold until the decision is final or your appeal is decided.")
    return DecisionShown(
        number=found.number,
        when=when(found.at, now=now),
        did=did(found.measures),
        office=str(OFFICES[found.office]),
        about=works.get(found.work or 0),
        rule=found.rule,
        quoted=found.quoted,
        message=found.message,
        until=ends(found.until),
        held=held if holds and (waits or found.appeal_until is not None) else "",
        standing=_standing(found),
        said=[
            SaidLine(
                gettext("You") if each.mine else gettext("Who hears the appeal"),
                each.words,
                when(each.at, now=now),
            )
            for each in (heard.said if heard else ())
        ],
        form=AppealForm(auto_id=f"id_{found.number}_%s")
        if waits or found.appeal_until is not None
        else None,
    )


def _standing(found: Verdict) -> str:
    if found.undone is not None:
        return gettext("Taken back: %(words)s") % {"words": found.undone}
    if found.appeal is not None:
        if found.appeal.outcome is None:
            words = gettext("You appealed; somebody else answers by %(day)s.")
            return words % {"day": date_and_hour(found.appeal.due_at)}
        if found.appeal.outcome is Outcome.UPHELD:
            return gettext("Your appeal was heard: the decision stays.")
    if found.appeal_until is not None:
        words = gettext("You can appeal until %(day)s; somebody else will hear it.")
        return words % {"day": date_and_hour(found.appeal_until)}
    return gettext("The decision is final.")


def _report(found: OwnReport, works: Mapping[int, Named], now: datetime) -> ReportShown:
    return ReportShown(
        reason=str(dict(REASONS)[found.reason.value]),
        about=works.get(found.work or 0),
        when=when(found.at, now=now),
        standing=gettext("Decided.") if found.decided else gettext("Waits for a moderator."),
    )
