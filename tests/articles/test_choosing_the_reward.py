"""Reward options of a text."""

from collections.abc import Callable
from datetime import datetime

import pytest

from accounts.models import Account
from articles import services
from articles.errors import OptionsRefused
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


def test_an_unknown_co_author_is_named(person: Callable[[str], Account], now: datetime) -> None:
    options = Options(beneficiaries=(Share("nobody-here", 1),))
    with pytest.raises(OptionsRefused, match="nobody-here"):
        services.publish(person("ines"), title="Beans", body="One.", options=options, now=now)
