"""The audit trail as a page and as a file."""

import csv
import json
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from frontend.admin.details import details
from frontend.admin.site import desk
from frontend.admin.words import ACTS
from frontend.forms.acts import ActsForm
from frontend.pages.exports import Echo
from frontend.phrases import date_and_hour
from frontend.views.edges import before, person, table
from moderation.models import StaffAct
from moderation.selectors.acts import ACTS_ON_A_PAGE, WantedActs, acts, every_act

COLUMNS: Final = ("number", "time", "by", "act", "person", "community", "case", "details")


def trail(request: HttpRequest) -> HttpResponse:
    """What staff did, narrowed; the newest first."""
    form = ActsForm(request.GET, acts=ACTS)
    rows = (
        acts(form.wanted, reader=person(request).pk, before=before(request))
        if form.is_valid()
        else []
    )
    kept = {name: value for name, value in form.data.items() if name in form.fields and value}
    more = len(rows) > ACTS_ON_A_PAGE
    context = desk.each_context(request) | {
        "title": gettext("What staff did"),
        "form": form,
        "rows": [_row(each) for each in rows[:ACTS_ON_A_PAGE]],
        "more": urlencode({**kept, "before": rows[ACTS_ON_A_PAGE - 1].pk}) if more else "",
        "kept": urlencode(kept),
    }
    return TemplateResponse(request, "admin/desk/acts.html", context)


def trail_csv(request: HttpRequest) -> HttpResponseBase:
    """The same as a table for programs."""
    form = ActsForm(request.GET, acts=ACTS)
    if not form.is_valid():
        return HttpResponse(status=HTTPStatus.BAD_REQUEST)
    return table(_lines(form.wanted, reader=person(request).pk), name="inkwell-acts.csv")


def _row(act: StaffAct) -> dict[str, Any]:
    return {
        "it": act,
        "act": ACTS.get(act.act, act.act),
        "at": date_and_hour(act.at),
        "details": details(act),
    }


def _lines(wanted: WantedActs, *, reader: int) -> Iterator[str]:
    """Lines of CSV. Names begin with a letter and details with a brace: nothing is a formula."""
    writer = csv.writer(Echo())
    yield str(writer.writerow(COLUMNS))
    for act in every_act(wanted, reader=reader):
        yield str(
            writer.writerow(
                (
                    act.pk,
                    act.at.isoformat(),
                    act.by.name if act.by else "",
                    act.act,
                    act.account.name if act.account else "",
                    act.community.slug if act.community else "",
                    act.case_id or "",
                    json.dumps(act.details, ensure_ascii=False, sort_keys=True),
                )
            )
        )
