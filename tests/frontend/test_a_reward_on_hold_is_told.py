"""A reward that a decision holds is promised to nobody: not under the text, not in the wallet."""

from uuid import uuid4

from django.test import Client

from articles.services import publish
from ledger.selectors import database_time
from moderation.measures import Measure
from moderation.reasons import CaseKind
from moderation.services import decide
from moderation.services.deciding import Ruling, decide_by_itself
from moderation.services.likening import RULE
from moderation.services.reporting import open_case
from tests.frontend.admin.offices import reported, staff
from tests.frontend.world import World

HELD = "The reward is on hold until moderators have decided."


def test_an_author_reads_a_removed_text_without_estimate_and_poll(world: World) -> None:
    author = Client()
    author.force_login(world.author)
    before = author.get(world.article_address).text
    assert HELD not in before
    assert "Answer the poll" in before
    ruling = Ruling([Measure.REMOVE], rule="Write it yourself", message="See the catalogue.")
    case = reported(world)
    decide(case.pk, by=staff("stina"), ruling=ruling, key=uuid4(), now=database_time())
    page = author.get(world.article_address).text
    assert HELD in page
    assert "for author and curators" not in page
    assert "Answer the poll" not in page
    assert "Which bean next?" in page
    wallet = " ".join(author.get("/wallet").text.split())
    assert "Reward on hold, of 1 text" in wallet
    assert "not paid yet" in wallet


def test_a_held_reward_of_a_text_that_stays_is_told_to_everybody(world: World) -> None:
    ruling = Ruling([Measure.HOLD], rule="Write it yourself", message="See the catalogue.")
    case = reported(world)
    decide(case.pk, by=staff("stina"), ruling=ruling, key=uuid4(), now=database_time())
    page = Client().get(world.article_address).text
    assert HELD in page
    assert "for author and curators" not in page


def test_what_the_site_holds_by_itself_is_told_in_the_readers_language(world: World) -> None:
    now, work = database_time(), int(world.places["WORK"])
    older = publish(world.stranger, title="Seeds", body="Words.", now=now)
    case = open_case(
        CaseKind.SIMILAR,
        work_id=work,
        account=world.author,
        community_id=None,
        severity=2,
        now=now,
    )
    seen = {"older": older.pk, "share_bp": 4_000, "answer": False}
    ruling = Ruling([Measure.HOLD], rule=RULE, found=seen)
    decide_by_itself(case, ruling=ruling, key=uuid4(), now=now)
    author = Client(headers={"Accept-Language": "sv"})
    author.force_login(world.author)
    page = " ".join(author.get("/cases").text.split())
    assert "av texten står i en äldre text av någon annan: Seeds" in page
    for place in ("/cases", "/moderation/log"):
        assert "Andras ord behöver sin källa" in author.get(place).text
