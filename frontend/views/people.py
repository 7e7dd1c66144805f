"""People: their page, whom they follow, where they belong, and their blot."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from accounts.errors import AccountError
from communities.errors import CommunityError
from frontend.inkblots import inkblot
from frontend.pages import people, profiles
from frontend.pages.linked_data import profile_data
from frontend.views.edges import back, person, refused, viewer, wish_of
from frontend.views.feeds import answered
from ledger.selectors import database_time


@require_safe
def profile(request: HttpRequest, name: str) -> HttpResponse:
    """Who somebody is and what they wrote."""
    head, page = profiles.texts(
        name, viewer=viewer(request), after=_after(request), now=database_time()
    )
    base = f"{request.scheme}://{request.get_host()}"
    data = profile_data(head, base=base)
    return answered(request, "frontend/profile.html", page, person=head, linked_data=data)


@require_safe
def comments(request: HttpRequest, name: str) -> HttpResponse:
    """What somebody answered elsewhere."""
    head, page = profiles.comments(
        name, viewer=viewer(request), after=_after(request), now=database_time()
    )
    return render(request, "frontend/profile_comments.html", {"person": head, "page": page})


@require_safe
def reshares(request: HttpRequest, name: str) -> HttpResponse:
    """What somebody passed on to those who follow them."""
    head, page = profiles.reshares(
        name, viewer=viewer(request), after=_after(request), now=database_time()
    )
    return answered(request, "frontend/profile_reshares.html", page, person=head)


@require_safe
def collections(request: HttpRequest, name: str) -> HttpResponse:
    """What somebody collects."""
    head, lines = profiles.collections(name, viewer=viewer(request))
    context = {"person": head, "lines": lines}
    return render(request, "frontend/profile_collections.html", context)


@require_safe
def about(request: HttpRequest, name: str) -> HttpResponse:
    """What is known of somebody, and how their reputation is made."""
    head, page = profiles.about(name, viewer=viewer(request), after=_after(request))
    return render(request, "frontend/profile_about.html", {"person": head, "page": page})


@require_safe
def followers(request: HttpRequest, name: str) -> HttpResponse:
    """Who follows somebody."""
    head, page = profiles.readers(name, viewer=viewer(request), after=_after(request))
    return render(request, "frontend/profile_people.html", {"person": head, "page": page})


@require_safe
def followed_by(request: HttpRequest, name: str) -> HttpResponse:
    """Whom somebody follows."""
    head, page = profiles.read(name, viewer=viewer(request), after=_after(request))
    return render(request, "frontend/profile_people.html", {"person": head, "page": page})


def _after(request: HttpRequest) -> str:
    return request.GET.get("after", "")


@require_POST
@login_required
def follow(request: HttpRequest, name: str) -> HttpResponse:
    """Follow somebody, or stop, as the button says."""
    try:
        people.follow_as_wished(
            name, wish=wish_of(request), follower=person(request), now=database_time()
        )
    except AccountError as error:
        refused(request, error)
    return back(request)


@require_POST
@login_required
def join(request: HttpRequest, slug: str) -> HttpResponse:
    """Follow or join a community, or neither any more, as the button says."""
    try:
        people.join_as_wished(
            slug, wish=wish_of(request), account=person(request), now=database_time()
        )
    except CommunityError as error:
        refused(request, error)
    return redirect("community", slug)


@require_safe
@cache_control(public=True, max_age=31_536_000, immutable=True)
def blot(request: HttpRequest, name: str) -> HttpResponse:
    """The ink blot of a name; whether somebody bears the name makes no difference."""
    return HttpResponse(inkblot(name), content_type="image/svg+xml")
