"""Every address of the front end against three askers; an address without a line here fails."""

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Literal

import pytest
from django.test import Client
from django.urls import reverse

from frontend.urls import urlpatterns
from tests.frontend.world import World

type Asker = Literal["anonymous", "stranger", "author"]

OK, MOVED, FORBIDDEN = HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.FORBIDDEN
#: To the login page: told apart from any other move by where it leads.
LOGIN = "login"


@dataclass(frozen=True)
class Line:
    """What one address answers to each asker."""

    name: str
    answers: tuple[HTTPStatus | str, HTTPStatus | str, HTTPStatus | str]
    method: Literal["get", "post"] = "get"
    keys: dict[str, str | int] = field(default_factory=dict)
    data: dict[str, str] = field(default_factory=dict)


EVERYBODY = (OK, OK, OK)
MEMBERS = (LOGIN, OK, OK)
ACTING = (LOGIN, MOVED, MOVED)

LINES = (
    Line("hot", EVERYBODY),
    Line("trending", EVERYBODY),
    Line("new", EVERYBODY),
    Line("tag", EVERYBODY, keys={"tag": "soil"}),
    Line("communities", EVERYBODY),
    Line("community", EVERYBODY, keys={"slug": "gardening"}),
    Line("join", ACTING, "post", {"slug": "gardening"}),
    Line("write", MEMBERS),
    Line("preview", MEMBERS, "post", data={"body": "*stress*"}),
    Line("vote", ACTING, "post", {"work": "WORK"}),
    Line("withdraw", ACTING, "post", {"work": "WORK"}),
    Line("dispute", ACTING, "post", {"work": "WORK"}, {"reason": "overpaid"}),
    Line("reply", ACTING, "post", {"work": "WORK"}, {"body": "An answer."}),
    Line("wallet", MEMBERS),
    Line("send", (LOGIN, OK, OK), "post"),
    Line("power_up", (LOGIN, OK, OK), "post"),
    Line("power_down", ACTING, "post"),
    Line("wallet_of", EVERYBODY, keys={"number": "WALLET"}),
    Line("blocks", EVERYBODY),
    Line("block", EVERYBODY, keys={"height": "HEIGHT"}),
    Line("cycles", EVERYBODY),
    Line("cycle", EVERYBODY, keys={"number": "CYCLE"}),
    Line("rules", EVERYBODY, keys={"name": "inkwell-1"}),
    Line("blot", EVERYBODY, keys={"name": "anybody"}),
    Line("theme", (MOVED, MOVED, MOVED), "post"),
    Line("set_language", (MOVED, MOVED, MOVED), "post"),
    Line("profile", EVERYBODY, keys={"name": "tove"}),
    Line("follow", ACTING, "post", {"name": "mira"}),
    Line("article", EVERYBODY, keys={"name": "tove", "permlink": "PERMLINK"}),
    Line("revise", (LOGIN, FORBIDDEN, OK), keys={"name": "tove", "permlink": "PERMLINK"}),
)


def test_every_address_has_its_line() -> None:
    assert {pattern.name for pattern in urlpatterns} == {line.name for line in LINES}


@pytest.mark.parametrize("asker", ["anonymous", "stranger", "author"])
@pytest.mark.parametrize("line", LINES, ids=lambda line: line.name)
def test_each_asker_gets_the_answer_of_the_table(line: Line, asker: Asker, world: World) -> None:
    client = Client()
    if asker != "anonymous":
        client.force_login(world.author if asker == "author" else world.stranger)
    keys = {key: world.places.get(str(value), value) for key, value in line.keys.items()}
    if line.name == "follow" and asker == "stranger":
        keys["name"] = "tove"
    response = getattr(client, line.method)(reverse(line.name, kwargs=keys), line.data)
    expected = line.answers[("anonymous", "stranger", "author").index(asker)]
    if expected == LOGIN:
        assert response.status_code == MOVED
        assert response.url.startswith("/accounts/login")
    else:
        assert response.status_code == expected
        assert not response.headers.get("Location", "").startswith("/accounts/login")


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.name)
def test_a_post_without_the_token_is_refused(line: Line, world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.author)
    keys = {key: world.places.get(str(value), value) for key, value in line.keys.items()}
    response = client.post(reverse(line.name, kwargs=keys), line.data)
    assert response.status_code in (FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED)


@pytest.mark.parametrize(
    "line", [line for line in LINES if line.method == "post"], ids=lambda line: line.name
)
def test_what_changes_something_is_never_a_get(line: Line, world: World) -> None:
    client = Client()
    client.force_login(world.author)
    keys = {key: world.places.get(str(value), value) for key, value in line.keys.items()}
    response = client.get(reverse(line.name, kwargs=keys))
    assert response.status_code == HTTPStatus.METHOD_NOT_ALLOWED or line.name == "set_language"
