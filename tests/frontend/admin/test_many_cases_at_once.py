"""What is done in many cases at once is shown for each of them first, and then done in each."""

from uuid import UUID, uuid4

from articles.models import Comment
from articles.services import reply
from ledger.selectors import database_time
from moderation.models import Case, Decision
from moderation.reasons import Reason
from moderation.services import claim, report
from tests.frontend.admin.offices import reported, staff, with_key
from tests.frontend.world import World

PLACE = "/admin/cases/together/"


def spam(world: World) -> Case:
    """A case of an answer of the stranger, which the author reported."""
    now = database_time()
    answer = reply(int(world.places["WORK"]), author=world.stranger, body="Pills.", now=now)
    return report(
        work_id=answer.pk, reporter=world.author, reason=Reason.SPAM, key=uuid4(), now=now
    )


def sent(*cases: Case, act: str, **more: str) -> dict[str, object]:
    return {"case": [str(it.pk) for it in cases], "act": act, "key": str(UUID(int=3)), **more}


def test_it_is_shown_first_what_is_done_where(world: World) -> None:
    one, other = spam(world), spam(world)
    person = report(
        account=world.stranger,
        reporter=world.author,
        reason=Reason.SPAM,
        key=uuid4(),
        now=database_time(),
    )
    claim(other.pk, by=staff("birk"), now=database_time())
    context = with_key(staff("stina")).post(PLACE, sent(one, other, person, act="spam")).context
    assert [row.case.pk for row, _ in context["rows"]] == [one.pk]
    assert {row.case.pk: str(why) for row, why in context["left"]} == {
        other.pk: "a colleague looks at it",
        person.pk: "is of no text",
    }
    assert not Decision.objects.exists()


def test_spam_goes_with_a_decision_for_each_and_not_twice(world: World) -> None:
    cases, client = [spam(world), spam(world)], with_key(staff("stina"))
    wanted = sent(*cases, act="spam", sure="1", rule="No spam", message="One of many.")
    client.post(PLACE, wanted)
    client.post(PLACE, wanted)
    assert Decision.objects.filter(measures__contains=["remove"], rule="No spam").count() == 2
    works = [case.work_id for case in cases]
    assert set(Comment.objects.filter(pk__in=works).values_list("state")) == {("removed",)}


def test_without_a_rule_nothing_is_removed(world: World) -> None:
    case = spam(world)
    answer = with_key(staff("stina")).post(PLACE, sent(case, act="spam", sure="1", rule=""))
    assert answer.status_code == 422
    assert not Decision.objects.exists()


def test_they_are_taken_left_and_closed(world: World) -> None:
    cases, moderator = [spam(world), reported(world)], staff("stina")
    client = with_key(moderator)
    numbers = [it.pk for it in cases]
    client.post(PLACE, sent(*cases, act="claim", sure="1"))
    assert Case.objects.filter(pk__in=numbers, claimed_by=moderator).count() == 2
    client.post(PLACE, sent(*cases, act="leave", sure="1"))
    assert Case.objects.filter(pk__in=numbers, claimed_by=None).count() == 2
    client.post(PLACE, sent(*cases, act="dismiss", sure="1"))
    assert Case.objects.filter(pk__in=numbers, state="closed").count() == 2
    assert not Decision.objects.exclude(measures=[]).exists()


def test_what_could_not_be_done_is_told_and_the_rest_is_done(world: World) -> None:
    mine, others = spam(world), spam(world)
    claim(others.pk, by=staff("birk"), now=database_time())
    client = with_key(staff("stina"))
    page = client.post(PLACE, sent(mine, others, act="dismiss", sure="1"), follow=True).text
    assert "Cases in which it is done: 1." in page
    assert f"Case {others.pk} was left as it was: A colleague is looking at this case" in page
    assert "Choose cases first" in client.post(PLACE, {"act": "dismiss"}, follow=True).text
