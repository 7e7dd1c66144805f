"""Each text of a wave has a tick box in its preview: what is not ticked stays, through errors and
from page to page, and so does the original of copies unless somebody ticks it.
"""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from articles.models import Article, Comment
from articles.services import publish, reply
from ledger.selectors import database_time
from moderation.models import Wave
from moderation.services import read_texts
from tests.frontend.admin.offices import staff, with_key
from tests.frontend.world import World

PLACE = "/admin/waves/"


@pytest.fixture
def client(world: World) -> Client:
    """Of a moderator of the site."""
    return with_key(staff("stina"))


def asked(**other: object) -> dict[str, object]:
    now = database_time()
    return {
        "since": (now - timedelta(days=20)).strftime("%Y-%m-%dT%H:%M"),
        "until": (now + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M"),
        "authors": "olaf",
        "votes": "on",
        "rule": "No spam",
        "key": str(UUID(int=5)),
        **other,
    }


def ticked(page: Any, *, but: set[int]) -> dict[str, object]:
    """What the browser sends of a preview in which these are unticked as well."""
    seen = page.context["seen"]
    first = seen["it"].first
    return {
        **seen["carried"],
        "take": [each.work for each in first if not each.spared and each.work not in but],
    }


def spam(world: World, *, answers: int) -> list[int]:
    now, work = database_time(), int(world.places["WORK"])
    made = [
        reply(work, author=world.stranger, body=f"Buy pills {n}.", now=now) for n in range(answers)
    ]
    return [each.pk for each in made]


def copies(world: World) -> tuple[Article, Article]:
    """Of one text: the first by who wrote it, the second by who copied it."""
    body, now = " ".join(f"word{n}" for n in range(120)), database_time()
    made = [
        publish(author, title=title, body=body, now=now - timedelta(hours=hours))
        for author, title, hours in ((world.author, "Mine", 3), (world.stranger, "Taken", 1))
    ]
    read_texts(now)
    return made[0], made[1]


def test_what_is_unticked_stays_and_is_kept_with_the_wave(world: World, client: Client) -> None:
    stays, *go = spam(world, answers=3)
    page = client.post(PLACE, asked(act="preview"))
    sent = ticked(page, but={stays})
    again = client.post(PLACE, asked(act="preview", **sent))
    assert again.context["seen"]["it"].spared == 1
    boxes = [len(re.findall(r"\bchecked\b", it.text)) for it in (page, again)]
    assert boxes[1] == boxes[0] - 1
    client.post(PLACE, asked(act="sweep", **ticked(again, but=set())))
    wave = Wave.objects.get()
    taken = set(wave.texts.values_list("work", flat=True))
    assert stays not in taken
    assert set(go) <= taken
    assert wave.selection["spared"] == [stays]


def test_ticks_are_kept_through_an_error(world: World, client: Client) -> None:
    stays, _ = spam(world, answers=2)
    page = client.post(PLACE, asked(act="preview"))
    refused = client.post(PLACE, asked(act="sweep", rule="", **ticked(page, but={stays})))
    assert refused.status_code == 422
    assert not Wave.objects.exists()
    assert [it.work for it in refused.context["seen"]["it"].first if it.spared] == [stays]
    # Where not even the selection can be read there is no preview, and the form carries it.
    lost = client.post(PLACE, asked(act="preview", since="x", **ticked(refused, but=set())))
    assert lost.status_code == 422
    assert f'name="spared" value="{stays}"' in lost.text


def test_ticks_are_kept_from_page_to_page(world: World, client: Client) -> None:
    spam(world, answers=52)
    page = client.post(PLACE, asked(act="preview"))
    stays = page.context["seen"]["it"].first[0].work
    later = page.context["seen"]["later"]
    second = client.post(
        f"{PLACE}?from={later}", asked(act="preview", **ticked(page, but={stays}))
    )
    assert stays not in {it.work for it in second.context["seen"]["it"].first}
    client.post(PLACE, asked(act="sweep", **ticked(second, but=set())))
    taken = set(Wave.objects.get().texts.values_list("work", flat=True))
    assert stays not in taken
    assert len(taken) == page.context["seen"]["it"].texts - 1


def test_who_has_nothing_ticked_keeps_their_votes(world: World, client: Client) -> None:
    spam(world, answers=1)
    page = client.post(PLACE, asked(act="preview"))
    assert page.context["seen"]["it"].votes > 0
    every = {it.work for it in page.context["seen"]["it"].first}
    none = client.post(PLACE, asked(act="preview", **ticked(page, but=every)))
    assert (none.context["seen"]["it"].texts, none.context["seen"]["it"].votes) == (0, 0)
    assert 'value="sweep"' not in none.text
    # They can be ticked again.
    assert none.text.count('name="take"') == len(every)


def test_the_original_of_copies_comes_unticked_with_why(world: World, client: Client) -> None:
    original, copy = copies(world)
    about = {"authors": "", "like": str(copy.pk)}
    page = client.post(PLACE, asked(act="preview", **about))
    assert [(it.work, it.spared) for it in page.context["seen"]["it"].first] == [
        (copy.pk, False),
        (original.pk, True),
    ]
    assert "perhaps the original that the others copied" in page.text
    client.post(PLACE, asked(act="sweep", **about, **ticked(page, but=set())))
    assert list(Wave.objects.get().texts.values_list("work", flat=True)) == [copy.pk]


def test_the_original_goes_where_somebody_ticks_it(world: World, client: Client) -> None:
    original, copy = copies(world)
    about = {"authors": "", "like": str(copy.pk)}
    page = client.post(PLACE, asked(act="preview", **about))
    both = {**ticked(page, but=set()), "take": [original.pk, copy.pk]}
    client.post(PLACE, asked(act="sweep", **about, **both))
    assert Wave.objects.get().texts.count() == 2


def test_a_text_that_is_like_nothing_is_no_original(world: World, client: Client) -> None:
    work = str(Article.objects.filter(author=world.author).latest("pk").pk)
    page = client.post(PLACE, asked(act="preview", authors="", like=work))
    assert page.context["seen"]["it"].spared == 0


def test_what_came_after_the_preview_stays(world: World, client: Client) -> None:
    spam(world, answers=1)
    page = client.post(PLACE, asked(act="preview"))
    [late] = spam(world, answers=1)
    client.post(PLACE, asked(act="sweep", **ticked(page, but=set())))
    assert not Wave.objects.get().texts.filter(work=late).exists()
    assert Comment.objects.get(pk=late).state == "published"


def test_nothing_goes_that_was_not_shown(world: World, client: Client) -> None:
    spam(world, answers=1)
    page = client.post(PLACE, asked(act="preview"))
    name = world.author.name
    sent = ticked(page, but=set())
    refused = client.post(PLACE, asked(act="sweep", authors=name, **sent))
    assert refused.status_code == 422
    assert "You changed what is selected: look at what would go now." in refused.text
    assert not Wave.objects.exists()


def test_numbers_that_nobody_could_have_sent_change_nothing(world: World, client: Client) -> None:
    spam(world, answers=1)
    odd = {"spared": "1,x,-3,99999999999999999999", "listed": "\x00", "take": ["y"], "newest": "z"}
    page = client.post(PLACE, asked(act="preview", **odd))
    assert page.context["seen"]["it"].spared == 0
    many = ",".join(map(str, range(2_001)))
    refused = client.post(PLACE, asked(act="preview", spared=many))
    assert (
        "A wave leaves at most 2\N{NARROW NO-BREAK SPACE}000 texts out: narrow the selection."
        in refused.text
    )
