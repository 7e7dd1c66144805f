"""A community's own pages: founding, what it is, its people, its settings."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Literal

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.errors import AccountError
from accounts.proofs import shown_again, waited
from articles.errors import InSuspension, UploadRefused
from communities import services
from communities.errors import CommunityError
from communities.roles import Kind, Role
from frontend.forms.communities import AskForm, DirectoryForm, FoundForm, SettingsForm
from frontend.forms.lines import complaints
from frontend.pages import communities as pages
from frontend.pages import weeks
from frontend.pages.directory import directory
from frontend.refusals import told
from frontend.shown.communities import Back
from frontend.views.edges import (
    form_at,
    fresh,
    person,
    query_number,
    refused,
    said,
    viewer,
    wish_of,
)
from frontend.views.media import measured, sent_file
from ledger.refusal import Refusal
from ledger.selectors import database_time
from moderation.services import housekeeping


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """All communities, by what is open in them, and the tags in use."""
    form = DirectoryForm(request.GET)
    page = directory(form, after=request.GET.get("after", ""), viewer=viewer(request))
    return render(request, "frontend/communities.html", {"page": page, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def found(request: HttpRequest) -> HttpResponse:
    """A form for a new community, whose owner one becomes."""
    form = FoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = services.found(
                data["slug"].strip().lower(),
                title=data["title"],
                about=data["about"],
                kind=Kind(data["kind"]),
                founder=person(request),
                now=database_time(),
            )
        except (CommunityError, AccountError) as error:
            form.add_error(None, told(error))
        else:
            said(request, gettext("It is founded, and you are its owner. Its rules come next."))
            return redirect("community_settings", made.slug)
    return render(request, "frontend/community_found.html", {"form": form})


@require_safe
def about(request: HttpRequest, slug: str) -> HttpResponse:
    """What a community is, its rules and who looks after it."""
    page = pages.about(slug, viewer=viewer(request), now=database_time())
    return render(request, "frontend/community_about.html", {"page": page, "ask": AskForm()})


@require_safe
def figures(request: HttpRequest, slug: str) -> HttpResponse:
    """What became of it week by week."""
    page = weeks.figures(slug, viewer=viewer(request), now=database_time())
    return render(request, "frontend/community_figures.html", {"page": page})


@require_safe
def members(request: HttpRequest, slug: str) -> HttpResponse:
    """Its people; for its officers also who asks to be let in."""
    after = query_number(request, "after") or 0
    page = pages.members(slug, viewer=viewer(request), after=after, now=database_time())
    return render(request, "frontend/community_members.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def settings(request: HttpRequest, slug: str) -> HttpResponse:
    """What its admins set."""
    community, form, sets_share = pages.settings_form(
        slug, viewer=person(request), now=database_time()
    )
    if request.method == "POST":
        form = SettingsForm(request.POST)
        if form.is_valid():
            try:
                housekeeping.set_up(
                    community,
                    by=person(request),
                    as_=pages.description(form),
                    rules=pages.rules(form),
                    now=database_time(),
                )
            except CommunityError as error:
                form.add_error(None, told(error))
            else:
                said(request, gettext("The settings are kept."))
                return redirect("community_about", slug)
    context = {"form": form, "community": community, "sets_share": sets_share}
    return render(request, "frontend/community_settings.html", context)


def _unread(request: HttpRequest, error: Refusal) -> HttpResponse:
    """Of a body so large that nothing of it was read."""
    refused(request, _not_changed(error))
    return redirect(request.path)


def _not_changed(error: Refusal) -> str:
    return gettext("Not changed. %(reason)s") % {"reason": told(error)}


@login_required
@measured(_unread)
@require_http_methods(["GET", "HEAD", "POST"])
def picture(request: HttpRequest, slug: str) -> HttpResponse:
    """The picture of a community, which its admins choose or take away. Where one is refused, its
    description comes back: a browser sends no file twice.
    """
    account, now = person(request), database_time()
    page, alt = pages.picture(slug, viewer=account), request.POST.get("alt", "")
    if request.method != "POST":
        return render(request, "frontend/community_picture.html", {"page": page})
    try:
        if wish_of(request) == "remove":
            housekeeping.remove_picture(pages.at(slug), by=account, now=now)
        else:
            data = sent_file(request, "file")
            housekeeping.choose_picture(pages.at(slug), by=account, data=data, alt=alt, now=now)
    except (UploadRefused, InSuspension, CommunityError) as error:
        context = {"page": page, "alt": alt, "refusal": _not_changed(error)}
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "frontend/community_picture.html", context, status=status)
    said(request, gettext("The picture is changed."))
    return redirect("community_about", slug)


@form_at(lambda _request, slug: reverse("community_about", args=[slug]))
@login_required
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask the moderators to be let in; what is refused comes back in its field."""
    form, account, now = AskForm(request.POST), person(request), database_time()
    if form.is_valid():
        words = form.cleaned_data["words"]
        try:
            services.ask_to_join(pages.at(slug), account=account, words=words, now=now)
        except (CommunityError, AccountError) as error:
            form.add_error("words", told(error))
        else:
            said(request, gettext("The moderators see that you ask."))
            return redirect("community_about", slug)
    page = pages.about(slug, viewer=account, now=now)
    if page.head.joined or page.head.open_to_all or page.standing.waits:
        refused(request, " ".join(complaints(form)))
    return render(
        request,
        "frontend/community_about.html",
        {"page": page, "ask": form},
        status=HTTPStatus.UNPROCESSABLE_ENTITY,
    )


