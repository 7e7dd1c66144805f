"""Every address that names an object, asked by somebody whose object it is not.

Whoever it is, a number in an address is no right: nothing is shown of it and no row of any table
changes. A new address with a number or a key in it has to stand here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final, Literal
from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib.messages import get_messages
from django.contrib.sessions.models import Session
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.models import Account
from accounts.payments import send
from articles.choices import Audience, Choices
from articles.models import Article, MutedWord, ShareRequest
from articles.services import Heading, describe, mute_words, publish, reply
from communities.models import Community
from communities.services import ask_to_spend
from frontend.urls import urlpatterns
from ledger.assets import Asset
from ledger.selectors import balance, database_time
from ledger.services import transfer
from moderation.services import make_collection
from tests.frontend.test_planned_texts import FIELDS
from tests.frontend.world import DRAFT, World, trusted

#: A word that stands in everything of Tove's that is not for everybody.
SECRET: Final = "Xylophone"
NOT_FOUND, FORBIDDEN, MOVED = HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN, HTTPStatus.FOUND
#: To the page of the form, which says why nothing was done.
LED_BACK: Final = "led back"
REFUSED: Final = HTTPStatus.UNPROCESSABLE_CONTENT
#: Pages and acts that are for everybody who reads the text, the account or the site.
FOR_ALL: Final = frozenset(
    (
        *("texts_in", "tag_feed", "texts_in_feed", "community_feed", "profile_feed", "tag"),
        *("tag_wish", "community", "join", "wallet_of", "block", "cycle", "rules", "blot"),
        *("cycle_inputs", "log_tile"),
        *(
            "sitemap_communities",
            "sitemap_texts",
            "help_page",
            "terms_version",
            "privacy_version",
            "profile",
        ),
        *("profile_comments", "profile_reshares", "profile_about", "followers", "followed_by"),
        *("follow", "keep_away", "picture", "series", "report_person"),
        "report_community",
        # As "picture": who may open which is asked where files close with their texts.
        *("recording", "captions"),
        *("community_about", "community_members", "community_ask"),
        *("community_figures", "community_wallet", "community_picks", "put_away"),
        "community_wallet_csv",
        # What moderators did, without a name.
        *("moderation_line", "community_log", "community_moderation_figures"),
        "moderation_finding",
        "community_moderation_csv",
        # Their numbers are the asker's own years; the token of a letter is all its right.
        *("wallet_year", "wallet_year_csv", "stop_digest"),
        # The orders are in the address by their word.
        *("hot_feed", "trending_feed", "new_feed", "closing_feed", "again_feed", "search_feed"),
        *("following_feed", "my_tags_feed", "picks_feed", "community_picks_feed"),
        *("log_feed", "community_log_feed"),
        *("series_feed", "collections", "collection_feed"),
    )
)


@dataclass(frozen=True)
class Try:
    """One thing that a stranger tries, and how it is refused."""

    name: str
    keys: dict[str, str]
    method: Literal["get", "post"] = "get"
    data: dict[str, str] = field(default_factory=dict)
    status: HTTPStatus | str = NOT_FOUND


def of(
    place: str, *names: str, status: HTTPStatus | str = NOT_FOUND, **more: str
) -> Iterator[Try]:
    """Forms that each name the work at `place`."""
    for name in names:
        yield Try(name, {"work": place}, "post", more, status)


BOTH: Final[tuple[Literal["get", "post"], ...]] = ("get", "post")
TEXT: Final = {"name": "NAME", "permlink": "PRIVATE_PERMLINK"}
OPEN: Final = {"name": "NAME", "permlink": "PERMLINK"}
WORDS: Final = {"title": "Mine", "body": "Taken.", "language": "en", "ai_use": "none"}
MINE: Final = {"answer": "accept", "role": "moderator", "title": "Mine"}
ROOMS: Final = ("settings", "held", "picture", "share", "spend")
TRIES: Final = (
    # A text for a circle, as if its number or address had been told.
    Try("article", TEXT),
    Try("history", TEXT),
    Try("revise", TEXT, status=NOT_FOUND),
    Try("revise", TEXT, "post", WORDS),
    Try("cover", TEXT),
    Try("cover", TEXT, "post", {"cover": "UPLOAD"}),
    *(
        Try(name, {"work": "PRIVATE"})
        for name in ("votes", "payout", "payout_data", "vote_effect", "ballot", "tip")
    ),
    *(Try(name, {"work": "PRIVATE"}) for name in ("erase", "edit_comment", "comment_history")),
    *of("PRIVATE", "vote", "withdraw", "answer_poll", "save", "reshare", status=LED_BACK),
    *of("PRIVATE", "pin", "mute_thread", status=LED_BACK),
    *of("PRIVATE", "dispute", reason="overpaid", status=LED_BACK),
    *of("PRIVATE", "reading_place", part="4"),
    *of("PRIVATE", "reply", body="An answer."),
    *of("PRIVATE", "erase", "series_earlier", "series_later", "series_leave"),
    *of("PRIVATE", "tip", amount="1", key=str(uuid4()), step="done"),
    # An answer below it.
    *(
        Try(name, {"work": "ANSWER"})
        for name in ("votes", "payout", "payout_data", "vote_effect", "ballot", "tip")
    ),
    *(Try(name, {"work": "ANSWER"}) for name in ("erase", "edit_comment", "comment_history")),
    *of("ANSWER", "vote", "withdraw", "save", status=LED_BACK),
    *of("ANSWER", "dispute", reason="overpaid", status=LED_BACK),
    *of("ANSWER", "erase"),
    *of("ANSWER", "reply", "edit_comment", body="An answer."),
    # An open text and an answer of somebody else's.
    Try("revise", OPEN, status=FORBIDDEN),
    Try("revise", OPEN, "post", WORDS, FORBIDDEN),
    Try("cover", OPEN),
    Try("cover", OPEN, "post", {"cover": "UPLOAD"}),
    *of("WORK", "erase", "series_earlier", "series_later", "series_leave"),
    *of("WORK", "pin", status=LED_BACK),
    *of("COMMENT", "erase"),
    *of("COMMENT", "edit_comment", body="Mine."),
    Try("series_rename", {"name": "NAME", "slug": "SERIES"}, "post", {"title": "Mine"}),
    # Collections of theirs, and one that they alone see.
    Try("collection", {"name": "NAME", "slug": "SHELF"}),
    *(Try(f"collection_{act}", {"slug": "SHELF"}) for act in ("edit", "delete")),
    Try("collection_edit", {"slug": "SHELF"}, "post", {"title": "Mine"}),
    # For what is not there nothing is said.
    Try("collection_delete", {"slug": "SHELF"}, "post", status=MOVED),
    Try("collection_arrange", {"slug": "SHELF"}, "post", {"work": "WORK", "wish": "take out"}),
    Try("collect", {"work": "PRIVATE"}),
    Try("collect", {"work": "PRIVATE"}, "post", {"wish": "begin", "title": "Mine"}),
    Try("collect", {"work": "WORK"}, "post", {"wish": "put in", "collection": "SHELF"}),
    # What one keeps to oneself.
    Try("draft_versions", {"key": "DRAFT"}),
    Try("restore_draft", {"key": "DRAFT"}, "post", {"version": "1"}, LED_BACK),
    Try("discard_draft", {"key": "DRAFT"}),
    Try("discard_draft", {"key": "DRAFT"}, "post", status=LED_BACK),
    Try("plan_cancel", {"key": "PLANNED"}, "post", status=LED_BACK),
    Try("request_answer", {"number": "REQUEST"}, "post", {"answer": "accept"}, LED_BACK),
    *(
        Try(f"circle_{act}", {"number": "CIRCLE"}, "post", {"name": "mira"}, LED_BACK)
        for act in ("add", "remove", "delete")
    ),
    Try("circle_delete", {"number": "CIRCLE"}),
    Try("describe_upload", {"number": "UPLOAD"}, "post", {"alt": "Mine"}),
    Try("delete_upload", {"number": "UPLOAD"}),
    Try("delete_upload", {"number": "UPLOAD"}, "post"),
    Try("captions_of_upload", {"number": "UPLOAD"}, "post", {"remove": "sv"}),
    Try("notice_lines", {"notice": "NOTICE"}),
    # Taken back twice it is taken back once: for what is not there nothing is said.
    Try("unmute_word", {"number": "MUTED"}, "post", status=MOVED),
    Try("receipt", {"batch": "BATCH"}),
    Try("receipt_proof", {"batch": "BATCH"}),
    Try("erase_memo", {"batch": "BATCH"}),
    Try("erase_memo", {"batch": "BATCH"}, "post"),
    Try("loan_receipt", {"form": "FORM"}),
    Try("power_down_receipt", {"form": "FORM"}),
    # A community's rooms for its officers, and what they do there.
    *(Try(f"community_{room}", {"slug": "ROOM"}, status=FORBIDDEN) for room in ROOMS),
    *(
        Try(f"community_{room}", {"slug": "ROOM"}, "post", {"title": "Mine"}, FORBIDDEN)
        for room in ("settings", "picture", "share", "spend")
    ),
    *(Try("spending", {"number": "SPENDING"}, method, status=FORBIDDEN) for method in BOTH),
    *(
        Try(f"community_{act}", {"slug": "ROOM"}, "post", {"name": "NAME"}, REFUSED)
        for act in ("invite", "hand_over")
    ),
    Try("community_claim", {"slug": "ROOM"}, "post", status=LED_BACK),
    Try("community_answer", {"slug": "ROOM"}, "post", {"answer": "accept"}, LED_BACK),
    *(
        Try(f"community_{act}", {"slug": "ROOM", "name": "NAME"}, "post", MINE, REFUSED)
        for act in ("let_in", "uninvite", "role", "title")
    ),
    *(Try(name, {"number": "ERASED", "key": "NAME"}) for name in ("erasure", "erasure_data")),
    # What waits for a moderator, and what was decided about others.
    *(Try(f"held_{act}", {"number": "ONE"}, "post", status=LED_BACK) for act in ("out", "back")),
    Try("held_withdraw", {"number": "ONE"}, "post", status=MOVED),
    *(Try(name, {"work": "PRIVATE"}) for name in ("report", "claim", "places")),
    Try("report_look", {"work": "PRIVATE"}, "post"),
    Try("report_look_person", {"name": "NAME"}, "post", status=LED_BACK),
    Try("places", {"work": "WORK"}, "post", {"wish": "pin", "community": "gardening"}, LED_BACK),
    Try("appeal", {"number": "ONE"}, "post", {"words": "Mine.", "key": "FORM"}, status=REFUSED),
    *(
        Try(name, {"number": "ONE"}, "post", {"words": "Mine.", "key": "FORM"}, status=REFUSED)
        for name in ("finding_reply", "finding_appeal")
    ),
)


@pytest.fixture
def places(world: World) -> dict[str, str]:
    """What of Tove's can be named in an address."""
    now, tove = database_time(), world.author
    mira = Account.objects.get(name="mira")
    circle = int(world.places["CIRCLE"])
    private = publish(
        tove,
        title=f"{SECRET} at home",
        body=f"{SECRET} for the family.",
        choices=Choices(audience=Audience.CIRCLES, readers=(circle,)),
        now=now,
    )
    answer = reply(private.pk, author=mira, body=f"{SECRET} again?", now=now)
    client, key = Client(), uuid4()
    client.force_login(tove)
    planned = FIELDS | {"title": f"{SECRET} to come", "coauthors": "mira 20", "key": str(key)}
    assert client.post("/write", planned)["Location"] == "/plans"
    shelf = Heading(f"{SECRET}s", f"{SECRET} lore.")
    make_collection(tove, heading=shelf, work_id=int(world.places["WORK"]), now=now)
    describe(int(world.places["UPLOAD"]), owner=tove, alt=SECRET)
    mute_words(tove, words=SECRET, length=timedelta(days=1), now=now)
    transfer(5, credit=tove.wallet_id, amount=20_000, key="start")
    batch = send(tove, receiver=mira, amount=5_000, key="once", memo="For beans", now=now)
    gardening = Community.objects.get(slug="gardening")
    transfer(5, credit=gardening.wallet_id, amount=1_000, key="part")
    asked = ask_to_spend(
        gardening,
        receiver=tove,
        amount=1,
        words=SECRET,
        key=uuid4(),
        by=gardening.founder,
        now=now,
    )
    made = {
        "NAME": tove.name,
        "PRIVATE": private.pk,
        "PRIVATE_PERMLINK": private.permlink,
        "ANSWER": answer.pk,
        "SERIES": "shade",
        "SHELF": f"{SECRET}s".lower(),
        "ROOM": "gardening",
        "ERASED": world.places["ERASED"],
        "ONE": 1,
        "PLANNED": key,
        "REQUEST": ShareRequest.objects.get().pk,
        "MUTED": MutedWord.objects.get().pk,
        "BATCH": batch,
        "FORM": uuid4(),
        "SPENDING": asked.pk,
    }
    return {name: str(value) for name, value in (world.places | made).items()}


