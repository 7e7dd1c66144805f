"""One text with everything around it."""

from datetime import UTC, datetime
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.remembered import remembered
from articles.reads import count_read
from articles.services import note_opened
from frontend.arrivals import is_a_read, is_opened, source_of
from frontend.forms.writing import ReplyForm
from frontend.pages import articles
from frontend.pages.linked_data import linked_data
from frontend.pages.threads import Asked
from frontend.pages.toolbar import answer_tools
from frontend.shown.articles import ArticlePage
from frontend.views.edges import viewer
from ledger.selectors import database_time


@require_safe
def article(request: HttpRequest, name: str, permlink: str) -> HttpResponse:
    """The text, its votes, its reward and its comments."""
    asking, words = viewer(request), request.GET
    asked = Asked.of(
        order=words.get("order", ""),
        around=words.get("comment", ""),
        after=words.get("after", ""),
    )

    def make() -> ArticlePage:
        return articles.page(
            name, permlink=permlink, viewer=asking, asked=asked, now=database_time()
        )

    # The rest of a thread is asked for too seldom to be worth remembering.
    shared = asking is None and asked.is_usual
    page = remembered(("article", name, permlink), make) if shared else make()
    if page.is_public and not page.mine and not asked.after and is_a_read(request):
        # The clock of this process will do for a day, and a remembered page asks no database.
        count_read(page.work, source=source_of(request), day=datetime.now(UTC).date())
    if asking is not None and page.own.to_note and is_opened(request):
        note_opened(asking, work_id=page.work, now=database_time())
    if page.gone:
        return render(request, "frontend/gone.html", {"page": page}, status=HTTPStatus.GONE)
    base = f"{request.scheme}://{request.get_host()}"
    data = linked_data(page, base=base)
    context = {"page": page, "reply_form": ReplyForm(), "linked_data": data}
    if asking is not None:
        context["answer_tools"] = answer_tools()
    return render(request, "frontend/article.html", context)
