"""Logged out in another tab: a press leads to the log-in and from there to where one was."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from tests.frontend.world import PASSWORD, World

HERE = "http://testserver"
IN_PLACE = {"HX-Request": "true"}


def place_after(login: str) -> str:
    """Where an address of the log-in leads on to."""
    there = urlsplit(login)
    assert (there.netloc, there.path) == ("", "/accounts/login/")
    [place] = parse_qs(there.query)["next"]
    return place


@pytest.mark.parametrize("action", ["vote", "save", "reply", "reshare"])
def test_a_press_in_place_sends_the_whole_page_to_the_log_in(world: World, action: str) -> None:
    address = f"/work/{world.places['WORK']}/{action}"
    headers = {**IN_PLACE, "HX-Current-URL": f"{HERE}/tag/soil?order=hot"}
    answer = Client().post(address, {"next": "/@tove"}, headers=headers)
    assert answer.status_code == 200 and not answer.content
    assert place_after(answer.headers["HX-Redirect"]) == "/tag/soil?order=hot"


def test_a_part_of_a_page_is_not_filled_with_the_log_in(world: World) -> None:
    headers = {**IN_PLACE, "HX-Current-URL": f"{HERE}/following"}
    answer = Client().get("/following?after=7", headers=headers)
    assert place_after(answer.headers["HX-Redirect"]) == "/following"
    asked = Client().get("/following?after=7")
    assert place_after(asked.headers["Location"]) == "/following?after=7"


@pytest.mark.parametrize(
    ("form", "headers", "place"),
    [
        ({"next": "/@tove#about"}, {"Referer": f"{HERE}/new"}, "/@tove#about"),
        ({"next": "https://evil.example/"}, {"Referer": f"{HERE}/new?page=2"}, "/new?page=2"),
        ({}, {"Referer": "https://evil.example/new"}, "/"),
        ({"next": "http://[ours"}, {"Referer": "http://["}, "/"),
        ({}, {"Referer": f"{HERE}//evil.example/"}, "/"),
        ({}, {"Referer": f"{HERE}/\\evil.example/"}, "/"),
        ({}, {**IN_PLACE, "HX-Current-URL": f"{HERE}//evil.example/"}, "/"),
        ({}, {**IN_PLACE, "HX-Current-URL": "https://evil.example/"}, "/"),
        ({}, {}, "/"),
    ],
)
def test_a_form_leads_back_to_where_it_stood_among_our_pages(
    world: World, form: dict[str, str], headers: dict[str, str], place: str
) -> None:
    answer = Client().post(f"/work/{world.places['WORK']}/reply", form, headers=headers)
    login = answer.headers.get("Location") or answer.headers["HX-Redirect"]
    assert place_after(login) == place


def test_what_was_not_done_is_said_before_and_after_the_log_in(world: World) -> None:
    client, address = Client(), f"/work/{world.places['WORK']}/reply"
    headers = {"Referer": f"{HERE}{world.article_address}"}
    login = client.post(address, {"body": "Tall ones."}, headers=headers)["Location"]
    assert "Not done: you are logged out." in client.get(login).text
    form = {"login": "olaf", "password": PASSWORD, "next": place_after(login)}
    answer = client.post("/accounts/login/", form, follow=True)
    assert answer.redirect_chain[-1][0] == world.article_address
    assert answer.status_code == 200
    assert "was not taken: send it again" in answer.text
    assert "was not taken" not in client.get(world.article_address).text


def test_an_answer_that_was_shown_again_leads_back_to_its_text(world: World) -> None:
    client, address = Client(), f"/work/{world.places['WORK']}/reply"
    client.force_login(world.stranger)
    page = client.post(address, {"body": "Tall ones.", "preview": "1"}).text
    assert f'name="next" value="{world.article_address}"' in page