@pytest.fixture
def olaf(world: World) -> Client:
    """A stranger with money, who proved a moment ago that it is him."""
    transfer(5, credit=world.stranger.wallet_id, amount=20_000, key="his")
    return trusted(world.stranger)


def rows() -> dict[str, list[tuple[object, ...]]]:
    """Everything that is in the database but sessions."""
    kept = [model for model in apps.get_models() if model is not Session and model._meta.managed]
    return {
        model._meta.label: sorted(model._default_manager.values_list(), key=repr)
        for model in kept
        if not model._meta.label.startswith("usersessions.")
    }


def heard(answer: Any) -> str:
    """What the next page will say."""
    answer.client.cookies.pop("messages", None)
    return " ".join(
        f"{each.level_tag}: {each.message}" for each in get_messages(answer.wsgi_request)
    )


def test_nothing_of_it_is_shown_and_nothing_changes(olaf: Client, places: dict[str, str]) -> None:
    before, wrong = rows(), []
    for each in TRIES:
        keys = {name: places[value] for name, value in each.keys.items()}
        data = {name: places.get(value, value) for name, value in each.data.items()}
        with transaction.atomic():
            answer = getattr(olaf, each.method)(reverse(each.name, kwargs=keys), data)
            after = rows()
            transaction.set_rollback(True)
        changed = [label for label, there in before.items() if after[label] != there]
        led_back = answer.status_code == MOVED and heard(answer).startswith("error: ")
        refused = led_back if each.status == LED_BACK else answer.status_code == each.status
        if not refused or changed or SECRET in answer.text:
            told = f"{answer.status_code} {heard(answer)} {changed}"
            wrong.append(f"{each.method} {each.name} {each.keys}: {told}")
    assert not wrong, "\n".join(wrong)


