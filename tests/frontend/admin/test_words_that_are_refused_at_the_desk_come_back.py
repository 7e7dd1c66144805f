"""What an officer wrote is never lost: it comes back in its field, or beside it."""

from uuid import uuid4

from accounts.models import Account
from ledger.selectors import database_time
from moderation.measures import Measure
from moderation.models import AppealMessage, ClaimAnswer, Decision, Note
from moderation.process import Outcome
from moderation.services import appeal, claim_legally, decide, end_appeal
from moderation.services.deciding import Ruling
from moderation.services.reporting import Claim
from tests.frontend.admin.offices import reported, staff, with_key
from tests.frontend.world import World

LONG = "Too long. " + "x" * 2_000
#: As a browser sends it: 2000 characters for who writes, 2007 on the way.
LINES = "\r\n".join(["y" * 249] * 7 + ["y" * 250])


def warned(world: World, *, by: Account) -> Decision:
    ruling = Ruling([Measure.WARN], rule="Sources")
    case, now = reported(world), database_time()
    decision = decide(case.pk, by=by, ruling=ruling, key=uuid4(), now=now)
    appeal(decision.pk, author=world.author, words="Mine.", key=uuid4(), now=now)
    return decision


def test_notes_letters_and_words_in_appeals_come_back_in_their_fields(world: World) -> None:
    work, client = int(world.places["WORK"]), with_key(staff("stina"))
    law = Claim("Barrow", "law@example.org", "copyright", "Ours.")
    case = claim_legally(work_id=work, reporter=None, claim=law, key=uuid4(), now=database_time())
    claim = case.reports.latest("pk").pk
    places = (f"cases/{case.pk}/note", f"cases/{case.pk}/claims/{claim}", "people/tove/note")
    for place in places:
        answer = client.post(f"/admin/{place}/", {"words": LONG, "key": uuid4()})
        assert answer.status_code == 422, place
        assert answer.text.count(LONG) == 1, place
    for place in places:
        answer = client.post(f"/admin/{place}/", {"words": LINES, "key": uuid4()})
        assert answer.status_code == 302, place
    written = "\n".join(LINES.split("\r\n"))
    assert {*Note.objects.values_list("words", flat=True)} == {written}
    assert ClaimAnswer.objects.get().words == written


def test_an_answer_to_an_appeal_that_a_colleague_ended_stands_beside_it(world: World) -> None:
    decision = warned(world, by=staff("stina"))
    client, now = with_key(staff("birk")), database_time()
    place = f"/admin/cases/{decision.case_id}/appeal/{decision.pk}/"
    answer = client.post(place, {"words": LONG, "act": "say", "key": uuid4()})
    assert (answer.status_code, answer.text.count(LONG)) == (422, 1)
    end_appeal(
        decision.pk,
        by=staff("wilma"),
        outcome=Outcome.UPHELD,
        message="So it is.",
        key=uuid4(),
        now=now,
    )
    sent = {"words": "A word that I sought for long.", "act": "say", "key": uuid4()}
    answer = client.post(place, sent)
    assert answer.status_code == 422
    assert "no such appeal that waits" in answer.text
    assert "A word that I sought for long." in answer.text
    assert AppealMessage.objects.count() == 2


def test_all_of_a_decision_that_came_too_late_is_shown(world: World) -> None:
    decision = warned(world, by=staff("stina"))
    sent = {
        "measures": ["warn"],
        "rule": "Sources",
        "message": "Long thought over.",
        "quoted": "A passage.",
        "until": "2031-05-04",
        "act": "decide",
        "key": uuid4(),
    }
    answer = with_key(staff("birk")).post(f"/admin/cases/{decision.case_id}/", sent)
    assert answer.status_code == 422
    assert answer.text.count("This case is decided already.") == 1
    for words in (
        *("Warn the author", "Rule that was broken: Sources", "A passage.", "2031-05-04"),
        "Long thought over.",
    ):
        assert words in answer.text, words
