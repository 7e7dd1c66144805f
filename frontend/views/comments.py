"""A comment after it was published: its author writes the next version."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.limits import may_change_text
from articles.errors import ArticleError, DraftChanged
from frontend.forms.writing import CommentForm
from frontend.pages import comments, writing
from frontend.pages.toolbar import answer_tools
from frontend.refusals import told
from frontend.views.edges import Context, person, taken, too_many_changes
from ledger.selectors import database_time


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request: HttpRequest, work: int) -> HttpResponse:
    """Change one's own comment, or look at what it would become."""
    desk = comments.desk(work, author=person(request))
    if request.method != "POST":
        return _form(request, CommentForm(initial=dict(desk.initial)), {"page": desk})
    form = CommentForm(request.POST)
    if "preview" in request.POST:
        shown = writing.preview(request.POST.get("body", ""), writer=person(request)).html
        return _form(request, form, {"page": desk, "preview": shown})
    why, status = "", HTTPStatus.BAD_REQUEST
    if not form.is_valid():
        why = " ".join(str(words) for found in form.errors.values() for words in found)
    elif not may_change_text(request):
        why, status = too_many_changes(request), HTTPStatus.TOO_MANY_REQUESTS
    else:
        try:
            comments.revise(work, person(request), form=form, now=database_time())
        except DraftChanged as error:
            why, status = told(error), HTTPStatus.CONFLICT
            # Read again, because the other window may have written since.
            desk = comments.desk(work, author=person(request), changed=True)
        except ArticleError as error:
            why = told(error)
        else:
            return taken(redirect(desk.url), work, key=form.cleaned_data["key"])
    # The words go back into the form: what was refused is not lost.
    return _form(request, form, {"page": desk, "why": why}, status=status)


def _form(
    request: HttpRequest,
    form: CommentForm,
    context: Context,
    *,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    context = {"form": form, "answer_tools": answer_tools(), **context}
    return render(request, "frontend/comment_edit.html", context, status=status)
