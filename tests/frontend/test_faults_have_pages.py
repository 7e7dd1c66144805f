"""A fault says what happened, what is safe and what to do; none of its pages asks the database."""

from http import HTTPStatus

import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from frontend.views import feeds
from tests.frontend.world import World


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


FAULTS = [
    (OperationalError("server closed the connection"), HTTPStatus.SERVICE_UNAVAILABLE),
    (InterfaceError("the connection is closed"), HTTPStatus.SERVICE_UNAVAILABLE),
    (RuntimeError("a fault of ours"), HTTPStatus.INTERNAL_SERVER_ERROR),
    (RequestDataTooBig("too big"), HTTPStatus.CONTENT_TOO_LARGE),
    (SuspiciousOperation("nonsense"), HTTPStatus.BAD_REQUEST),
]


@pytest.mark.parametrize(("fault", "status"), FAULTS)
@pytest.mark.parametrize(("language", "words"), [("en", "To the front page"), ("sv", "Till")])
def test_a_fault_is_answered_with_a_page_and_no_query(
    fault: Exception,
    status: HTTPStatus,
    language: str,
    words: str,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    db: None,
) -> None:
    def fail() -> None:
        raise fault

    monkeypatch.setattr(feeds, "database_time", fail)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get("/new", headers={"accept-language": language})
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert "<h1" in answer.content.decode()
    assert len(captured) == 0
    away = status is HTTPStatus.SERVICE_UNAVAILABLE
    assert ("Retry-After" in answer) is away


def test_who_is_signed_in_gets_the_page_while_the_database_is_away(
    client: Client, world: World
) -> None:
    """Who asks is itself a question to the database: the page must not ask it again."""

    def away(*asked: object) -> None:
        raise OperationalError("connection refused")

    client.force_login(world.stranger)
    with connection.execute_wrapper(away):
        answer = client.get("/new")
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert "To the front page" in answer.content.decode()
    assert "Retry-After" in answer


def test_a_wrong_method_has_a_page_and_names_the_right_ones(client: Client, db: None) -> None:
    answer = client.post("/new")
    assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert answer["Allow"] == "GET, HEAD"
    assert "nothing was changed" in answer.content.decode()


def test_a_body_beyond_the_limit_is_refused_with_a_page(client: Client, db: None) -> None:
    answer = client.post("/language", {"language": "sv" * 2_000_000})
    assert answer.status_code == HTTPStatus.CONTENT_TOO_LARGE
