"""Receipts: the file that proves without us what a batch moved in or out of a wallet."""

from typing import Final

from django.db import connection

from ledger.canonical import ROWS_PER_PART
from ledger.models import Checkpoint
from ledger.receipts import Receipt
from ledger.selectors.blocks import inclusion_proof

# The leaf that holds the wallet's first transfer: parts are filled in the order of the transfers.
_LEAF: Final = """
    SELECT leaf.index
      FROM (SELECT count(*) AS earlier FROM ledger_transfer
             WHERE batch_id = %(batch)s AND id < (
                    SELECT min(id) FROM ledger_transfer
                     WHERE batch_id = %(batch)s AND %(wallet)s IN (debit_id, credit_id))) AS place
      JOIN ledger_entry entry
        ON entry.batch_id = %(batch)s AND entry.part = place.earlier / %(rows)s + 1
      JOIN ledger_leaf leaf ON leaf.entry_id = entry.id
     WHERE EXISTS (SELECT FROM ledger_transfer
                    WHERE batch_id = %(batch)s AND %(wallet)s IN (debit_id, credit_id))
"""


def receipt_of(batch: int, *, wallet: int) -> Receipt | None:
    """The receipt for the leaf in which a batch first moved something of the wallet, against the
    newest signed block, with the leaf in it. None while that is not signed, or where it moved
    nothing. At most six queries.
    """
    with connection.cursor() as cursor:
        cursor.execute(_LEAF, {"batch": batch, "wallet": wallet, "rows": ROWS_PER_PART})
        found = cursor.fetchone()
    signed = Checkpoint.objects.select_related("block").order_by("-block").first()
    if found is None or signed is None or found[0] >= signed.block.size:
        return None
    (index,) = found
    sealed = inclusion_proof(index, height=signed.block.height)
    assert sealed is not None
    return Receipt(index=index, proof=tuple(sealed.path), note=signed.note, leaf=sealed.data)


def is_signed(leaf: int) -> bool:
    """Whether a signed checkpoint covers the leaf of this index. One query."""
    return Checkpoint.objects.filter(block__size__gt=leaf).exists()
