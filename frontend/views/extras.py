"""Polls."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from articles.errors import ArticleError
from articles.services import answer_poll
from frontend.numerals import whole_number
from frontend.views.edges import back, person, refused, said
from ledger.selectors import database_time


@require_POST
@login_required
def answer(request: HttpRequest, work: int) -> HttpResponse:
    """Answer a poll, or answer it anew."""
    read = (whole_number(text, digits=1) for text in request.POST.getlist("answer"))
    chosen = {position for position in read if position is not None}
    try:
        answer_poll(work, account=person(request), positions=chosen, now=database_time())
    except ArticleError as error:
        refused(request, error)
    else:
        said(request, gettext("Your answer is counted. You can change it until the poll closes."))
    return back(request)
