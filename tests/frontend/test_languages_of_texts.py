"""Texts may be in every language whose words the search knows, and each runs its own way."""

import pytest
from django.test import Client

from articles.languages import CONFIGS
from frontend.languages import LANGUAGES, languages_from, spoken
from tests.frontend.world import World

ARABIC = "حديقة في الظل"


def test_no_language_of_the_search_is_left_out_but_for_its_finer_names() -> None:
    assert {code for code, _ in LANGUAGES} == set(CONFIGS) - {"nb", "nn", "yi"}
    assert ("sv", "Svenska") in LANGUAGES


def test_the_readers_own_languages_are_offered_first() -> None:
    offered = languages_from(["sv", "fi", "sv"])
    assert [code for code, _ in offered[:3]] == ["sv", "fi", "id"]
    assert sorted(offered) == sorted(LANGUAGES)


@pytest.mark.parametrize(
    ("accepted", "found"),
    [
        ("de-AT,de;q=0.9,en;q=0.5", ["de", "en"]),
        ("fi;q=0.3, sv-FI", ["sv", "fi", "en"]),
        ("tlh, *", ["en"]),
        ("", ["en"]),
        ("%%%", ["en"]),
    ],
)
def test_the_browsers_languages_are_read_from_what_it_asks_for(
    accepted: str, found: list[str]
) -> None:
    assert spoken(accepted, pages="en-gb") == found


def test_a_text_from_right_to_left_is_found_under_its_language(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    sent = {"title": ARABIC, "body": ARABIC, "language": "ar", "ai_use": "none", "reward": "half"}
    answer = client.post("/write", sent | {"audience": "everybody"}, follow=True)
    page = answer.content.decode()
    assert '<article lang="ar">' in page
    assert f'<h1 class="page-title" dir="auto">{ARABIC}</h1>' in page
    assert ARABIC in client.get("/in/ar").content.decode()
    assert "في الظل" in client.get("/search", {"q": ARABIC.split()[0]}).content.decode()
