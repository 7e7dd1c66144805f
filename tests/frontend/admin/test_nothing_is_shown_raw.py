"""What tables keep as codes is said in words at the desk, in both languages."""

from pathlib import Path

from django.db.models import Model
from django.utils.translation import override

from communities.models import Community
from frontend.admin import urls  # noqa: F401 # its tables are on the desk
from frontend.admin.columns import code
from frontend.admin.details import LABELS, details
from frontend.admin.site import desk
from frontend.admin.words import LETTERS
from ledger.codes import Code
from ledger.models import Block, Transfer
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


#: Of a role.
SAME_IN_SWEDISH = {"moderator"}


def coded(table: type[Model]) -> dict[str, list[str]]:
    """The columns that keep one of a few codes, with all of these."""
    fields = table._meta.concrete_fields
    return {each.name: [str(value) for value, _ in each.flatchoices] for each in fields}


def test_no_table_shows_a_code() -> None:
    """In Swedish, where hardly a word is its own code."""
    seen, raw = set[str](), []
    with override("sv"):
        for table, shown in desk._registry.items():
            codes = coded(table)
            for cell in (*shown.columns, *shown.more):
                for code in codes.get(cell.__name__, ()):
                    seen.add(f"{table.__name__}.{cell.__name__}")
                    row = table(pk=1)
                    setattr(row, cell.__name__, code)
                    if cell(row) == code and code not in SAME_IN_SWEDISH:
                        raw.append(f"{table.__name__}.{cell.__name__}: {code}")
    assert {"Wallet.kind", "VoteEvent.kind", "Cycle.state", "Payout.outcome", "Hold.state"} <= seen
    assert raw == [], "\n".join(raw)


def test_why_tokens_moved_is_told_in_words() -> None:
    say = code("Why")
    with override("sv"):
        said = {say(Transfer(code=each)) for each in Code}
    assert said & {each.name.lower().replace("_", " ") for each in Code} == set()
    assert len(said) == len(Code)


def test_every_template_of_a_letter_has_words() -> None:
    folder = Path(__file__).resolve().parents[3] / "frontend" / "templates" / "mail"
    assert {each.stem for each in folder.glob("*.txt")} - LETTERS.keys() == {"base"}


def test_a_block_says_its_amounts_in_units(world: World) -> None:
    client = with_key(staff("ada", administrator=True))
    block = Block.objects.order_by("-height")[0]
    page = client.get(f"/admin/ledger/block/{block.pk}/change/").text
    assert "{&#x27;INK" not in page
    assert "\N{NO-BREAK SPACE}INK" in page
