"""A finding is opened by one officer, replied to, made final by another, and can be appealed."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from accounts.models import Account
from accounts.services import register
from ledger.refusal import Refusal
from moderation.errors import FindingRefused, NotYourCase, NotYourOffice
from moderation.findings import Family
from moderation.models import Finding, FindingReply, FindingSubject, StaffAct
from moderation.process import Outcome
from moderation.selectors.findings import FindingPage, finding, finding_figures
from moderation.services.findings import Found, drop_finding, make_final, open_finding
from moderation.services.objecting import appeal_finding, end_finding_appeal, reply_to_finding
from notifications.models import Notice
from tests.moderation.world import World

DAY = timedelta(days=1)
FOUND = Found(Family.RECIPROCAL, "1 and 2 vote for each other.", first_cycle=3)


@pytest.fixture
def third(world: World) -> Account:
    """Another officer of the site."""
    made = register("third", now=world.now, reserved=True)
    made.is_staff = True
    made.save()
    return made


def opened(world: World, *, found: Found = FOUND, key: UUID | None = None) -> Finding:
    names = ("@Writer", "reader")
    return open_finding(found, names=names, by=world.site, key=key or uuid4(), now=world.now)


def final(world: World, *, found: Found = FOUND) -> tuple[Finding, datetime]:
    made, after = opened(world, found=found), world.now + 14 * DAY
    make_final(made.pk, by=world.administrator, words="It stands.", now=after)
    return made, after


def read(made: Finding, *, now: datetime) -> FindingPage:
    page = finding(made.pk, now=now)
    assert page is not None
    return page


def names(made: Finding, *, now: datetime) -> list[str]:
    return [each.name for each in read(made, now=now).concerned]


def test_it_is_opened_once_and_those_concerned_are_told(world: World) -> None:
    key = uuid4()
    made = opened(world, key=key)
    assert opened(world, key=key) == made
    subjects = FindingSubject.objects.order_by("number").values_list("number", "account__name")
    assert list(subjects) == [(1, "writer"), (2, "reader")]
    told = Notice.objects.filter(group=f"finding/{made.pk}").values_list("account__name", "count")
    assert set(told) == {("writer", 1), ("reader", 1)}
    assert list(StaffAct.objects.values_list("act", "by__name")) == [
        ("finding.opened", "site-mod")
    ]
    for by in (world.reader, world.moderator):
        with pytest.raises(NotYourOffice):
            open_finding(FOUND, names=["writer"], by=by, key=uuid4(), now=world.now)
    for about in (["site-mod"], ["chief"]):
        with pytest.raises(NotYourOffice):
            open_finding(FOUND, names=about, by=world.site, key=uuid4(), now=world.now)


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("Look at @writer.", ["writer"]),
        ("WRITER and another", ["writer"]),
        ("Tilda Ek and another", ["writer"]),
        ("  ", ["writer"]),
        ("x" * 4001, ["writer"]),
        ("Fine.", ["nobody-here"]),
        ("Fine.", []),
    ],
)
def test_what_cannot_be_opened_is_refused(world: World, words: str, about: list[str]) -> None:
    Account.objects.filter(name="writer").update(display_name="Tilda Ek")
    found = Found(Family.OTHER, words, first_cycle=1)
    with pytest.raises(FindingRefused):
        open_finding(found, names=about, by=world.site, key=uuid4(), now=world.now)
    assert not Finding.objects.exists()


def test_it_is_replied_to_in_time_by_those_concerned_alone(world: World) -> None:
    made, key = opened(world), uuid4()
    for _ in range(2):
        reply_to_finding(made.pk, by=world.writer, words="We edit.", key=key, now=world.now)
    page = read(made, now=world.now)
    assert [[words for words, _ in each.replies] for each in page.concerned] == [["We edit."], []]
    assert page.it.state == "answered"
    with pytest.raises(NotYourCase):
        reply_to_finding(made.pk, by=world.colleague, words="I too.", key=uuid4(), now=world.now)
    with pytest.raises(FindingRefused, match="account 2"):
        reply_to_finding(made.pk, by=world.writer, words="Ask reader", key=uuid4(), now=world.now)
    late = world.now + 14 * DAY
    with pytest.raises(FindingRefused):
        reply_to_finding(made.pk, by=world.reader, words="Late.", key=uuid4(), now=late)
    for _ in range(4):
        reply_to_finding(made.pk, by=world.writer, words="And.", key=uuid4(), now=world.now)
    with pytest.raises(FindingRefused):
        reply_to_finding(made.pk, by=world.writer, words="And.", key=uuid4(), now=world.now)


def test_it_is_final_after_the_time_to_reply_and_by_another(world: World) -> None:
    made, after = opened(world), world.now + 14 * DAY
    with pytest.raises(FindingRefused):
        make_final(made.pk, by=world.administrator, words="Yes.", now=after - DAY)
    with pytest.raises(NotYourOffice):
        make_final(made.pk, by=world.site, words="Yes.", now=after)
    for _ in range(2):
        make_final(made.pk, by=world.administrator, words="Yes.", now=after)
    assert StaffAct.objects.filter(act="finding.final").count() == 1
    with pytest.raises(IntegrityError, match="made_final_by_another"), transaction.atomic():
        Finding.objects.update(final_by=world.site)


def test_names_stand_there_when_no_appeal_can_change_it(world: World) -> None:
    made, after = final(world)
    traces, _ = final(world, found=Found(Family.TRACES, "One line.", first_cycle=1))
    assert names(traces, now=after + 14 * DAY) == ["", ""]
    assert names(made, now=after) == ["", ""]
    assert names(made, now=after + 14 * DAY) == ["writer", "reader"]
    Account.objects.filter(name="reader").update(is_active=False)
    assert names(made, now=after + 14 * DAY) == ["writer", ""]


def test_another_officer_hears_an_appeal_and_can_drop_it(world: World, third: Account) -> None:
    made, after = final(world)
    key = uuid4()
    for _ in range(2):
        appeal_finding(made.pk, by=world.writer, words="No.", key=key, now=after)
    told = Notice.objects.filter(group=f"finding/{made.pk}/appeal")
    assert [each.account for each in told] == [third], "who may hear it"
    assert names(made, now=after + 14 * DAY) == ["", ""], "it waits"

    def end(by: Account, outcome: Outcome) -> None:
        end_finding_appeal(
            made.pk, subject=1, by=by, outcome=outcome, words="Seen.", now=after + DAY
        )

    for by in (world.site, world.administrator):
        with pytest.raises(NotYourCase):
            end(by, Outcome.UPHELD)
    for _ in range(2):
        end(third, Outcome.REVERSED)
    page = read(made, now=after + 30 * DAY)
    assert (page.it.state, page.it.dropped_words, page.named) == ("dropped", "Seen.", False)
    with pytest.raises(FindingRefused):
        appeal_finding(made.pk, by=world.reader, words="No.", key=uuid4(), now=after)
    counts = finding_figures(since=world.now, until=after + 2 * DAY)
    assert (counts.opened, counts.made_final, counts.dropped) == (1, 1, 1)
    assert (counts.appeals, counts.upheld, counts.reversed) == (1, 0, 1)


def test_an_appeal_that_fails_leaves_it_final(world: World, third: Account) -> None:
    made, after = final(world)
    appeal_finding(made.pk, by=world.writer, words="No.", key=uuid4(), now=after)
    end_finding_appeal(
        made.pk, subject=1, by=third, outcome=Outcome.UPHELD, words="It stays.", now=after
    )
    assert read(made, now=after).it.state == "final"
    assert names(made, now=after + 14 * DAY) == ["writer", "reader"]
    with pytest.raises(FindingRefused):
        appeal_finding(made.pk, by=world.reader, words="No.", key=uuid4(), now=after + 14 * DAY)


def test_it_is_dropped_with_the_appeals_that_wait(world: World) -> None:
    made, after = final(world)
    appeal_finding(made.pk, by=world.writer, words="No.", key=uuid4(), now=after)
    for _ in range(2):
        drop_finding(made.pk, by=world.site, words="We were wrong.", now=after)
    appeal = read(made, now=after).concerned[0].appeal
    assert appeal is not None
    assert appeal.answer == "We were wrong."
    with pytest.raises(Refusal):
        make_final(made.pk, by=world.administrator, words="Yes.", now=after)


def test_who_is_concerned_and_what_they_said_never_changes(world: World) -> None:
    made = opened(world)
    reply_to_finding(made.pk, by=world.writer, words="We edit.", key=uuid4(), now=world.now)
    with pytest.raises(DatabaseError), transaction.atomic():
        FindingSubject.objects.update(number=7)
    with pytest.raises(DatabaseError), transaction.atomic():
        FindingReply.objects.all().delete()
