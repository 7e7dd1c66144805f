"""The trigger's bytes of a leaf are those of the pure Python layout."""

import pytest

from ledger import services
from ledger.assets import MAX_AMOUNT, Asset
from ledger.canonical import ROWS_PER_PART, BatchLeaf
from ledger.codes import Code
from ledger.models import Batch, Entry, Kind
from ledger.services import Draft, Leg

pytestmark = pytest.mark.django_db


def test_a_batch_in_three_parts_reads_back_as_it_was_posted() -> None:
    wallet = services.open_wallet(Kind.COMMUNITY)
    count = 2 * ROWS_PER_PART + 1
    legs = [Leg(4, wallet, Asset(1 + n % 2), 1 + n, Code.HOST_REWARD) for n in range(count)]
    reference, rules = "Übertrag → 墨", "inkwell-1"
    draft = Draft(key="k", code=Code.CARRY, reference=reference, rules=rules, legs=legs)
    number = services.post([draft])[0]
    entries = Entry.objects.filter(batch_id=number).order_by("part")
    leaves = [BatchLeaf.decode(bytes(entry.data)) for entry in entries]
    assert [len(leaf.rows) for leaf in leaves] == [ROWS_PER_PART, ROWS_PER_PART, 1]
    assert [(leaf.part, leaf.parts) for leaf in leaves] == [(1, 3), (2, 3), (3, 3)]
    batch = Batch.objects.get(id=number)
    for leaf in leaves:
        assert (leaf.batch, leaf.key, leaf.recorded_at) == (
            number,
            draft.digest,
            batch.recorded_at,
        )
        assert (leaf.code, leaf.reference, leaf.rules) == (Code.CARRY, reference, rules)
    rows = [row for leaf in leaves for row in leaf.rows]
    assert [Leg(r.debit, r.credit, r.asset, r.amount, r.code) for r in rows] == legs


def test_the_longest_texts_and_the_largest_amount_fit() -> None:
    wallet = services.open_wallet(Kind.ESCROW)
    legs = [Leg(1, wallet, Asset.INK, MAX_AMOUNT, Code.IMPORT)]
    draft = Draft(key="k", code=Code.IMPORT, reference="墨" * 200, rules="𝄞" * 40, legs=legs)
    number = services.post([draft])[0]
    leaf = BatchLeaf.decode(bytes(Entry.objects.get(batch_id=number).data))
    assert (leaf.reference, leaf.rules, leaf.rows[0].amount) == ("墨" * 200, "𝄞" * 40, MAX_AMOUNT)