@require_POST
@login_required
def answer_invitation(request: HttpRequest, slug: str) -> HttpResponse:
    """Become what one was asked to be, or say no."""
    account = person(request)
    if request.POST.get("answer") == "accept":
        return _about(
            request,
            slug,
            lambda: services.accept_invitation(
                pages.at(slug), account=account, now=database_time()
            ),
            gettext("Welcome."),
        )
    return _about(
        request,
        slug,
        lambda: services.decline_invitation(pages.at(slug), account=account),
        gettext("You said no. Nobody is told."),
    )


@shown_again
@form_at(lambda _request, slug: reverse("community_about", args=[slug]))
@fresh
def claim(request: HttpRequest, slug: str) -> HttpResponse:
    """Become the owner of a community that has none, by who proves that it is them."""
    account = person(request)
    if waited(request):
        said(request, _proven())
        return redirect("community_about", slug)
    return _about(
        request,
        slug,
        lambda: housekeeping.take_up(pages.at(slug), account=account, now=database_time()),
        gettext("The community is yours to look after."),
    )


_of_people = form_at(lambda _request, slug, **_names: reverse("community_members", args=[slug]))


@_of_people
@login_required
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask somebody to become a member; a name that nobody bears comes back in its field."""
    name, by = request.POST.get("name", ""), person(request)
    return _people(
        request,
        slug,
        lambda: housekeeping.invite(
            pages.at(slug), account=pages.somebody_written(name), by=by, now=database_time()
        ),
        form="invite",
        name=name,
    )


@_of_people
@login_required
def uninvite(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """Ask somebody no more to be a member, or an owner."""
    by = person(request)
    return _people(
        request,
        slug,
        lambda: housekeeping.take_back_invitation(
            pages.at(slug), account=pages.somebody(name), by=by, now=database_time()
        ),
    )


@_of_people
@login_required
def answer_request(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """Let somebody in who asked, or not."""
    let_in, by = request.POST.get("answer") == "accept", person(request)
    return _people(
        request,
        slug,
        lambda: housekeeping.answer_request(
            pages.at(slug),
            account=pages.somebody(name),
            by=by,
            let_in=let_in,
            now=database_time(),
        ),
    )


@shown_again
@_of_people
@fresh
def role(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """Give somebody another role, by who proves that it is them."""
    wanted, by = request.POST.get("role", ""), person(request)
    if wanted not in Role:
        refused(request, gettext("Nothing was changed: there is no such role."))
        return redirect("community_members", slug)
    return _people(
        request,
        slug,
        lambda: housekeeping.give_role(
            pages.at(slug),
            account=pages.somebody(name),
            role=Role(wanted),
            by=by,
            now=database_time(),
        ),
        form="role",
        name=name.lower(),
        value=wanted,
    )


@_of_people
@login_required
def title(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """Put a few words beside somebody's name."""
    words, by = request.POST.get("title", ""), person(request)
    return _people(
        request,
        slug,
        lambda: housekeeping.give_title(
            pages.at(slug),
            account=pages.somebody(name),
            title=words,
            by=by,
            now=database_time(),
        ),
        form="title",
        name=name.lower(),
        value=words,
    )


@shown_again
@_of_people
@fresh
def hand_over(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask a member to become an owner, by who proves that it is them."""
    name, by = request.POST.get("name", ""), person(request)
    return _people(
        request,
        slug,
        lambda: housekeeping.offer_ownership(
            pages.at(slug), account=pages.somebody_written(name), by=by, now=database_time()
        ),
        form="owner",
        name=name,
    )


def _people(
    request: HttpRequest,
    slug: str,
    change: Callable[[], object],
    *,
    form: Literal["invite", "owner", "role", "title", "other"] = "other",
    name: str = "",
    value: str = "",
) -> HttpResponse:
    """Change something about people; what is refused, or waited for a proof of who sent it, comes
    back in its form, as it was sent.
    """
    if waited(request):
        back, status = Back(form, name, _proven(), value), HTTPStatus.OK
    else:
        try:
            change()
        except CommunityError as error:
            back = Back(form, name, told(error), value)
            status = HTTPStatus.UNPROCESSABLE_ENTITY
        else:
            said(request, gettext("Done."))
            return redirect("community_members", slug)
    page = pages.members(slug, viewer=person(request), back=back, now=database_time())
    return render(request, "frontend/community_members.html", {"page": page}, status=status)


def _proven() -> str:
    return gettext("Nothing was changed yet: look at it once more, and send it again.")


def _about(
    request: HttpRequest, slug: str, change: Callable[[], object], words: str
) -> HttpResponse:
    try:
        change()
    except (CommunityError, AccountError) as error:
        refused(request, error)
    else:
        said(request, words)
    return redirect("community_about", slug)
