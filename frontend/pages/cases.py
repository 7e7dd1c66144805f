"""Reports, decisions about oneself with appeals, and the public log, as pages."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from accounts.selectors import account_named
from frontend.forms.cases import REASONS, AppealForm
from frontend.pages.works import Named, named
from frontend.phrases import date_and_hour, when
from frontend.shown.cases import (
    CasesPage,
    DecisionShown,
    LogPage,
    LogRow,
    ReportShown,
    SaidLine,
)
from moderation.measures import Measure
from moderation.process import Outcome
from moderation.rights import As
from moderation.selectors.told import (
    MOST,
    LogLine,
    OwnReport,
    Verdict,
    decisions_about,
    public_log,
    reports_of,
)

_MEASURES: Final[Mapping[Measure, Promise]] = {
    Measure.WARN: _("a warning"),
    Measure.LABEL: _("a label before the text"),
    Measure.REMOVE: _("the text is removed"),
    Measure.LOCK: _("the thread is closed"),
    Measure.MUTE: _("muted in the community"),
    Measure.LIMIT: _("the account is limited"),
    Measure.SUSPEND: _("the account is suspended"),
    Measure.HOLD: _("the reward is on hold"),
}
_OFFICES: Final[Mapping[As, Promise]] = {
    As.COMMUNITY: _("a moderator of the community"),
    As.SITE: _("a moderator of the site"),
    As.ADMINISTRATOR: _("an administrator of the site"),
    As.AUTOMATIC: _("the site, by a published rule"),
}


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


def log(*, before: int | None, now: datetime) -> LogPage:
    """A page of the public log. One query."""
    lines = public_log(before=before)
    more = f"?before={lines[-1].number}" if len(lines) == MOST else ""
    return LogPage([_row(each, now) for each in lines], more)


def _decision(found: Verdict, works: Mapping[int, Named], now: datetime) -> DecisionShown:
    heard = found.appeal
    waits = heard is not None and heard.outcome is None
    holds = Measure.HOLD in found.measures and found.undone is None
    held = gettext("The reward is on hold until the decision is final or your appeal is decided.")
    return DecisionShown(
        number=found.number,
        when=when(found.at, now=now),
        did=_did(found.measures),
        office=str(_OFFICES[found.office]),
        about=works.get(found.work or 0),
        rule=found.rule,
        quoted=found.quoted,
        message=found.message,
        until=_until(found.until),
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


def _row(line: LogLine, now: datetime) -> LogRow:
    undone = gettext("decision no. %(n)s is taken back")
    office = str(_OFFICES[line.office])
    return LogRow(
        number=line.number,
        when=when(line.at, now=now),
        did=undone % {"n": line.undoes} if line.undoes else _did(line.measures),
        office=f"{office}: {line.community}" if line.community else office,
        rule=line.rule,
        until=_until(line.until),
    )


def _did(measures: Sequence[Measure]) -> str:
    return ", ".join(str(_MEASURES[each]) for each in measures)


def _until(until: datetime | None) -> str:
    return gettext("until %(day)s") % {"day": date_and_hour(until)} if until else ""