def test_a_hidden_text_is_told_from_none_by_nothing(olaf: Client, places: dict[str, str]) -> None:
    """Nor does anybody learn by a number whether there is a text for others."""
    different = []
    for each in TRIES:
        if each.keys.get("work") in ("PRIVATE", "ANSWER"):
            told = []
            for work in (places[each.keys["work"]], "99999999"):
                with transaction.atomic():
                    address = reverse(each.name, kwargs={"work": work})
                    answer = getattr(olaf, each.method)(address, each.data)
                    transaction.set_rollback(True)
                told.append((answer.status_code, answer.headers.get("Location"), heard(answer)))
            if told[0] != told[1]:
                different.append(f"{each.method} {each.name}: {told}")
    assert not different, "\n".join(different)


def test_whoever_it_belongs_to_is_let_in(world: World, places: dict[str, str]) -> None:
    client = trusted(world.author)
    for each in TRIES:
        if each.method == "get" and each.name in ("article", "draft_versions", "receipt"):
            keys = {name: places[value] for name, value in each.keys.items()}
            assert client.get(reverse(each.name, kwargs=keys)).status_code == HTTPStatus.OK


def test_every_address_with_an_object_in_it_is_tried() -> None:
    named = {pattern.name for pattern in urlpatterns if pattern.pattern.converters}
    assert named - {each.name for each in TRIES} - FOR_ALL == set()


