"""One text with everything around it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frontend.forms.writing import ReplyForm
from frontend.pages import articles
from frontend.views.edges import viewer
from ledger.selectors import database_time


@require_safe
def article(request: HttpRequest, name: str, permlink: str) -> HttpResponse:
    """The text, its votes, its reward and its comments."""
    page = articles.page(
        name,
        permlink=permlink,
        viewer=viewer(request),
        after=request.GET.get("after", ""),
        now=database_time(),
    )
    return render(request, "frontend/article.html", {"page": page, "reply_form": ReplyForm()})
