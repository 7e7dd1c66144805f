"""Reward options of a text."""

from collections.abc import Callable
from datetime import datetime

import pytest

from accounts.models import Account
from articles import services
from articles.errors import NotYours, OptionsRefused
from articles.options import Options, Share
from rewards.models import Beneficiary, Terms


def test_co_authors_and_mix_become_the_works_terms(
    person: Callable[[str], Account], now: datetime
) -> None:
    marcel, okonjo = person("marcel"), person("okonjo")
    options = Options(
        liquid_bp=0,
        max_payout=5_000,
        beneficiaries=(Share("okonjo", 1_000), Share("marcel", 2_500)),
    )
    article = services.publish(
        person("ines"), title="Beans", body="One.", options=options, now=now
    )
    terms = Terms.objects.get(work=article.work)
    shares = Beneficiary.objects.filter(terms=terms)
    assert (terms.liquid_bp, terms.max_payout) == (0, 5_000)
    assert dict(shares.values_list("wallet_id", "weight_bp")) == {
        marcel.wallet_id: 2_500,
        okonjo.wallet_id: 1_000,
    }


def test_options_can_change_until_somebody_votes(
    person: Callable[[str], Account], now: datetime
) -> None:
    ines = person("ines")
    article = services.publish(ines, title="Beans", body="One.", now=now)
    services.set_options(article.pk, author=ines, options=Options(declined=True), now=now)
    article.work.refresh_from_db()
    assert article.work.declined
    services.vote_on(article.pk, voter=person("marcel"), weight_bp=1, now=now)
    with pytest.raises(OptionsRefused, match="vote"):
        services.set_options(
            article.pk, author=ines, options=Options(declined=True, liquid_bp=0), now=now
        )


def test_a_declined_reward_stays_declined(person: Callable[[str], Account], now: datetime) -> None:
    ines = person("ines")
    article = services.publish(
        ines, title="Beans", body="One.", options=Options(declined=True), now=now
    )
    with pytest.raises(OptionsRefused, match="stays declined"):
        services.set_options(article.pk, author=ines, options=Options(), now=now)


def test_an_unknown_co_author_is_named(person: Callable[[str], Account], now: datetime) -> None:
    options = Options(beneficiaries=(Share("nobody-here", 1),))
    with pytest.raises(OptionsRefused, match="nobody-here"):
        services.publish(person("ines"), title="Beans", body="One.", options=options, now=now)


def test_only_the_author_chooses(person: Callable[[str], Account], now: datetime) -> None:
    article = services.publish(person("ines"), title="Beans", body="One.", now=now)
    with pytest.raises(NotYours):
        services.set_options(article.pk, author=person("marcel"), options=Options(), now=now)
