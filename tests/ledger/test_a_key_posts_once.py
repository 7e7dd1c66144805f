"""Whatever is asked for again under the same key has happened once."""

import pytest

from ledger import services
from ledger.assets import Asset
from ledger.codes import Code
from ledger.errors import KeyConflict
from ledger.models import Batch, Kind
from ledger.selectors import balance
from ledger.services import Allocation, Draft, Leg

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> tuple[int, int]:
    """Two wallets, the first with 100.000 INK."""
    first, second = services.open_wallet(Kind.PERSON), services.open_wallet(Kind.PERSON)
    services.genesis([Allocation(wallet=first, liquid=100_000)])
    return first, second


def _draft(people: tuple[int, int], key: str, *, amount: int = 10) -> Draft:
    leg = Leg(*people, Asset.INK, amount, Code.TRANSFER)
    return Draft(key=key, code=Code.TRANSFER, reference="rent", legs=[leg])


def test_the_same_transfer_again_moves_nothing(people: tuple[int, int]) -> None:
    first, second = people
    ids = {services.transfer(first, credit=second, amount=10, key="a") for _ in range(3)}
    assert len(ids) == 1
    assert balance(second, Asset.INK) == 10


def test_the_same_batches_again_move_nothing(people: tuple[int, int]) -> None:
    drafts = [_draft(people, key) for key in "abc"]
    once = services.post(drafts)
    assert services.post(drafts) == once
    assert services.post([*drafts[1:], _draft(people, "d")])[:2] == once[1:]
    assert balance(people[1], Asset.INK) == 40


def test_a_key_used_for_something_else_is_refused(people: tuple[int, int]) -> None:
    first, second = people
    services.post([_draft(people, "a")])
    with pytest.raises(KeyConflict):
        services.post([_draft(people, "a", amount=11)])
    services.transfer(first, credit=second, amount=5, key="t")
    with pytest.raises(KeyConflict):
        services.transfer(first, credit=second, amount=5, key="t", reference="other")


def test_a_key_twice_in_one_call_is_refused(people: tuple[int, int]) -> None:
    before = Batch.objects.count()
    with pytest.raises(KeyConflict):
        services.post([_draft(people, "a"), _draft(people, "a")])
    assert Batch.objects.count() == before


def test_powering_up_again_buys_once(people: tuple[int, int]) -> None:
    ids = {services.power_up(people[0], amount=1_000, key="p") for _ in range(2)}
    assert len(ids) == 1
    assert balance(people[0], Asset.VESTS) == 1_000 * 1_000_000
