"""What tables keep as codes is said in words at the desk, in both languages."""

from pathlib import Path

from django.utils.translation import override

from communities.models import Community
from frontend.admin.details import LABELS, details
from frontend.admin.words import LETTERS
from ledger.models import Block
from ledger.selectors import database_time
from moderation.models import StaffAct
from moderation.services import record
from tests.frontend.admin.offices import staff, with_key
from tests.frontend.world import World


def test_details_of_acts_are_words(world: World) -> None:
    ada, now = staff("ada", administrator=True), database_time()
    gardening = Community.objects.get(slug="gardening")
    record(
        ada,
        act="community.set-up",
        community=gardening,
        details={"changed": "welcome holds_first rules"},
        now=now,
    )
    record(ada, act="member.moved", details={"before": "member", "after": "admin"}, now=now)
    record(ada, act="case.decided", details={"decision": 7, "measures": "remove hold"}, now=now)
    record(ada, act="community.shared", details={"before": 0, "after": 250}, now=now)
    said = [details(act) for act in StaffAct.objects.filter(by=ada).order_by("pk")]
    assert said[0] == "changed: words of welcome, first texts that wait, rules"
    assert said[1] == "before: member; after: admin"
    assert said[2] == "decision: 7; measures: the text is removed, the reward is on hold"
    assert said[3].startswith("before: 0")
    with override("sv"):
        first = StaffAct.objects.filter(by=ada).order_by("pk")[0]
        assert details(first) == "ändrat: välkomstord, första texter som väntar, regler"
        assert str(LABELS["measures"]) == "åtgärder"
    page = with_key(ada).get("/admin/acts/")
    assert "words of welcome" in page.text
    assert "As case.decided" not in page.text
    assert '<option value="case.decided">decided a case</option>' in page.text


def test_every_template_of_a_letter_has_words() -> None:
    folder = Path(__file__).resolve().parents[3] / "frontend" / "templates" / "mail"
    assert {each.stem for each in folder.glob("*.txt")} - LETTERS.keys() == {"base"}


def test_a_block_says_its_amounts_in_units(world: World) -> None:
    client = with_key(staff("ada", administrator=True))
    block = Block.objects.order_by("-height")[0]
    page = client.get(f"/admin/ledger/block/{block.pk}/change/").text
    assert "{&#x27;INK" not in page
    assert "\N{NO-BREAK SPACE}INK" in page