@pytest.mark.parametrize("address", ["/write", "/drafts/save"])
def test_a_draft_is_nobodys_elses_by_its_key(world: World, olaf: Client, address: str) -> None:
    page = olaf.get("/write", {"draft": str(DRAFT)}).text
    assert "Tiles keep" not in page
    words = FIELDS | {"key": str(DRAFT), "base": "2", "title": "Mine", "body": "Taken."}
    olaf.post(address, words)
    owner = Client()
    owner.force_login(world.author)
    page = owner.get("/write", {"draft": str(DRAFT)}).text
    assert "Tiles keep roots cool." in page and "Taken." not in page


def test_ones_own_text_takes_neither_circle_nor_picture_of_anothers(
    world: World, olaf: Client, places: dict[str, str]
) -> None:
    words = FIELDS | {"publish": "1", "title": "Mine", "key": str(uuid4())}
    olaf.post("/write", words | {"audience": "circles", "readers": places["CIRCLE"]})
    olaf.post("/write", words | {"audience": "everybody", "cover": places["UPLOAD"]})
    mine = Article.objects.filter(work__author=world.stranger.wallet_id)
    assert not mine.exclude(audience="everybody").exists()
    assert not mine.exclude(cover=None).exists()
    assert balance(world.stranger.wallet_id, Asset.INK) == 20_000
