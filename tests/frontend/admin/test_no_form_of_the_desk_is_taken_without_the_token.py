"""Every address of the desk refuses a form that another site sent, whoever is logged in."""

from collections.abc import Iterator
from http import HTTPStatus

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, reverse
from pytest_django.fixtures import Settings

from frontend.admin.site import desk
from tests.frontend.admin.offices import staff, with_key

#: Answered by nothing else, as the desk forbids for other reasons, too.
REFUSED = HTTPStatus.IM_A_TEAPOT


def refuse(_request: HttpRequest, reason: str = "") -> HttpResponse:
    """In place of the page that says that a form was not taken."""
    return HttpResponse(reason, status=REFUSED)


def places(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    """Every address that has a name, with anything in its gaps."""
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from places(each.url_patterns)
        elif each.name == "app_list":
            yield reverse("admin:app_list", args=["ledger"])
        elif each.name:
            yield reverse(f"admin:{each.name}", args=["1"] * len(each.pattern.converters))


@pytest.mark.usefixtures("db")
def test_no_form_of_the_desk_is_taken_without_the_token(settings: Settings) -> None:
    settings.CSRF_FAILURE_VIEW = f"{__name__}.refuse"
    client = with_key(staff("ada", administrator=True))
    client.handler.enforce_csrf_checks = True
    asked = list(places(desk.get_urls()))
    assert {"/admin/cases/1/held/", "/admin/proposals/1/"} <= set(asked)
    taken = {place: client.post(place).status_code for place in asked}
    assert {place: status for place, status in taken.items() if status != REFUSED} == {}

    client.get(reverse("admin:keeping"))
    sent = {"csrfmiddlewaretoken": client.cookies["csrftoken"].value}
    assert client.post(reverse("admin:case_claim", args=[1]), sent).status_code != REFUSED
