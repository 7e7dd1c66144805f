"""Texts that go out later: planning them, looking at them, letting them go out."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.db import OperationalError, transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_noop

from accounts.models import Account
from accounts.selectors import preferences_of
from articles import selectors, services
from articles.drafting import Manuscript, Sheet
from articles.errors import ArticleError, DraftChanged, TooOften
from articles.models import Plan
from articles.planning import moment_of
from articles.selectors import Planned, Request
from articles.services.drafts import manuscript
from frontend.forms.sheets import data_of
from frontend.forms.writing import PublishForm, WriteForm
from frontend.pages import drafts
from frontend.pages.desks import Opened, new_text
from frontend.pages.writing import publish_new
from frontend.phrases import percent
from frontend.refusals import told
from frontend.shown.plans import AskedLine, PlanLine, RequestLine, RequestsPage
from notifications.one_by_one import one_by_one

_log = logging.getLogger(__name__)

_FAULT: Final = gettext_noop(
    "Something failed here that should not have; it was noted. The text is kept: plan it again."
)


def is_for_later(data: Mapping[str, Any]) -> bool:
    """Whether a valid form asks for a time, or names co-authors whose answer it needs."""
    return data.get("publish_at") is not None or bool(data.get("coauthors"))


@transaction.atomic
def plan(
    opened: Opened, *, form: WriteForm, sheet: Sheet, text: Manuscript, now: datetime
) -> bool:
    """Keep what a valid form holds as a planned draft; False where another window wrote.

    ArticleError when the time or a share is refused.
    """
    data, account = form.cleaned_data, opened.account
    zone = preferences_of(account).time_zone
    wanted = data.get("publish_at")
    moment = moment_of(wanted, zone=zone) if wanted is not None else None
    done = drafts.save(account, sheet=sheet, text=text, article=None, now=now)
    if isinstance(done, services.Conflict):
        return False
    shares = data.get("coauthors", ())
    services.plan_text(account, key=sheet.key, publish_at=moment, shares=shares, now=now)
    return True


def publish_due(now: datetime) -> int:
    """Publish what is due; how many went out. Each in a transaction of its own, once.

    One that fails keeps no other.
    """
    return one_by_one(selectors.due_plans(now), lambda number: _publish_one(number, now))


def plans_page(account: Account) -> list[PlanLine]:
    """One's planned texts in the hours of one's own clock."""
    zone = ZoneInfo(preferences_of(account).time_zone)
    return [_line(planned, account, zone) for planned in selectors.plans_of(account)]


def requests_page(account: Account, *, read: int, before: int | None) -> RequestsPage:
    """What one is asked, with the words of one draft."""
    found = selectors.requests_to(account, read=read, before=before)
    return RequestsPage(
        rows=[_request(request, before) for request in found.requests],
        more_url=f"?{urlencode({'before': found.before})}" if found.before else "",
    )


@transaction.atomic
def _publish_one(number: int, now: datetime) -> bool:
    """The row's lock lets one worker have it; a plan that is gone was published by another."""
    found = Plan.objects.select_for_update(skip_locked=True, of=("self",))
    waiting = found.select_related("draft__account").filter(pk=number, failure="").first()
    if waiting is None or waiting.publish_at > now:
        return False
    account = waiting.draft.account
    with translation.override(preferences_of(account).interface_language or "en"):
        try:
            # Inside the lock's transaction: what a refusal left undone goes, the lock stays.
            with transaction.atomic():
                return _go_out(waiting, account, now)
        except DraftChanged:
            # Its writer saved it at this moment: the next round takes the new words.
            return False
        except TooOften as error:
            # Many were planned for one hour: its turn comes, and nobody else waits for it.
            wait = timedelta(minutes=int(str(error.values["minutes"])))
            services.put_off_plan(waiting, until=now + wait)
        except OperationalError:
            # The database is busy or away, and nothing is wrong with the text: the next round.
            raise
        except ArticleError as error:
            services.fail_plan(waiting, reason=told(error), now=now)
        except Exception:
            # A fault of ours. Tried again every round it would fail every round.
            _log.exception("Plan %s could not be published", number)
            services.fail_plan(waiting, reason=gettext(_FAULT), now=now)
    return False


def _go_out(waiting: Plan, account: Account, now: datetime) -> bool:
    draft = waiting.draft
    opened = new_text(account, key=draft.key, now=now)
    form = opened.form(data_of(manuscript(draft)))
    assert isinstance(form, PublishForm)
    if not form.is_valid():
        reason = " ".join(str(words) for found in form.errors.values() for words in found)
        services.fail_plan(waiting, reason=reason, now=now)
        return False
    services.ask(draft, shares=form.cleaned_data.get("coauthors", ()), now=now)
    shares = services.agreed(draft)
    if shares is None:
        return False
    article = publish_new(
        opened, form=form, sheet=Sheet(draft.key, draft.version), shares=shares, now=now
    )
    services.tell_published(account.pk, work_id=article.pk, now=now)
    return True


def _line(planned: Planned, account: Account, zone: ZoneInfo) -> PlanLine:
    local = planned.publish_at.astimezone(zone)
    states = {
        "asked": gettext("has not answered yet"),
        "accepted": gettext("accepted"),
        "declined": gettext("declined and gets nothing"),
    }
    return PlanLine(
        title=planned.title or gettext("Without a title"),
        url=drafts.draft_url(account, planned.key),
        key=str(planned.key),
        iso=planned.publish_at.isoformat(),
        time=gettext("%(date)s (%(zone)s)")
        % {"date": date_format(local, "j F Y, H:i"), "zone": zone.key.replace("_", " ")},
        failure=planned.failure,
        asked=[
            AskedLine(each.name, percent(each.weight_bp), states[each.state.value])
            for each in planned.asked
        ],
    )


def _request(request: Request, before: int | None) -> RequestLine:
    here = {"before": before} if before else {}
    return RequestLine(
        number=request.number,
        author=request.author,
        author_shown=request.author_shown,
        title=request.title or gettext("Without a title"),
        body=request.body,
        read_url=f"?{urlencode({'read': request.number} | here)}#request-{request.number}",
        share=percent(request.weight_bp),
        accepted=request.state == "accepted",
        declined=request.state == "declined",
    )
