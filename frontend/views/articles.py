"""One text with everything around it."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.remembered import remembered
from frontend.forms.writing import ReplyForm
from frontend.pages import articles
from frontend.shown.articles import ArticlePage
from frontend.views.edges import viewer
from ledger.selectors import database_time


@require_safe
def article(request: HttpRequest, name: str, permlink: str) -> HttpResponse:
    """The text, its votes, its reward and its comments."""
    asking, after = viewer(request), request.GET.get("after", "")

    def make() -> ArticlePage:
        return articles.page(
            name, permlink=permlink, viewer=asking, after=after, now=database_time()
        )

    # The rest of a thread is asked for too seldom to be worth remembering.
    shared = asking is None and not after
    page = remembered(("article", name, permlink), make) if shared else make()
    if page.gone:
        return render(request, "frontend/gone.html", {"page": page}, status=HTTPStatus.GONE)
    return render(request, "frontend/article.html", {"page": page, "reply_form": ReplyForm()})
