"""Help says what the rules in force say, in both languages, and its example is the calculation."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from frontend.pages.glossary import TERMS
from frontend.pages.help import SUBJECTS
from tests.frontend.world import World


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_subject_is_there_and_leaves_no_blank_to_fill_in(
    subject: str, language: str, db: None
) -> None:
    page = Client().get(f"/help/{subject}", headers={"accept-language": language})
    text = page.content.decode()
    words = re.search(r'<div class="article-text.*?</article>', text, re.DOTALL)
    assert words is not None
    assert "{" not in words[0]
    assert len(words[0]) > 500
    assert f'<html lang="{language}"' in text


def test_the_lengths_are_those_of_the_rules_in_force(db: None) -> None:
    """inkwell-1: seven days of voting, halves, twelve hours before the payout for disputes."""
    rewards = unescape(Client().get("/help/rewards").content.decode())
    assert "For 7 days readers can vote" in rewards
    assert "50\u00a0% of that goes to the author" in rewards
    assert "12 hours before the payout" in Client().get("/help/disputes").content.decode()


def test_links_in_the_help_lead_somewhere(world: World) -> None:
    for subject in SUBJECTS:
        page = Client().get(f"/help/{subject}").content.decode()
        for address in re.findall(r'href="(/[^"#?]*)"', page):
            if not address.startswith("/static/"):
                assert Client().get(address).status_code in (200, 302), address


def test_a_subject_that_does_not_exist_is_not_found(db: None) -> None:
    assert Client().get("/help/how-to-cheat").status_code == 404
    assert Client().get("/help/..%2Fen%2Frewards").status_code == 404


def test_every_word_of_the_glossary_has_an_anchor(db: None) -> None:
    page = Client().get(reverse("help")).content.decode()
    assert all(f'id="{anchor}"' in page for anchor in TERMS)


def figures(world: World, **asked: str) -> list[str]:
    given = {"readers": "10", "power": "100", "weight": "100", "when": "0", "part": "5000"} | asked
    page = Client().get("/help/example", given).content.decode()
    return re.findall(r'<dd>\s*<span class="number">([^<]+)</span>', page)


def test_the_example_s_strength_is_a_fiftieth_of_the_power(world: World) -> None:
    """economics.md 3.2: a full vote weighs 2 % of the stake; 1 INK is nearly 1,000 VESTS."""
    one, together = (int(re.sub(r"\D", "", value)) for value in figures(world)[:2])
    assert together == 10 * one
    assert abs(one - 100 * 1000 * 10**6 // 50) <= one // 100


def test_half_the_weight_has_half_the_strength(world: World) -> None:
    whole = int(re.sub(r"\D", "", figures(world)[0]))
    half = int(re.sub(r"\D", "", figures(world, weight="50")[0]))
    assert half == -(-whole // 2)


def test_author_and_readers_share_what_the_text_gets(world: World) -> None:
    share, author, readers = (
        int(re.sub(r"\D", "", value)) for value in figures(world, readers="100")[4:7]
    )
    assert share > 0
    assert share - 100 <= author + readers <= share, "each keeps less than a thousandth"


@pytest.mark.parametrize(
    "wrong", [{"readers": "0"}, {"power": "-1"}, {"weight": "x"}, {"when": "7"}, {"part": "1"}]
)
def test_wrong_numbers_are_explained_beside_the_field(wrong: dict[str, str], world: World) -> None:
    assert figures(world, **wrong) == []
    page = Client().get("/help/example", {"readers": "10", **wrong})
    assert page.status_code == 200
    assert "errorlist" in page.content.decode()
