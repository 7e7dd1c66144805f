"""All versions of the text of a case, for who judges it: those of a removed one, too."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from frontend.admin.offices import office
from frontend.admin.site import desk
from frontend.pages import histories
from frontend.views.edges import query_number
from ledger.selectors import database_time
from moderation.selectors.casefile import judged_text


def versions(request: HttpRequest, number: int) -> HttpResponse:
    """Every version that is kept, and what two of them differ in."""
    judged = judged_text(number, office=office(request))
    if judged is None:
        raise Http404
    work, until = judged
    place = reverse("admin:case_versions", args=[number])
    asked = histories.Asked(*(query_number(request, name) for name in histories.Asked._fields))
    page = histories.kept_page(work, until=until, place=place, asked=asked, now=database_time())
    context = desk.each_context(request) | {
        "title": gettext("All versions of the text in case %(n)s") % {"n": number},
        "number": number,
        "page": page,
    }
    return TemplateResponse(request, "admin/desk/versions.html", context)
