"""The welcome page: whom it offers, and where its answers lead."""

import re

from django.test import Client

from accounts.models import Account, Preferences
from accounts.muting import Distance, keep_away
from accounts.selectors import followed_among
from articles.selectors import followed_tags
from articles.services import follow_tag, publish
from frontend.languages import LANGUAGES
from ledger.selectors import database_time
from tests.frontend.world import World, person


def newcomer() -> Client:
    client = Client()
    client.force_login(person("ines", database_time()))
    return client


def test_people_are_offered_with_what_they_write(world: World) -> None:
    client = newcomer()
    offered = offer(client)
    assert "<img" in offered
    assert "“" in offered
    assert "2 texts" in offered
    Account.objects.filter(pk=world.author.pk).update(about="Writes about beans.")
    publish(world.author, title="More beans", body="Words.", now=database_time())
    offered = offer(client)
    assert "Writes about beans." in offered
    assert "3 texts" in offered


def offer(client: Client) -> str:
    """How tove is offered."""
    shown = client.get("/welcome").content.decode()
    return str(shown.split('value="tove"')[1].split("</li>")[0])


def test_who_follows_somebody_reads_what_they_wrote(world: World) -> None:
    client = newcomer()
    assert client.post("/welcome", {"people": ["tove"]}).headers["Location"] == "/following"
    assert world.article_address in client.get("/following").content.decode()


def test_a_tag_leads_to_its_texts(world: World) -> None:
    assert newcomer().post("/welcome", {"tags": ["beans"]}).headers["Location"] == "/following"


def test_nothing_chosen_leads_to_what_readers_value(world: World) -> None:
    assert newcomer().post("/welcome", {"languages": ["en"]}).headers["Location"] == "/"


def test_tags_are_those_of_texts_in_languages_one_reads(world: World) -> None:
    write(world, "fi", "multa")
    write(world, "sv", "mylla")
    client = newcomer()
    page = client.get("/welcome", headers={"accept-language": "sv, en;q=0.8"}).content.decode()
    assert ticks(page, "tags") == {"beans": False, "mylla": False, "soil": False}
    client.post("/welcome", {"languages": ["fi"]})
    assert ticks(client.get("/welcome").content.decode(), "tags") == {"multa": False}


def test_tags_follow_the_languages_that_are_being_chosen(world: World) -> None:
    write(world, "fi", "multa")
    asked = {"languages": ["fi"], "tags": ["beans"], "ticked_tags": ""}
    page = newcomer().get("/welcome", asked).content.decode()
    assert ticks(page, "tags") == {"beans": True, "multa": False}


def test_an_address_ticks_no_words_that_no_page_offers(world: World) -> None:
    follow_tag(person("mats", database_time()), name="hidden-wish", now=database_time())
    words = ["Buy at evil.example", "never-borne", "hidden-wish", "beans", "x" * 40, "a\0"]
    asked = {"languages": ["en", "zz<b>"], "tags": words, "ticked_tags": ""}
    page = newcomer().get("/welcome", asked).content.decode().split("<main")[1]
    page = page.split("</main>")[0]
    assert ticks(page, "tags") == {"beans": True, "soil": False}
    for word in ("evil", "never-borne", "hidden-wish", "xxxx", "zz&lt;"):
        assert word not in page


def test_a_followed_tag_that_no_text_bears_stays_ticked(world: World) -> None:
    client = newcomer()
    client.post("/welcome", {"tags": ["compost"]})
    asked = {"languages": ["en"], "tags": ["compost"], "ticked_tags": "compost"}
    page = client.get("/welcome", asked).content.decode()
    assert ticks(page, "tags")["compost"]


def test_what_was_chosen_is_ticked_and_is_given_up_without_its_tick(world: World) -> None:
    client = newcomer()
    chosen = {
        "languages": ["sv"],
        "tags": ["beans"],
        "people": ["tove"],
        "time_zone": "Asia/Tokyo",
    }
    client.post("/welcome", chosen)
    page = client.get("/welcome").content.decode()
    assert ticks(page, "languages")["sv"]
    assert ticks(page, "tags") == {"beans": True}
    assert ticks(page, "people") == {"tove": True}
    shown = {"ticked_tags": "beans", "ticked_people": "tove", "time_zone": "Africa/Lagos"}
    client.post("/welcome", {"languages": ["sv"]})
    assert ticks(client.get("/welcome").content.decode(), "people") == {"tove": True}
    client.post("/welcome", shown)
    page = client.get("/welcome").content.decode()
    assert not any(ticks(page, "people").values())
    assert not any(ticks(page, "tags").values())
    zone = Preferences.objects.values_list("time_zone", flat=True).get(account__name="ines")
    assert zone == "Asia/Tokyo"


