"""Writing: a text, its next version, an answer, and what it will look like."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from articles.errors import ArticleError
from frontend.forms.writing import PublishForm, ReplyForm, WriteForm
from frontend.pages import choices, writing
from frontend.refusals import told
from frontend.views.edges import Context, back, person, refused
from ledger.selectors import database_time


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def write(request: HttpRequest) -> HttpResponse:
    """Write a text and publish it."""
    author = person(request)
    form = PublishForm(
        request.POST or None,
        initial=choices.usual(author),
        communities=writing.communities(author),
        circles=choices.circles(author),
    )
    page: Context = {
        "heading": gettext("Write"),
        "action_words": gettext("Publish"),
        "consequence": writing.consequence(),
    }
    if _wants_preview(request):
        return _form(request, form, page)
    if request.method == "POST" and form.is_valid():
        try:
            url = writing.publish(person(request), form=form, now=database_time())
        except ArticleError as error:
            form.add_error(None, told(error))
        else:
            return redirect(url)
    return _form(request, form, page)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def revise(request: HttpRequest, name: str, permlink: str) -> HttpResponse:
    """Write the next version of one's own text."""
    draft = writing.draft(name, permlink=permlink, viewer=person(request))
    if draft.author_id != person(request).pk:
        raise PermissionDenied
    form = WriteForm(
        request.POST or None, initial=draft.initial, circles=choices.circles(person(request))
    )
    page: Context = {
        "heading": gettext("Edit"),
        "action_words": gettext("Publish this version"),
        "consequence": gettext("Earlier versions are kept and readers see that it was edited."),
    }
    if _wants_preview(request):
        return _form(request, form, page)
    if request.method == "POST" and form.is_valid():
        try:
            writing.revise(draft, author=person(request), form=form, now=database_time())
        except ArticleError as error:
            form.add_error(None, told(error))
        else:
            return redirect("article", name, permlink)
    return _form(request, form, page)


@require_POST
@login_required
def reply(request: HttpRequest, work: int) -> HttpResponse:
    """Answer a text or a comment."""
    form = ReplyForm(request.POST)
    if not form.is_valid():
        refused(request, gettext("An answer needs some words, at most 20,000 characters."))
        return back(request)
    try:
        url = writing.reply(
            work, author=person(request), body=form.cleaned_data["body"], now=database_time()
        )
    except ArticleError as error:
        refused(request, error)
        return back(request)
    return redirect(url)


@require_POST
@login_required
def preview(request: HttpRequest) -> HttpResponse:
    """The text as readers will see it: the same renderer and the same sanitiser."""
    return render(request, "frontend/parts/preview.html", _preview(request))


def _wants_preview(request: HttpRequest) -> bool:
    return request.method == "POST" and "preview" in request.POST


def _preview(request: HttpRequest) -> Context:
    # What the sanitiser lets through is safe to show: articles are stored the same way.
    return {"preview": mark_safe(writing.rendered(request.POST.get("body", "")[:200_000]))}


def _form(request: HttpRequest, form: WriteForm, page: Context) -> HttpResponse:
    shown = _preview(request) if _wants_preview(request) else {}
    return render(request, "frontend/write.html", {"form": form, **page, **shown})
