"""Writing: a text, its next version, an answer, and what it will look like.

One form has four buttons: publish, save as a draft, preview, and, where two windows wrote
different words, the choice between them. It works without script; with it the same form is saved
by itself every few seconds.
"""

from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.limits import may_change_text
from articles.drafting import Sheet
from articles.errors import ArticleError, DraftChanged
from articles.services import Conflict, keep_theirs
from frontend.forms.sheets import key_of, manuscript_of, sheet_of
from frontend.forms.writing import ReplyForm, WriteForm
from frontend.pages import drafts, plans, works, writing, writing_desk
from frontend.pages.faults import add_faults, add_other_faults
from frontend.pages.toolbar import answer_tools
from frontend.pages.writing_desk import Opened
from frontend.refusals import told
from frontend.views.edges import (
    Context,
    form_at,
    person,
    said,
    taken,
    too_many_changes,
    viewer,
)
from ledger.selectors import database_time


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def write(request: HttpRequest) -> HttpResponse:
    """Write a text: save it as a draft, look at it, publish it."""
    named = request.POST.get("key", "") or request.GET.get("draft", "")
    quote = request.GET.get("quote", "") if request.method != "POST" else ""
    chosen = request.POST.get("community", "")
    opened = writing_desk.new_text(
        person(request),
        key=key_of(named),
        quote=quote,
        room=chosen or request.GET.get("community", ""),
        chose=bool(chosen),
        now=database_time(),
    )
    if opened.article is not None:
        return redirect(drafts.draft_url(opened.account, opened.key, opened.permlink))
    return _at_desk(request, opened)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def revise(request: HttpRequest, name: str, permlink: str) -> HttpResponse:
    """Write the next version of one's own text."""
    article = writing_desk.article_to_revise(name, permlink=permlink, viewer=person(request))
    if article.author_id != person(request).pk:
        raise PermissionDenied
    named = request.POST.get("key", "") or request.GET.get("draft", "")
    opened = writing_desk.revision(
        person(request), article, key=key_of(named) if named else None, now=database_time()
    )
    return _at_desk(request, opened)


def _at_desk(request: HttpRequest, opened: Opened) -> HttpResponse:
    if request.method != "POST":
        return _form(request, opened, opened.form(None), Sheet(opened.key, opened.base))
    sheet, form = sheet_of(request.POST), opened.form(request.POST)
    if "preview" in request.POST:
        # Who only looks is not told what is missing, nor that nothing was published.
        form.errors.clear()
        return _form(request, opened, form, sheet)
    if "save" in request.POST or "settle" in request.POST:
        return _save(request, opened, form, sheet)
    return _publish(request, opened, form, sheet)


def _save(request: HttpRequest, opened: Opened, form: WriteForm, sheet: Sheet) -> HttpResponse:
    """Keep what was sent: as the next version, under what is kept, or as a draft of its own."""
    text, now = manuscript_of(request.POST), database_time()
    choice = request.POST.get("settle", "")
    try:
        if choice == "theirs":
            done = keep_theirs(opened.account, sheet=sheet, text=text, now=now)
        else:
            sheet = Sheet(uuid4()) if choice == "both" else sheet
            done = drafts.save(
                opened.account, sheet=sheet, text=text, article=opened.article, now=now
            )
    except ArticleError as error:
        form.full_clean()
        form.add_error(None, told(error))
        return _form(request, opened, form, sheet)
    if isinstance(done, Conflict):
        return _conflict(request, done, opened, sheet)
    said(request, gettext("Saved as version %(n)s.") % {"n": done.version})
    return redirect(drafts.draft_url(opened.account, sheet.key, opened.permlink))


