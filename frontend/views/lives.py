"""What becomes of a text after it was published: its history, and its end."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from articles.errors import ArticleError
from articles.services import erase as erase_text
from frontend.pages import endings, histories
from frontend.shown.histories import HistoryPage
from frontend.views.edges import person, query_number, refused, said, viewer
from ledger.selectors import database_time


@require_safe
def history(request: HttpRequest, name: str, permlink: str) -> HttpResponse:
    """Every version of a text, and what two of them differ in."""
    page = histories.page(
        name,
        permlink=permlink,
        viewer=viewer(request),
        asked=_asked(request),
        now=database_time(),
    )
    return _shown(request, page)


@require_safe
def comment_history(request: HttpRequest, work: int) -> HttpResponse:
    """The same of a comment."""
    page = histories.comment_page(
        work, viewer=viewer(request), asked=_asked(request), now=database_time()
    )
    return _shown(request, page)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def erase(request: HttpRequest, work: int) -> HttpResponse:
    """Say what goes and what stays, ask once, then delete a text or a comment for ever."""
    try:
        page = endings.page(work, author=person(request), now=database_time())
    except Http404:
        place = endings.place_of_deleted(work, author=person(request))
        if not place:
            raise
        return _deleted_already(request, place)
    if request.method != "POST":
        return render(request, "frontend/erase.html", {"page": page})
    try:
        erase_text(work, author=person(request), now=database_time())
    except ArticleError as error:
        refused(request, error)
    else:
        said(request, gettext("The words and their pictures are deleted."))
    return redirect(page.url)


def _deleted_already(request: HttpRequest, place: str) -> HttpResponse:
    """For who comes back to a form that did its work."""
    context = {
        "heading": gettext("You deleted this text"),
        "words": gettext("Its words and their pictures are gone. There is nothing more to do."),
        "next_url": place,
        "next_words": gettext("To the place where it stood"),
    }
    return render(request, "frontend/message.html", context, status=HTTPStatus.GONE)


def _shown(request: HttpRequest, page: HistoryPage) -> HttpResponse:
    if not page.gone:
        return render(request, "frontend/history.html", {"page": page})
    context = {
        "heading": gettext("This text was taken away"),
        "words": gettext("None of its versions is shown any more."),
        "next_url": page.url,
        "next_words": gettext("To the place where it stood"),
    }
    return render(request, "frontend/message.html", context, status=HTTPStatus.GONE)


def _asked(request: HttpRequest) -> histories.Asked:
    return histories.Asked(*(query_number(request, name) for name in histories.Asked._fields))
