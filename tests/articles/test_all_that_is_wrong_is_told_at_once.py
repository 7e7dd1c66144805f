"""Who publishes or plans a text hears all that keeps it from going out, each with its place."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from accounts.models import Account
from articles import services
from articles.choices import Answers, Audience, Choices
from articles.drafting import Manuscript, Sheet
from articles.errors import ArticleError, ManyReasons, TextRefused
from articles.labels import Labels
from articles.models import Article, Draft, Plan, Revision
from articles.options import Options, Share
from articles.planning import Hour
from articles.polls import Question
from articles.proposals import Proposal, Wish
from communities.models import Community
from communities.roles import Kind
from communities.services import accept_invitation, found, invite, leave

type Person = Callable[[str], Account]

#: Wrong in every place that a new text has.
CHOICES = Choices(
    Labels(licence="mine", sponsor="s" * 81, sensitive="s" * 81, canonical="ftp://a"),
    audience=Audience.CIRCLES,
    answers=Answers.CIRCLES,
    answerers=(4_711,),
    series="!",
    cover=4_711,
    question=Question("", ("one",), days=2),
)
CHOICES_WRONG = (
    *("licence", "sponsor", "sensitive", "canonical", "readers"),
    *("poll_question", "poll_options", "poll_days", "answerers", "cover", "series"),
)


@pytest.fixture
def ines(person: Person) -> Account:
    return person("ines")


@pytest.fixture
def bakers(person: Person, now: datetime) -> Community:
    """A journal that ines is no member of."""
    marcel = person("marcel")
    return found("bakers", title="Bakers", kind=Kind.JOURNAL, founder=marcel, now=now)


def places(error: ArticleError) -> list[str]:
    return [reason.place for reason in error.reasons]


def plan(
    account: Account, *, proposal: Proposal, wish: Wish, now: datetime
) -> services.Saved | services.Conflict:
    return services.save_and_plan(
        account,
        sheet=Sheet(UUID(int=1)),
        text=Manuscript(proposal.title, proposal.body),
        proposal=proposal,
        plan=wish,
        now=now,
    )


def test_every_place_is_named_once_and_nothing_is_published(
    ines: Account, bakers: Community, now: datetime
) -> None:
    with pytest.raises(ManyReasons) as refused:
        services.publish(
            ines,
            title=" ",
            body="",
            tags=[f"tag-{n}" for n in range(9)],
            language="english",
            community=bakers,
            options=Options(max_payout=-1),
            choices=CHOICES,
            now=now,
        )
    assert places(refused.value) == [
        *("title", "body", "tags", "language", "community"),
        *(*CHOICES_WRONG, "cap"),
    ]
    assert not Article.objects.exists()


def test_a_plan_is_refused_for_what_publishing_would_be(
    ines: Account, bakers: Community, now: datetime
) -> None:
    wrong = Proposal("Slugs", "", ("a",) * 3, "english", "bakers", choices=CHOICES)
    wish = Wish(
        Hour(datetime.fromisoformat("2020-01-01T09:00"), "UTC"), (Share("nobody-here", 1),)
    )
    with pytest.raises(ManyReasons) as refused:
        plan(ines, proposal=wrong, wish=wish, now=now)
    assert places(refused.value) == [
        *("body", "language", "community", *CHOICES_WRONG, "publish_at", "coauthors")
    ]
    assert not Plan.objects.exists()
    assert not Draft.objects.exists()


def test_what_can_be_published_can_be_planned(ines: Account, now: datetime) -> None:
    right, soon = Proposal("Slugs", "Tiles."), now + timedelta(days=1)
    wish = Wish(Hour(soon.replace(tzinfo=None), "UTC"))
    assert isinstance(plan(ines, proposal=right, wish=wish, now=now), services.Saved)
    assert Plan.objects.get().publish_at == soon.replace(tzinfo=now.tzinfo)


def test_one_reason_is_itself_and_knows_its_place(ines: Account, now: datetime) -> None:
    with pytest.raises(TextRefused, match="needs words") as refused:
        services.publish(ines, title="Slugs", body=" ", now=now)
    assert places(refused.value) == ["body"]


def test_only_members_publish_in_a_journal(
    ines: Account, bakers: Community, now: datetime
) -> None:
    invite(bakers, account=ines, by=bakers.founder, now=now)
    accept_invitation(bakers, account=ines, now=now)
    text = services.publish(ines, title="Bread", body="Words.", community=bakers, now=now)
    leave(bakers, account=ines, now=now)
    with pytest.raises(TextRefused, match="Only members write") as refused:
        services.publish(ines, title="More bread", body="Words.", community=bakers, now=now)
    assert places(refused.value) == ["community"]
    # What stands there already may be revised there.
    services.revise(text.pk, author=ines, body="New.", community="bakers", now=now)


def test_a_next_version_is_refused_for_all_reasons_and_changes_nothing(
    ines: Account, bakers: Community, now: datetime
) -> None:
    text = services.publish(ines, title="Bread", body="Words.", tags=["soup"], now=now)
    with pytest.raises(ManyReasons) as refused:
        services.revise(
            text.pk,
            author=ines,
            title="t" * 256,
            body="Other.",
            tags=["bread"],
            note="n" * 201,
            community="bakers",
            choices=Choices(audience=Audience.CIRCLES),
            now=now,
        )
    assert places(refused.value) == ["title", "readers", "note", "audience", "community"]
    assert Revision.objects.filter(work=text.pk).count() == 1
    assert [each.tag.name for each in text.tags.all()] == ["soup"]
