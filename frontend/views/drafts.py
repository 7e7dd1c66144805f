"""Drafts: saving one from the editor, their list, their versions, letting one go."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.errors import ArticleError
from articles.services import Conflict, discard_draft, restore_draft
from frontend.forms.sheets import manuscript_of, sheet_of
from frontend.numerals import INTEGER, whole_number
from frontend.pages import drafts
from frontend.refusals import told
from frontend.views.edges import before, person, refused, said, viewer
from ledger.selectors import database_time


@require_safe
@login_required
def listing(request: HttpRequest) -> HttpResponse:
    """All drafts of the reader."""
    lines = drafts.drafts_page(person(request), now=database_time())
    return render(request, "frontend/drafts.html", {"drafts": lines})


@require_POST
def save(request: HttpRequest) -> JsonResponse:
    """Save what the editor holds: 200 and the version, 409 when another window wrote meanwhile."""
    account = viewer(request)
    if account is None:
        return JsonResponse({"error": gettext("You are logged out: log in again.")}, status=403)
    try:
        done = drafts.save(
            account,
            sheet=sheet_of(request.POST),
            text=manuscript_of(request.POST),
            article=work_of(request),
            now=database_time(),
        )
    except ArticleError as error:
        return JsonResponse({"error": told(error)}, status=400)
    if isinstance(done, Conflict):
        version = done.draft.version if done.draft else 0
        return JsonResponse({"version": version}, status=409)
    return JsonResponse({"version": done.version, "at": done.at.isoformat()})


@require_safe
@login_required
def versions(request: HttpRequest, key: UUID) -> HttpResponse:
    """A draft's versions, and one of them beside the newest."""
    page = drafts.versions_page(
        person(request),
        key=key,
        shown=whole_number(request.GET.get("version", ""), digits=INTEGER),
        before=before(request),
        now=database_time(),
    )
    return render(request, "frontend/versions.html", {"page": page})


@require_POST
@login_required
def restore(request: HttpRequest, key: UUID) -> HttpResponse:
    """Make an earlier version the newest."""
    number = whole_number(request.POST.get("version", ""), digits=INTEGER) or 0
    try:
        restore_draft(
            person(request),
            key=key,
            number=number,
            now=database_time(),
        )
    except ArticleError as error:
        refused(request, error)
        return redirect("drafts")
    said(request, gettext("Version %(n)s is the newest again.") % {"n": number})
    return redirect(f"{reverse('write')}?draft={key}")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def discard(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask once, show the text to copy, and delete the draft."""
    if request.method == "POST":
        try:
            discard_draft(person(request), key=key)
        except ArticleError as error:
            refused(request, error)
        else:
            said(request, gettext("The draft was discarded."))
        return redirect("drafts")
    draft = drafts.one(person(request), key=key)
    return render(request, "frontend/discard.html", {"draft": draft})


def work_of(request: HttpRequest) -> int | None:
    """The work that the form revises, if it names one."""
    return whole_number(request.POST.get("article", ""))
