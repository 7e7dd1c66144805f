"""Where a reader stopped in a text."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from articles.errors import ArticleError
from articles.services import stop_at
from frontend.numerals import INTEGER, whole_number
from frontend.views.edges import viewer
from ledger.selectors import database_time


@require_POST
def place(request: HttpRequest, work: int) -> HttpResponse:
    """Note the place, sent by the page's script: 204; 403 without an account, 404 without a text.

    A part that is no number stands for the end.
    """
    account = viewer(request)
    if account is None:
        return HttpResponse(status=403)
    part = whole_number(request.POST.get("part", ""), digits=INTEGER)
    try:
        stop_at(account, work_id=work, part=part, now=database_time())
    except ArticleError:
        return HttpResponse(status=404)
    return HttpResponse(status=204)
