"""Collections: reading one, keeping one's own, and putting a text into them."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.errors import ArticleError, UnknownText
from articles.services import delete_collection
from frontend.forms.collections import CollectionForm
from frontend.numerals import whole_number
from frontend.pages import collections as pages
from frontend.refusals import told
from frontend.views.edges import back, person, query_number, refused, said, viewer, wish_of
from ledger.selectors import database_time
from moderation.services import change_collection, make_collection


@require_safe
def collection(request: HttpRequest, name: str, slug: str) -> HttpResponse:
    """A collection in order."""
    page = pages.page(
        name,
        slug=slug,
        after=query_number(request, "after"),
        viewer=viewer(request),
        now=database_time(),
    )
    response = render(request, "frontend/collection.html", {"page": page})
    if not page.findable:
        response["X-Robots-Tag"] = "noindex"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def begin(request: HttpRequest) -> HttpResponse:
    """A form for a new collection."""
    form, owner = CollectionForm(request.POST or None), person(request)
    if request.method == "POST" and form.is_valid():
        try:
            made = make_collection(owner, heading=form.heading(), now=database_time())
        except ArticleError as error:
            form.add_error(None, told(error))
        else:
            return redirect("collection", owner.name, made.slug)
    return render(request, "frontend/collection_begin.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """What stands over a collection of one's own, and its texts line by line."""
    owner = person(request)
    page, form = pages.own(slug, owner=owner, after=query_number(request, "after"))
    if request.method == "POST":
        form = CollectionForm(request.POST)
        if form.is_valid():
            heading, now = form.heading(), database_time()
            try:
                address = change_collection(owner, slug=slug, heading=heading, now=now)
            except UnknownText as error:
                raise Http404(str(error)) from error
            except ArticleError as error:
                form.add_error(None, told(error))
            else:
                said(request, gettext("The collection is changed."))
                return redirect("collection", owner.name, address)
    return render(request, "frontend/collection_edit.html", {"page": page, "form": form})


@require_POST
@login_required
def arrange(request: HttpRequest, slug: str) -> HttpResponse:
    """Move a text of a collection of one's own up or down, or take it out."""
    work = whole_number(request.POST.get("work", ""))
    if work is None:
        raise Http404
    wish, owner = wish_of(request), person(request)
    _found(lambda: pages.arrange(work, slug=slug, wish=wish, owner=owner))
    return back(request)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def delete(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask once, then let a collection go."""
    owner = person(request)
    if request.method == "POST":
        delete_collection(owner, slug=slug)
        said(request, gettext("The collection is deleted. Its texts stay where they are."))
        return redirect("collections", owner.name)
    title = pages.title_of(slug, owner=owner)
    return render(request, "frontend/collection_delete.html", {"title": title, "slug": slug})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def collect(request: HttpRequest, work: int) -> HttpResponse:
    """One's own collections for a text; a post does what its button says."""
    owner = person(request)
    if request.method == "POST":
        try:
            words = pages.collect_as_wished(
                work,
                wish=wish_of(request),
                slug=request.POST.get("collection", ""),
                title=request.POST.get("title", ""),
                owner=owner,
                now=database_time(),
            )
        except UnknownText as error:
            raise Http404(str(error)) from error
        except ArticleError as error:
            refused(request, error)
        else:
            said(request, words)
            return redirect("collect", work)
    page = pages.choices(work, owner=owner)
    context = {"page": page, "longest": pages.LONGEST, "title": request.POST.get("title", "")}
    return render(request, "frontend/collect.html", context)


def _found(change: Callable[[], object]) -> None:
    """Http404 where there is nothing of one's own to change."""
    try:
        change()
    except UnknownText as error:
        raise Http404(str(error)) from error
