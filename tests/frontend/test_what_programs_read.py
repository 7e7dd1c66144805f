"""Sitemap, robots, security.txt, manifest and oEmbed, by the rules of their makers."""

import json
from datetime import datetime, timedelta
from xml.etree.ElementTree import fromstring

import pytest
from django.test import Client
from pytest_django import Settings

from articles.selectors import index
from communities.selectors import index as communities_by_run
from communities.services import found as found_community
from ledger.selectors import database_time
from tests.frontend.world import World

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HOST = "http://testserver"


def locations(address: str) -> list[str]:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    tree = fromstring(answer.content)
    return [str(each.text) for each in tree.iter(f"{SITEMAP}loc")]


def test_the_index_leads_to_every_public_text(world: World) -> None:
    files = locations("/sitemap.xml")
    found = [place for file in files for place in locations(file.removeprefix(HOST))]
    assert HOST + world.article_address in found
    expected = ("/c/gardening", "/tag/soil", "/@tove", "/help/rewards", "/privacy")
    assert {HOST + place for place in expected} <= set(found)
    for place in found:
        assert Client().get(place.removeprefix(HOST)).status_code == 200, place


def test_many_texts_are_parted_into_runs_without_gap(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = index.run_of_texts(1)
    monkeypatch.setattr(index, "RUN", 1)
    assert index.runs() == len(whole)
    assert [row for n in range(1, len(whole) + 1) for row in index.run_of_texts(n)] == whole
    for number in (0, len(whole) + 1, 10**30):
        assert Client().get(f"/sitemap-texts-{number}.xml").status_code == 404


def test_every_community_is_named_however_many_there_are(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = database_time()
    for number in range(3):
        found_community(f"room-{number}", title=f"Room {number}", founder=world.author, now=moment)
    monkeypatch.setattr(communities_by_run, "RUN", 2)
    files = [file for file in locations("/sitemap.xml") if "communities" in file]
    assert len(files) == 2
    named = [place for file in files for place in locations(file.removeprefix(HOST))]
    expected = ["gardening", "room-0", "room-1", "room-2"]
    assert named == [f"{HOST}/c/{slug}" for slug in expected]
    for number in (0, 3, 10**30):
        assert Client().get(f"/sitemap-communities-{number}.xml").status_code == 404


def test_robots_names_the_sitemap_and_closes_what_is_somebody_s_own(world: World) -> None:
    lines = Client().get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /settings", "Disallow: /accounts/"} <= set(lines)
    assert f"Sitemap: {HOST}/sitemap.xml" in lines


def test_security_txt_has_the_two_fields_that_its_rfc_demands(
    db: None, settings: Settings
) -> None:
    settings.INKWELL_CONTACT = "mailto:security@example.org"
    lines = Client().get("/.well-known/security.txt").content.decode().splitlines()
    fields = dict(line.split(": ", 1) for line in lines)
    assert fields["Contact"] == "mailto:security@example.org"
    ahead = datetime.fromisoformat(fields["Expires"]) - database_time()
    assert timedelta(days=1) < ahead < timedelta(days=366)


def test_the_manifest_names_an_icon_that_is_there(db: None) -> None:
    manifest = json.loads(Client().get("/manifest.webmanifest").content)
    assert Client().get(manifest["icons"][0]["src"]).status_code == 200
    assert manifest["start_url"] == "/"


def test_a_text_can_be_embedded_as_json_and_as_xml(world: World) -> None:
    asked = {"url": HOST + world.article_address}
    answer = json.loads(Client().get("/oembed", asked).content)
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert answer["title"] == "Growing beans in shade"
    assert world.article_address in answer["html"]
    assert isinstance(answer["width"], int)
    xml = fromstring(Client().get("/oembed", {**asked, "format": "xml"}).content)
    assert (xml.tag, xml.findtext("title")) == ("oembed", "Growing beans in shade")
    assert Client().get("/oembed", {**asked, "format": "yaml"}).status_code == 501


def test_a_width_that_is_asked_for_is_not_exceeded(world: World) -> None:
    asked = {"url": HOST + world.article_address, "maxwidth": "300"}
    assert json.loads(Client().get("/oembed", asked).content)["width"] == 300


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://elsewhere.example/@tove/growing-beans-in-shade",
        f"{HOST}/wallet",
        "javascript:1",
    ],
)
def test_nothing_else_is_embedded(url: str, world: World) -> None:
    assert Client().get("/oembed", {"url": url}).status_code == 404


def test_a_text_says_where_its_embedding_is(world: World) -> None:
    page = Client().get(world.article_address).content.decode()
    assert 'type="application/json+oembed"' in page
