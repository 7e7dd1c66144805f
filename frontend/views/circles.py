"""Circles: making them, who is in them, letting them go, and what was written for one."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from articles.errors import CircleRefused
from articles.services import add_to_circle, delete_circle, make_circle, remove_from_circle
from frontend.pages import circles
from frontend.views.edges import back, person, query_number, refused
from ledger.selectors import database_time


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def own(request: HttpRequest) -> HttpResponse:
    """One's circles, what was written for one, and a form for one circle more."""
    if request.method == "POST":
        name, now = request.POST.get("name", ""), database_time()
        return _done(request, lambda: make_circle(person(request), name=name, now=now))
    whole = query_number(request, "whole")
    page = circles.page(person(request), whole=whole, now=database_time())
    return render(request, "frontend/circles.html", {"page": page})


@require_POST
@login_required
def add(request: HttpRequest, number: int) -> HttpResponse:
    """Put somebody into a circle."""
    name, now = request.POST.get("name", ""), database_time()
    return _done(
        request,
        lambda: add_to_circle(person(request), circle_id=number, name=name, now=now),
    )


@require_POST
@login_required
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Take somebody out of a circle."""
    name = request.POST.get("name", "")
    return _done(request, lambda: remove_from_circle(person(request), circle_id=number, name=name))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def delete(request: HttpRequest, number: int) -> HttpResponse:
    """Ask once, then let a circle go."""
    if request.method == "POST":
        return _done(request, lambda: delete_circle(person(request), circle_id=number))
    name = circles.name_of(person(request), number=number)
    return render(request, "frontend/circle_delete.html", {"name": name})


def _done(request: HttpRequest, change: Callable[[], object]) -> HttpResponse:
    try:
        change()
    except CircleRefused as error:
        refused(request, error)
    return back(request, default="circles")
