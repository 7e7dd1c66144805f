"""What the page of blocks says of the supply is all there is, in parts that add up to it."""

import re
from datetime import timedelta

import pytest

from frontend.pages.explorer import blocks
from ledger.selectors import database_time
from rewards.services import genesis, run_cycle
from tests.rules import active_rules

PARTS = (
    "held by people, communities and escrow",
    "behind Ink Power",
    "in the reward pool",
    "in the treasury",
    "for who signs blocks",
    "carried on, too little to pay out",
)


@pytest.mark.django_db
def test_the_parts_are_together_all_the_ink() -> None:
    now, rules = database_time(), active_rules()
    genesis(now - timedelta(days=2), rules=rules)
    while run_cycle(now, rules=rules) is not None:
        pass
    told = {fact.label: fact.value for fact in blocks(before=None, now=now).supply}
    amounts = {label: int(re.sub(r"\D", "", value)) for label, value in told.items()}
    assert amounts["for who signs blocks"] > 0
    assert sum(amounts[part] for part in PARTS) == amounts["INK in all"]
