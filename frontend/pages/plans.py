"""Texts that go out later: planning them, looking at them, letting them go out."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_noop

from accounts.models import Account
from accounts.selectors import preferences_of
from articles import selectors, services
from articles.drafting import Manuscript, Sheet
from articles.errors import ArticleError, TextRefused
from articles.models import Article, Draft
from articles.selectors import Planned, Request
from articles.services.drafts import manuscript
from frontend.forms.sheets import data_of
from frontend.forms.writing import PublishForm, WriteForm
from frontend.pages import drafts
from frontend.pages.faults import add_other_faults, proposal, wish
from frontend.pages.writing import publish_new
from frontend.pages.writing_desk import Opened, new_text
from frontend.phrases import percent
from frontend.refusals import told
from frontend.shown.plans import AskedLine, PlanLine, RequestLine, RequestsPage
from moderation.services import Held

_FAULT: Final = gettext_noop(
    "Something failed here that should not have; it was noted. The text is kept: plan it again."
)


def is_for_later(data: Mapping[str, Any]) -> bool:
    """Whether a valid form asks for a time, or names co-authors whose answer it needs."""
    return data.get("publish_at") is not None or bool(data.get("coauthors"))


def plan(
    opened: Opened, *, form: WriteForm, sheet: Sheet, text: Manuscript, now: datetime
) -> bool:
    """Keep what a valid form holds as a planned draft; False where another window wrote.

    ArticleError for whatever publishing it would be refused for, its time and its shares.
    """
    done = services.save_and_plan(
        opened.account,
        sheet=sheet,
        text=text,
        proposal=proposal(opened, form=form),
        plan=wish(opened, form=form),
        now=now,
    )
    return not isinstance(done, services.Conflict)


def publish_due(now: datetime) -> int:
    """Publish the planned texts that are due, as the form of their writer would; how many."""
    return services.publish_due(now, publish=lambda draft: _publish(draft, now), say=_why)


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


def _publish(draft: Draft, now: datetime) -> Article | None:
    """TextRefused where the form that it was written in would not take it any more."""
    account = draft.account
    with translation.override(_language(account)):
        opened = new_text(account, key=draft.key, now=now)
        form = opened.form(data_of(manuscript(draft)))
        assert isinstance(form, PublishForm)
        if not form.is_valid():
            add_other_faults(opened, form=form, now=now)
            words = [str(each) for found in form.errors.values() for each in found]
            raise TextRefused(" ".join(words))
        services.ask(draft, shares=form.cleaned_data.get("coauthors", ()), now=now)
        shares = services.agreed(draft)
        if shares is None:
            return None
        sheet = Sheet(draft.key, draft.version)
        text = manuscript(draft)
        done = publish_new(opened, form=form, sheet=sheet, text=text, shares=shares, now=now)
        return None if isinstance(done, Held) else done


def _why(draft: Draft, error: Exception) -> str:
    with translation.override(_language(draft.account)):
        return told(error) if isinstance(error, ArticleError) else gettext(_FAULT)


def _language(account: Account) -> str:
    return preferences_of(account).interface_language or "en"


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
        seen=str(request.version),
        read_url=f"?{urlencode({'read': request.number} | here)}#request-{request.number}",
        share=percent(request.weight_bp),
        accepted=request.state == "accepted",
        declined=request.state == "declined",
    )