def test_what_is_offered_no_more_when_the_answer_comes_is_taken(world: World) -> None:
    client = newcomer()
    sent = {"tags": ["compost"], "people": ["olaf", "nobody"]}
    assert client.post("/welcome", sent).status_code == 302
    ines = Account.objects.get(name="ines")
    assert followed_tags(ines) == ["compost"]
    assert followed_among(["olaf"], follower=ines) == ["olaf"]
    assert client.post("/welcome", {"tags": ["No tag"]}).status_code == 200
    assert client.post("/welcome", {"tags": ["a" * 33]}).status_code == 200


def test_no_answer_has_more_than_a_page_offers(world: World) -> None:
    client = newcomer()
    many = client.post("/welcome", {"tags": [f"bean-{n}" for n in range(151)]})
    assert "151 are too many at once: choose 150 at most." in many.text
    crowd = client.post("/welcome", {"people": [f"bean{n}" for n in range(51)]})
    assert "51 are too many at once: choose 50 at most." in crowd.text
    assert followed_tags(Account.objects.get(name="ines")) == []


def test_whom_one_cannot_follow_is_passed_over(world: World) -> None:
    client = newcomer()
    ines = Account.objects.get(name="ines")
    keep_away(world.author, other=ines, distance=Distance.BLOCKED, now=database_time())
    assert client.post("/welcome", {"people": ["tove", "ines", "olaf"]}).status_code == 302
    assert followed_among(["tove", "ines", "olaf"], follower=ines) == ["olaf"]


def test_few_languages_stand_open_and_the_others_are_folded(world: World) -> None:
    client = newcomer()
    write(world, "hy", "hogh")
    headers = {"accept-language": "fi, tlh"}
    page = client.get("/welcome", headers=headers).content.decode()
    opened, folded = page.split("<details>", 1)
    assert list(ticks(opened, "languages")) == ["fi", "en", "hy"]
    assert len(ticks(folded, "languages")) == len(LANGUAGES) - 3
    headers = {"accept-language": "da, de, el, es, fi, fr, ga, it"}
    page = client.get("/welcome", headers=headers).content.decode()
    assert len(ticks(page.split("<details>", 1)[0], "languages")) == 8
    many = [code for code, _ in LANGUAGES[:11]]
    client.post("/welcome", {"languages": many})
    for place, field in (("/welcome", "languages"), ("/settings/reading", "reading_languages")):
        opened, folded = client.get(place).content.decode().split("<details>", 1)
        assert ticks(opened, field) == dict.fromkeys(many, True)
        assert not any(ticks(folded, field).values())


def write(world: World, language: str, tag: str) -> None:
    """A text in a language under one tag."""
    publish(
        world.author,
        title=tag.title(),
        body="Words.",
        tags=(tag,),
        language=language,
        now=database_time(),
    )


def ticks(page: str, field: str) -> dict[str, bool]:
    """The boxes of one question by name, with whether they are ticked."""
    boxes = re.findall(rf'<input type="checkbox" name="{field}" value="([^"]+)"([^>]*)>', page)
    return {name: "checked" in more for name, more in boxes}


def test_both_buttons_lead_on_to_where_the_newcomer_came_from(world: World) -> None:
    client = newcomer()
    for sent in ({"tags": ["beans"]}, {"skip": "1"}):
        answer = client.post("/welcome?next=/write", sent)
        assert answer.headers["Location"] == "/write"
        away = client.post("/welcome?next=https://evil.example/", sent)
        assert away.headers["Location"] in ("/", "/following")
    assert "Keep it and go on" in client.get("/welcome?next=/write").text
    assert "Start reading" in client.get("/welcome").text


def test_an_empty_list_of_ones_own_leads_to_the_questions(world: World) -> None:
    client = newcomer()
    for place in ("/following", "/my-tags"):
        assert 'href="/welcome"' in client.get(place).text
