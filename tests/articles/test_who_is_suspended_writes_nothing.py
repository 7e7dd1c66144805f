"""A suspended account reads, keeps drafts and moves its money; each way of writing refuses."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from accounts import payments
from accounts.errors import Suspended
from accounts.models import Account, RestrictionKind
from accounts.services import lift, restrict
from articles import services
from articles.drafting import Manuscript, Sheet
from articles.errors import InSuspension, UploadRefused
from articles.models import Article, Draft, Media
from articles.proposals import Proposal, Wish
from articles.services.collecting import make_collection
from articles.services.tipping import tip
from communities.services import found, join
from tests.articles.conftest import NOW, Person
from tests.articles.pictures import picture

type Act = Callable[[Account, Article, Article], object]

TEXT = Proposal("Later", "Words.", (), "en", "")
ACTS: dict[str, Act] = {
    "publish": lambda me, mine, other: services.publish(me, title="New", body="Words.", now=NOW),
    "plan": lambda me, mine, other: services.save_and_plan(
        me,
        sheet=Sheet(uuid4()),
        text=Manuscript(title="Later", body="Words."),
        proposal=TEXT,
        plan=Wish(),
        now=NOW,
    ),
    "answer": lambda me, mine, other: services.reply(other.pk, author=me, body="No.", now=NOW),
    "revise": lambda me, mine, other: services.revise(mine.pk, author=me, body="New.", now=NOW),
    "vote": lambda me, mine, other: services.vote_on(other.pk, voter=me, weight_bp=9, now=NOW),
    "take back": lambda me, mine, other: services.withdraw_vote(other.pk, voter=me, now=NOW),
    "dispute": lambda me, mine, other: services.dispute_reward(
        other.pk, voter=me, weight_bp=9, reason="overpaid", now=NOW
    ),
    "poll": lambda me, mine, other: services.answer_poll(
        other.pk, account=me, positions=[0], now=NOW
    ),
    "tip with words": lambda me, mine, other: tip(
        other.pk, giver=me, amount=1, key="k", note="Read me.", now=NOW
    ),
    "re-share": lambda me, mine, other: services.reshare(me, work_id=other.pk, now=NOW),
    "show elsewhere": lambda me, mine, other: services.show_in(
        me, work_id=mine.pk, slug="shade", now=NOW
    ),
    "rename a series": lambda me, mine, other: services.rename_series(
        me, slug="any", title="Other", now=NOW
    ),
    "collect for others": lambda me, mine, other: make_collection(
        me, heading=services.Heading("Shade", public=True), now=NOW
    ),
    "pin": lambda me, mine, other: services.pin(me, work_id=mine.pk, now=NOW),
    "portrait": lambda me, mine, other: services.choose_portrait(me, data=picture(), now=NOW),
}
BELOW: dict[str, Act] = {
    "memo": lambda me, mine, other: payments.send(
        me, receiver=other.author, amount=1, key="k", memo="Read me.", now=NOW
    ),
    "found": lambda me, mine, other: found("shade", title="Shade", founder=me, now=NOW),
    "join": lambda me, mine, other: join(
        found("shade", title="Shade", founder=other.author, now=NOW), account=me, now=NOW
    ),
}


@pytest.fixture
def texts(person: Person, now: datetime) -> tuple[Article, Article]:
    """One of an account that was suspended a moment ago, and one of somebody else."""
    own = services.publish(person("ines"), title="Mine", body="Words.", now=now)
    other = services.publish(person("marcel"), title="Other", body="Words.", now=now)
    _suspend(own.author)
    return own, other


def _suspend(account: Account) -> None:
    restrict(account.pk, kind=RestrictionKind.SUSPENDED, decision=7, until=None, now=NOW)


@pytest.mark.parametrize("act", ACTS)
def test_it_is_refused(act: str, texts: tuple[Article, Article]) -> None:
    with pytest.raises(InSuspension):
        ACTS[act](texts[0].author, *texts)


@pytest.mark.parametrize("act", BELOW)
def test_it_is_refused_below_the_texts_too(act: str, texts: tuple[Article, Article]) -> None:
    with pytest.raises(Suspended):
        BELOW[act](texts[0].author, *texts)


def test_a_picture_is_refused_in_the_form_that_uploads_expect(
    texts: tuple[Article, Article],
) -> None:
    own, _ = texts
    for upload in (
        lambda: services.upload(own.author, data=picture(), now=NOW),
        lambda: services.upload_cover(own.pk, author=own.author, data=picture(), alt="", now=NOW),
    ):
        with pytest.raises(UploadRefused, match="suspended"):
            upload()
    assert not Media.objects.exists()


def test_drafts_are_kept_and_a_text_can_be_erased(texts: tuple[Article, Article]) -> None:
    own, _ = texts
    services.save_draft(
        own.author, sheet=Sheet(uuid4()), text=Manuscript(title="Notes", body="Words."), now=NOW
    )
    assert Draft.objects.filter(account=own.author).count() == 1
    services.erase(own.pk, author=own.author, now=NOW)


def test_all_of_it_comes_back_when_the_decision_is_undone(texts: tuple[Article, Article]) -> None:
    own, other = texts
    lift(own.author_id, decision=7, lifted_by=8, now=NOW)
    services.reply(other.pk, author=own.author, body="Back.", now=NOW + timedelta(minutes=1))
    assert other.comments.count() == 1


def test_a_plan_that_comes_due_keeps_its_draft_and_says_why(person: Person, now: datetime) -> None:
    writer = person("tove")
    services.save_and_plan(
        writer,
        sheet=Sheet(uuid4()),
        text=Manuscript(title="Later", body="Words."),
        proposal=TEXT,
        plan=Wish(),
        now=now,
    )
    _suspend(writer)

    def publish(draft: Draft) -> Article:
        return services.publish(writer, title=draft.title, body=draft.body, now=now)

    assert services.publish_due(now, publish=publish, say=lambda draft, error: str(error)) == 0
    draft = Draft.objects.get(account=writer)
    assert "suspended" in draft.plan.failure
