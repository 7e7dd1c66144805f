"""Where a text is withheld in a country, its readers there are told so, and its author is."""

from collections.abc import Collection

import pytest
from django.test import Client
from django.utils.translation import override

from articles.countries import COUNTRIES
from articles.models import Article
from articles.services import moderating, reply
from frontend.countries import COUNTRY_NAMES, country_names
from moderation.measures import Measure
from moderation.models import Decision
from moderation.services.deciding import Ruling
from tests.frontend.countries import reader_in
from tests.moderation.world import World, make_world


@pytest.fixture
def world(db: None, countries: None) -> World:
    """The site knows countries, and nothing is decided yet."""
    return make_world()


@pytest.fixture
def decision(world: World) -> Decision:
    """Any that the log tells; it is what it withholds that is looked at."""
    return world.decide(world.report(), Ruling([Measure.WARN], rule="Be kind"))


def address(world: World) -> str:
    return f"/@{world.writer.name}/{Article.objects.get(pk=world.text.pk).permlink}"


def keep(work: int, decision: Decision, countries: Collection[str] = ("SE", "NO")) -> None:
    moderating.withhold(work, countries=countries, decision=decision.pk, now=decision.at)


@pytest.mark.parametrize("path", ["", "/history"])
def test_readers_there_are_told_by_which_decision(
    world: World, decision: Decision, path: str
) -> None:
    keep(world.text.pk, decision)
    answer = reader_in("SE").get(address(world) + path)
    # RFC 7725: the status, and a link by which who withholds it names itself.
    assert answer.status_code == 451
    assert answer.headers["Link"] == '<http://testserver/>; rel="blocked-by"'
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "<h1" in answer.text and "Not shown in Sweden" in answer.text
    assert f'href="/moderation/log/{decision.pk}"' in answer.text
    assert "Be kind" in answer.text
    assert "Beans" not in answer.text and "They climb" not in answer.text


def test_the_notice_speaks_swedish(world: World, decision: Decision) -> None:
    keep(world.text.pk, decision)
    answer = reader_in("SE").get(address(world), headers={"Accept-Language": "sv"})
    assert "Visas inte i Sverige" in answer.text


@pytest.mark.parametrize("country", ["DK", "XX", "T1", "SWE", "", "se no"])
def test_elsewhere_and_nowhere_it_is_read(world: World, decision: Decision, country: str) -> None:
    before = reader_in(country).get(address(world))
    keep(world.text.pk, decision)
    after = reader_in(country).get(address(world))
    assert before.status_code == after.status_code == 200
    assert "They climb." in after.text and "legal claim" not in after.text


def test_without_the_header_it_is_read(world: World, decision: Decision) -> None:
    keep(world.text.pk, decision)
    assert Client().get(address(world)).status_code == 200


@pytest.mark.parametrize("country", ["SE", "DK", ""])
def test_its_author_reads_it_and_why_others_do_not(
    world: World, decision: Decision, country: str
) -> None:
    keep(world.text.pk, decision)
    author = reader_in(country)
    author.force_login(world.writer)
    shown = author.get(address(world))
    assert shown.status_code == 200 and "They climb." in shown.text
    assert "for a legal claim: Norway (NO), Sweden (SE)." in shown.text
    assert f'href="/moderation/log/{decision.pk}"' in shown.text


def test_an_answer_leaves_its_place_and_its_decision(world: World, decision: Decision) -> None:
    answer = reply(world.text.pk, author=world.reader, body="Not mine.", now=world.now)
    below = reply(answer.pk, author=world.writer, body="It is.", now=world.now)
    keep(answer.pk, decision)
    here, there = (reader_in(each).get(address(world)).text for each in ("SE", "DK"))
    assert "Not mine." in there and "Not mine." not in here
    assert "Not shown in Sweden, for a legal claim." in here
    assert f'href="/moderation/log/{decision.pk}"' in here
    assert "It is." in here and f"comment-{below.pk}" in here
    assert "Not mine." not in reader_in("SE").get(f"/work/{answer.pk}/history").text
    author = reader_in("SE")
    author.force_login(world.reader)
    assert "Not mine." in author.get(address(world)).text


def test_who_judges_reads_it_at_the_desk(world: World, decision: Decision) -> None:
    keep(world.text.pk, decision)
    with override("en"):
        assert reader_in("SE").get("/admin/").status_code == 302


def test_every_country_has_a_name_in_both_languages() -> None:
    assert COUNTRY_NAMES.keys() == COUNTRIES
    with override("en"):
        assert country_names(["AX", "SE"]) == "Åland Islands (AX), Sweden (SE)"
    with override("sv"):
        assert country_names(["DE", "XK"]) == "Tyskland (DE), XK (XK)"
        assert country_names(["CI", "US"]) == "Elfenbenskusten (CI), USA (US)"