def _publish(request: HttpRequest, opened: Opened, form: WriteForm, sheet: Sheet) -> HttpResponse:
    if form.is_valid() and opened.article is not None and not may_change_text(request):
        form.add_error(None, too_many_changes(request))
    elif form.is_valid():
        try:
            if opened.article is None and plans.is_for_later(form.cleaned_data):
                return _plan(request, opened, form, sheet)
            text = manuscript_of(request.POST)
            sent = writing.publish(opened, form=form, sheet=sheet, text=text, now=database_time())
        except DraftChanged:
            found = Conflict(drafts.kept(opened.account, key=sheet.key))
            return _conflict(request, found, opened, sheet)
        except ArticleError as error:
            add_faults(form, error=error)
        else:
            return _out(request, sent)
    else:
        add_other_faults(opened, form=form, now=database_time())
    return _form(request, opened, form, sheet)


def _out(request: HttpRequest, sent: writing.Sent) -> HttpResponseRedirect:
    """Where what was sent stands, with what there is to say of it."""
    if sent.words:
        said(request, sent.words)
    return HttpResponseRedirect(sent.url)


def _plan(request: HttpRequest, opened: Opened, form: WriteForm, sheet: Sheet) -> HttpResponse:
    """Keep the text to go out later; ArticleError where it could not."""
    text = manuscript_of(request.POST)
    if not plans.plan(opened, form=form, sheet=sheet, text=text, now=database_time()):
        found = Conflict(drafts.kept(opened.account, key=sheet.key))
        return _conflict(request, found, opened, sheet)
    said(request, gettext("The text is planned. Here you see what it waits for."))
    return redirect("plans")


def _conflict(request: HttpRequest, found: Conflict, opened: Opened, sheet: Sheet) -> HttpResponse:
    page = drafts.conflict_page(
        found,
        sheet=sheet,
        text=manuscript_of(request.POST),
        action=drafts.draft_url(opened.account, sheet.key, opened.permlink),
        now=database_time(),
    )
    return render(request, "frontend/conflict.html", {"page": page}, status=409)


def _form(request: HttpRequest, opened: Opened, form: WriteForm, sheet: Sheet) -> HttpResponse:
    page = writing_desk.desk(opened, form=form, sheet=sheet, now=database_time())
    shown = _preview(request) if "preview" in request.POST else {}
    return render(request, "frontend/write.html", {"form": form, "page": page, **shown})


def _text(request: HttpRequest, work: int) -> str:
    """The address of a text that may be read; Http404 for any other."""
    url = works.named([work], viewer=viewer(request))[work].url
    if not url:
        raise Http404
    return url


@form_at(_text)
@login_required
def reply(request: HttpRequest, work: int) -> HttpResponse:
    """Answer a text or a comment, or show what the answer will look like."""
    form = ReplyForm(request.POST)
    if "preview" in request.POST:
        return _answer(request, work, form, {"few": "few" in request.POST, **_preview(request)})
    why = " ".join(str(words) for found in form.errors.values() for words in found)
    if not why:
        try:
            sent = writing.reply(work, person(request), form=form, now=database_time())
        except ArticleError as error:
            why = told(error)
        else:
            return taken(_out(request, sent), work, key=form.cleaned_data["key"])
    # The words go back into a form of their own: what was refused is not lost.
    return _answer(request, work, form, {"why": why}, status=400)


def _answer(
    request: HttpRequest, work: int, form: ReplyForm, context: Context, *, status: int = 200
) -> HttpResponse:
    url = works.named([work], viewer=person(request))[work].url
    context = {"form": form, "work": work, "url": url, "answer_tools": answer_tools(), **context}
    return render(request, "frontend/answer.html", context, status=status)


@require_POST
@login_required
def preview(request: HttpRequest) -> HttpResponse:
    """The text as readers will see it: the same renderer and the same sanitiser."""
    return render(request, "frontend/parts/preview.html", _preview(request))


def _preview(request: HttpRequest) -> Context:
    seen = writing.preview(request.POST.get("body", ""), writer=person(request))
    return {"preview": seen.html, "preview_words": seen.words}
