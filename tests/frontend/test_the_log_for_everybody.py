"""Anybody narrows the log, finds each decision at an address of its own, and counts them."""

from uuid import uuid4

from django.test import Client

from articles.models import Article, Comment
from communities.models import Community
from ledger.selectors import database_time
from moderation import services
from moderation.measures import Measure
from moderation.models import Decision
from moderation.reasons import Reason
from moderation.services.deciding import Ruling
from tests.frontend.world import World, person

NO_SPAM = Ruling(measures=[Measure.REMOVE], rule="No spam", quoted="", message="It sells.")


def _removed(world: World, *, work: int) -> Decision:
    now = database_time()
    judge = person("judge", now) if not Decision.objects.exists() else None
    staff = judge or Decision.objects.latest("pk").by
    assert staff is not None
    staff.is_staff = True
    staff.save(update_fields=["is_staff"])
    case = services.report(
        work_id=work, reporter=None, reason=Reason.SPAM, words="", key=uuid4(), now=now
    )
    return services.decide(case.pk, by=staff, ruling=NO_SPAM, key=uuid4(), now=now)


def test_the_log_is_narrowed_and_each_line_has_its_address(world: World) -> None:
    work, now = int(world.places["WORK"]), database_time()
    client, empty = Client(), Client().get("/moderation/log?measure=lock").content.decode()
    assert "No decision is like that." in empty
    decision = _removed(world, work=work)
    line, mark = f"/moderation/log/{decision.pk}", f'id="decision-{decision.pk}"'
    for question, found in (
        ("", True),
        ("?measure=remove", True),
        ("?measure=lock", False),
        (f"?month={now:%Y-%m}", True),
        ("?month=1999-01&measure=nothing", True),
        ("?community=no-such-room", False),
    ):
        page = client.get(f"/moderation/log{question}").content.decode()
        assert (mark in page) is found, question
    slug = Article.objects.values_list("community__slug", flat=True).get(pk=work)
    for room in Community.objects.values_list("slug", flat=True):
        page = client.get(f"/c/{room}/log").content.decode()
        assert (mark in page) is (room == slug), room
    own = client.get(line).content.decode()
    assert "No spam" in own
    assert "judge" not in own
    assert "tove" not in own
    judge = decision.by
    assert judge is not None
    back = services.take_back(decision.pk, by=judge, message="No.", key=uuid4(), now=now)
    for number in (decision.pk, back.pk):
        both = client.get(f"/moderation/log/{number}").content.decode()
        assert f"Taken back by decision no. {back.pk}." in both
        assert f'id="decision-{back.pk}"' in both
        assert mark in both


def test_where_a_text_stood_the_rule_and_its_decision_are_told(world: World) -> None:
    comment = Comment.objects.get(pk=int(world.places["COMMENT"]))
    above = world.article_address
    answer = _removed(world, work=comment.pk)
    client = Client()
    page = client.get(above).content.decode()
    assert f"/moderation/log/{answer.pk}" in page
    text = _removed(world, work=int(world.places["WORK"]))
    gone = client.get(above)
    words = gone.content.decode()
    assert gone.status_code == 410
    assert f"/moderation/log/{text.pk}" in words
    assert "No spam" in words
    title = Article.objects.values_list("title", flat=True).get(pk=text.case.work_id)
    assert title not in words
    client.force_login(world.author)
    own = client.get(above).content.decode()
    assert f"/cases#decision-{text.pk}" in own


def test_the_figures_count_by_quarter_and_by_month(world: World) -> None:
    _removed(world, work=int(world.places["WORK"]))
    now, client = database_time(), Client()
    page = client.get("/moderation/figures").content.decode()
    assert "<svg" in page
    assert "the text is removed" in page
    table = client.get("/moderation/figures.csv").content.decode()
    assert "decisions: remove,1\r\n" in table
    before = client.get(f"/moderation/figures.csv?span={now.year - 1}-1").content.decode()
    assert "decisions: remove,0\r\n" in before
    assert client.get("/c/gardening/log/figures?span=2026-13").status_code == 200
    month = client.get(f"/c/gardening/log/figures.csv?span={now:%Y-%m}").content.decode()
    assert f"since,{now:%Y-%m}-01T00:00:00+00:00" in month
