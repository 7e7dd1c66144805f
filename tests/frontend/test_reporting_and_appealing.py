"""From a report without an account to a text that comes back: all by the pages a person sees."""

from uuid import uuid4

from django.test import Client

from accounts.models import Account
from articles.models import Article
from communities.models import Rule
from communities.services import found
from ledger.selectors import database_time
from moderation import services
from moderation.measures import Measure
from moderation.models import Case, Decision, LegalClaim, Report
from moderation.process import Outcome
from moderation.reasons import Reason
from moderation.services.deciding import Ruling
from tests.frontend.world import World, person

WHY = {"reason": "spam", "words": "It sells seeds."}


def _moderator(name: str) -> Account:
    account = person(name, database_time())
    account.is_staff = True
    account.save(update_fields=["is_staff"])
    return account


def _client(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def test_a_reader_without_an_account_reports_once_by_a_form(world: World) -> None:
    place, key = f"/work/{world.places['WORK']}/report", str(uuid4())
    assert "What is wrong" in Client().get(place).content.decode()
    for _ in range(2):
        answer = Client().post(place, {**WHY, "key": key})
        assert answer.headers["Location"] == world.article_address
    report = Report.objects.get()
    assert (report.reporter, report.words) == (None, "It sells seeds.")


def test_a_report_without_a_reason_keeps_its_words(world: World) -> None:
    place = f"/work/{world.places['WORK']}/report"
    answer = Client().post(place, {"words": "It sells seeds.", "key": str(uuid4())})
    assert answer.status_code == 400
    assert "It sells seeds." in answer.content.decode()
    assert not Report.objects.exists()


def test_a_reader_says_which_rule_of_the_community_is_meant(world: World) -> None:
    work = int(world.places["WORK"])
    tiles = found("tiles", title="Tiles", founder=world.author, now=database_time())
    Article.objects.filter(pk=work).update(community=tiles)
    Rule.objects.create(community=tiles, position=1, title="Name your source")
    place, key = f"/work/{work}/report", str(uuid4())
    assert "Name your source" in Client().get(place).content.decode()
    sent = {"reason": "rule", "words": "Whose words?", "key": key}
    answer = Client().post(place, {**sent, "rule": "Be nice"})
    assert (answer.status_code, "Whose words?" in answer.content.decode()) == (400, True)
    assert Client().post(place, {**sent, "rule": "Name your source"}).status_code == 302
    assert Report.objects.get().rule == "Name your source"


def test_one_address_reports_so_often_and_then_is_asked_to_wait(world: World) -> None:
    place = f"/work/{world.places['WORK']}/report"
    answers = [Client().post(place, {**WHY, "key": str(uuid4())}) for _ in range(11)]
    assert [each.status_code for each in answers] == [302] * 10 + [400]
    said = answers[-1].content.decode()
    assert "From here 10 reports can be sent in 1 minute, and were. Send this one in" in said


def test_a_person_is_reported_and_a_right_is_claimed(world: World) -> None:
    reader = _client(world.stranger)
    assert reader.post("/@tove/report", {**WHY, "key": str(uuid4())}).status_code == 302
    claim = {
        "name": "Seed Shop",
        "email": "shop@example.org",
        "right": "Copyright",
        "statement": "The table is ours.",
        "key": str(uuid4()),
    }
    place = f"/work/{world.places['WORK']}/claim"
    assert reader.post(place, claim).status_code == 302
    assert LegalClaim.objects.get().right == "Copyright"
    page = reader.get("/cases").content.decode()
    assert page.count("Waits for a moderator.") == 2


def test_an_author_is_told_why_appeals_and_gets_the_text_back(world: World) -> None:
    author, now = _client(world.author), database_time()
    place = f"/work/{world.places['WORK']}/report"
    _client(world.stranger).post(place, {**WHY, "key": str(uuid4())})
    first, second = _moderator("petra"), _moderator("jonas")
    decision = services.decide(
        Case.objects.get().pk,
        by=first,
        ruling=Ruling(
            frozenset({Measure.REMOVE}),
            rule="No advertising",
            quoted="My allotment lies",
            message="It sells seeds.",
        ),
        key=uuid4(),
        now=now,
    )
    assert Client().get(world.article_address).status_code == 410
    page = author.get("/cases").content.decode()
    for words in ("the text is removed", "No advertising", "It sells seeds.", "on hold until"):
        assert words in page, words
    assert "petra" not in page
    sent = {"words": "I only name the shop.", "key": str(uuid4())}
    author.post(f"/cases/{decision.pk}/appeal", sent)
    assert "You appealed" in author.get("/cases").content.decode()
    author.post(f"/cases/{decision.pk}/appeal", {**sent, "key": str(uuid4()), "say": "1"})
    services.end_appeal(
        decision.pk,
        by=second,
        outcome=Outcome.REVERSED,
        message="It names the shop, and that is all.",
        key=uuid4(),
        now=now,
    )
    assert Client().get(world.article_address).status_code == 200
    assert Article.objects.get(pk=int(world.places["WORK"])).state == "published"
    page = author.get("/cases").content.decode()
    assert "Taken back: It names the shop" in page and "on hold until" not in page
    assert "The reward is not on hold any more" in page
    reporter = _client(world.stranger)
    page = reporter.get("/cases").text
    assert "Decided: the text is removed, the reward is on hold. After an appeal" in page
    assert "It names the shop" not in page
    told = reporter.get("/notices").text
    assert "A decision about what you reported was taken back" in told
    assert 'href="/cases#reports"' in told
    log = Client().get("/moderation/log").content.decode()
    assert f"decision no. {decision.pk} is taken back" in log
    assert not any(name in log for name in ("petra", "jonas", "tove"))


def test_words_of_an_appeal_that_is_refused_come_back(world: World) -> None:
    author, now = _client(world.author), database_time()
    report = services.report(
        work_id=int(world.places["WORK"]),
        reporter=None,
        reason=Reason.SPAM,
        key=uuid4(),
        now=now,
    )
    ruling = Ruling([Measure.WARN], rule="No advertising")
    decision = services.decide(
        report.pk, by=_moderator("petra"), ruling=ruling, key=uuid4(), now=now
    )
    place, long = f"/cases/{decision.pk}/appeal", "x" * 2_001
    answer = author.post(place, {"words": long, "key": str(uuid4())})
    assert (answer.status_code, long in answer.content.decode()) == (422, True)
    # As a browser sends 2000 characters on eight lines.
    lines = "\r\n".join(["y" * 249] * 7 + ["y" * 250])
    assert author.post(place, {"words": lines, "key": str(uuid4())}).status_code == 302
    answer = author.post(place, {"words": "Once more, in vain.", "key": str(uuid4())})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Once more, in vain." in page and "or you did already" in page


def test_nobody_appeals_for_somebody_else(world: World) -> None:
    author = _client(world.stranger)
    author.post("/cases/1/appeal", {"words": "Mine.", "key": str(uuid4())}, follow=True)
    assert not Decision.objects.exists()
