"""A text published in a community promises it a part of the author's reward."""

from collections.abc import Callable
from datetime import datetime

import pytest

from accounts.models import Account
from articles import services
from articles.choices import Audience, Choices
from articles.errors import ArticleError, OptionsRefused, TextRefused
from articles.models import Article
from articles.options import Options, Share
from articles.services.hosting import host_share_of
from communities.models import Community
from communities.services import found, set_share
from rewards.models import Beneficiary

type Person = Callable[[str], Account]


@pytest.fixture
def soil(person: Person, now: datetime) -> Community:
    owner = person("ines")
    made = found("soil", title="Soil", founder=owner, now=now)
    set_share(made, share_bp=500, by=owner, now=now)
    return made


def published(soil: Community, *, now: datetime, **given: object) -> Article:
    given = {"title": "Beans", "body": "One.", "community": soil, **given}
    return services.publish(soil.founder, now=now, **given)  # type: ignore[arg-type]


def test_what_stood_at_publishing_is_promised_and_stays(soil: Community, now: datetime) -> None:
    text = published(soil, host_bp=500, now=now)
    share = Beneficiary.objects.get(terms=text.pk)
    assert (share.wallet_id, share.weight_bp, share.host) == (soil.wallet_id, 500, True)
    set_share(soil, share_bp=900, by=soil.founder, now=now)
    services.revise(text.pk, author=soil.founder, body="Two.", community="", now=now)
    assert host_share_of(text.pk) == ("soil", 500)
    assert host_share_of(published(soil, title="Peas", now=now).pk) == ("soil", 900)


def test_a_part_that_the_author_did_not_see_is_refused(soil: Community, now: datetime) -> None:
    for seen in (0, 499):
        with pytest.raises(ArticleError, match="c/soil takes another part") as refused:
            published(soil, host_bp=seen, now=now)
        [reason] = refused.value.reasons
        assert (type(reason), reason.place) == (TextRefused, "community")
    assert not Article.objects.exists()


def test_without_a_reward_nothing_is_promised(soil: Community, now: datetime) -> None:
    declined = published(soil, options=Options(declined=True), host_bp=0, now=now)
    circle = services.make_circle(soil.founder, name="Few", now=now)
    few = Choices(audience=Audience.CIRCLES, readers=(circle.pk,))
    closed = published(soil, title="Peas", choices=few, host_bp=0, now=now)
    answer = services.reply(declined.pk, author=soil.founder, body="And then?", now=now)
    assert not Beneficiary.objects.filter(
        terms__in=[each.pk for each in (declined, closed, answer)]
    ).exists()


def test_co_authors_leave_room_for_the_community(
    soil: Community, person: Person, now: datetime
) -> None:
    eight = tuple(Share(person(f"friend{n}").name, 100) for n in range(8))
    for shares, words in (
        (eight, "at most 7 co-authors"),
        ((Share("friend0", 9_501),), "more than 100 per cent"),
    ):
        with pytest.raises(ArticleError, match=words) as refused:
            published(soil, options=Options(beneficiaries=shares), now=now)
        assert type(refused.value.reasons[0]) is OptionsRefused
    kept = published(soil, options=Options(beneficiaries=(Share("friend0", 9_500),)), now=now)
    assert Beneficiary.objects.filter(terms=kept.pk).count() == 2
