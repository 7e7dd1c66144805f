"""The addresses of what is for administrators alone."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from accounts.proofs import shown_again
from frontend.admin import acts, announcements, books, jobs, proposals, storage
from frontend.admin.offices import office
from frontend.admin.site import View, desk
from frontend.views.edges import fresh


def _chief(view: View) -> View:
    """A view for administrators alone."""

    @wraps(view)
    def let_in(request: HttpRequest, *args: Any, **values: Any) -> HttpResponseBase:
        if not office(request).administrator:
            raise PermissionDenied
        return view(request, *args, **values)

    return desk.admin_view(let_in)


def _proven_to_post(view: Callable[..., HttpResponse]) -> View:
    """A view that asks for a proof of who posts, and shows once more what waited for it."""
    proven = fresh(view)

    @wraps(view)
    def chosen(request: HttpRequest, *args: Any, **values: Any) -> HttpResponseBase:
        asked = proven if request.method == "POST" else view
        return asked(request, *args, **values)

    return shown_again(_chief(chosen))


def _acts(view: View) -> View:
    """One that only does something."""
    posted: View = require_POST(_chief(view))
    return posted


PAGES: Final[list[URLPattern]] = [
    path("acts/", _chief(acts.trail), name="acts"),
    path("acts.csv", _chief(acts.trail_csv), name="acts_csv"),
    path("announcements/", _chief(announcements.page), name="announcements"),
    path(
        "announcements/<int:number>/withdraw/",
        _acts(announcements.withdraw),
        name="announcement_withdraw",
    ),
    path("jobs/", _chief(jobs.page), name="jobs"),
    path("jobs/again/", _acts(jobs.again), name="job_again"),
    path("jobs/letters/", _acts(jobs.letters_again), name="letters_again"),
    path("jobs/works/<int:work>/resume/", _acts(jobs.resume), name="work_resume"),
    path("keys/", _chief(books.keys), name="keys"),
    path("terms/", _chief(books.terms), name="terms"),
    path("storage/", _chief(storage.page), name="storage"),
    path("proposals/", _proven_to_post(proposals.proposals), name="proposals"),
    path("proposals/<int:number>/", _chief(fresh(proposals.one)), name="proposal"),
]
