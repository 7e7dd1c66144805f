"""Sealing: what was recorded gets its place in the tree, and a block is closed over it.

An index is given by one sealer at a time, to whatever has none yet, never by "all numbers above
the last one": a transaction that took its number early may commit late. Then, in a transaction of
its own, the signer is asked for the checkpoint; when it does not answer the block waits unsigned
and the next call catches up.
"""

import logging
from collections.abc import Mapping
from datetime import datetime
from itertools import batched
from typing import Final

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

from ledger import selectors
from ledger.assets import Asset
from ledger.canonical import Seal
from ledger.errors import LedgerError
from ledger.merkle import Frontier, Growth, leaf_hash
from ledger.models import Block, Checkpoint, Leaf
from ledger.notes import Checkpoint as Summary
from ledger.services.issue import Issue
from ledger.services.roles import as_sealer
from ledger.signing import SignerUnavailable, request_checkpoint

_log = logging.getLogger(__name__)

KEY_EPOCH: Final = 1
_SEALING: Final = 7_300
_SIGNING: Final = 7_303
_CHUNK: Final = 2_000

# One statement, so that all its parts see one snapshot. Rows of transactions before the stored
# horizon are sealed; later ones are taken unless they have a leaf; the new horizon is the oldest
# transaction that still runs.
_GIVE_INDEXES: Final = """
    WITH unsealed AS (
        SELECT entry.id, entry.data FROM ledger_entry AS entry
        WHERE entry.xid >= (SELECT xid FROM ledger_horizon WHERE name = 'seal')
            AND NOT EXISTS (SELECT FROM ledger_leaf AS leaf WHERE leaf.entry_id = entry.id)
    ), placed AS (
        INSERT INTO ledger_leaf (index, entry_id, hash, height)
        SELECT %(size)s + row_number() OVER (ORDER BY id) - 1, id,
            sha256('\\x00'::bytea || data), %(height)s
        FROM unsealed
        RETURNING index
    ), moved AS (
        UPDATE ledger_horizon SET xid = pg_snapshot_xmin(pg_current_snapshot())
        WHERE name = 'seal'
    )
    SELECT count(*) FROM placed
"""
_SEAL_LEAF: Final = """
    WITH entry AS (
        INSERT INTO ledger_entry (part, data) VALUES (0, %(data)s) RETURNING id
    )
    INSERT INTO ledger_leaf (index, entry_id, hash, height)
    SELECT %(index)s, id, %(hash)s, %(height)s FROM entry
"""
_ADD_NODES: Final = """
    INSERT INTO ledger_node (level, index, hash)
    SELECT * FROM unnest(%s::smallint[], %s::bigint[], %s::bytea[])
"""


def seal(
    now: datetime,
    *,
    plan_digest: bytes = b"",
    inputs_digest: bytes = b"",
    rules: str | None = None,
) -> Block | None:
    """Close a block over everything recorded and unsealed, and get all blocks signed.

    None, and no block, when nothing was recorded and no `plan_digest` (of a payout cycle) is to
    be kept; `inputs_digest` is that of what the cycle was computed from. `rules` names the rule
    set in force, by default the one that the settings tell. Waits for a sealing that runs
    elsewhere.
    """
    if rules is None:
        rules = str(import_string(settings.INKWELL_RULES_IN_FORCE)(now))
    made = _close_block(now, plan_digest=plan_digest, inputs_digest=inputs_digest, rules=rules)
    sign_blocks()
    return made


def sign_blocks() -> int:
    """Get a signed checkpoint for each block that has none, oldest first; return how many.

    Stops quietly when the signer cannot be reached; a refusal is SignerRefused.
    """
    count = 0
    if settings.INKWELL_SIGNER_SOCKET:
        try:
            while _sign_next():
                count += 1
        except SignerUnavailable as error:
            _log.warning("The newest blocks wait for their signature: %s", error)
    return count


def _sign_next() -> bool:
    """Sign the oldest unsigned block. One at a time: the signer refuses to go back."""
    with as_sealer(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SIGNING])
        block = Block.objects.filter(checkpoint=None).order_by("height").first()
        if block is None:
            return False
        proof = selectors.consistency_proof(block.previous_size, new_size=block.size)
        summary = Summary(origin=settings.INKWELL_ORIGIN, size=block.size, root=bytes(block.root))
        note = request_checkpoint(summary, old_size=block.previous_size, proof=proof)
        Checkpoint.objects.create(block=block, note=note)
    return True


def reset_horizons() -> None:
    """After a restore: transaction ids mean nothing in the new server, so look at everything."""
    with as_sealer(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_rollup")
        cursor.execute("UPDATE ledger_horizon SET xid = '0'")


def _close_block(
    now: datetime, *, plan_digest: bytes, inputs_digest: bytes, rules: str
) -> Block | None:
    with as_sealer(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SEALING])
        before = selectors.latest_block()
        edge = selectors.frontier(before)
        height = 1 if before is None else before.height + 1
        cursor.execute(_GIVE_INDEXES, {"size": edge.size, "height": height})
        (count,) = cursor.fetchone()
        if not count and not plan_digest:
            return None
        hashes, issue = _read_again(height, expected=count)
        growth = edge.grow(hashes)
        content = Seal(
            height=height,
            previous_size=edge.size,
            previous_root=edge.root,
            first=edge.size,
            last=edge.size + count - 1,
            count=count,
            minted=issue.minted,
            burnt=issue.burnt,
            supply=_supply(before, issue),
            plan_digest=plan_digest,
            rules=rules,
            key_epoch=KEY_EPOCH,
            time=now,
            inputs_digest=inputs_digest,
        )
        return _write_block(content, edge=edge, growth=growth)


def _read_again(height: int, *, expected: int) -> tuple[list[bytes], Issue]:
    """Read the leaves' bytes once more, in order: their hashes, made here as the database did."""
    leaves = Leaf.objects.filter(height=height).order_by("index")
    hashes, issue = [], Issue()
    rows = leaves.values_list("entry__data", "hash").iterator(chunk_size=_CHUNK)
    for part in batched(rows, _CHUNK):
        made = [leaf_hash(bytes(data)) for data, _ in part]
        if made != [bytes(stored) for _, stored in part]:
            raise LedgerError("A leaf's hash is not that of its bytes: nothing was sealed.")
        issue.add(bytes(data) for data, _ in part)
        hashes += made
    if len(hashes) != expected:
        raise LedgerError(
            "%(placed)s leaves were placed but %(read)s read back.",
            placed=expected,
            read=len(hashes),
        )
    return hashes, issue


def _supply(before: Block | None, issue: Issue) -> dict[Asset, int]:
    known = {} if before is None else before.supply
    return {
        asset: int(known.get(asset.name, "0")) + issue.minted[asset] - issue.burnt[asset]
        for asset in Asset
    }


def _write_block(content: Seal, *, edge: Frontier, growth: Growth) -> Block:
    """The seal as the block's last leaf, the nodes that were filled, and the block."""
    data = content.encode()
    digest = leaf_hash(data)
    end = growth.frontier.grow([digest])
    with connection.cursor() as cursor:
        cursor.execute(
            _SEAL_LEAF,
            {
                "data": data,
                "index": growth.frontier.size,
                "hash": digest,
                "height": content.height,
            },
        )
        completed = growth.completed | end.completed
        cursor.execute(
            _ADD_NODES,
            [
                [subtree.level for subtree in completed],
                [subtree.index for subtree in completed],
                list(completed.values()),
            ],
        )
    return Block.objects.create(
        height=content.height,
        previous_size=edge.size,
        size=end.frontier.size,
        root=end.frontier.root,
        frontier=end.frontier.encode(),
        minted=_as_text(content.minted),
        burnt=_as_text(content.burnt),
        supply=_as_text(content.supply),
        plan_digest=content.plan_digest,
        inputs_digest=content.inputs_digest,
        rules=content.rules,
        key_epoch=content.key_epoch,
        sealed_at=content.time,
    )


def _as_text(amounts: Mapping[Asset, int]) -> dict[str, str]:
    return {asset.name: str(amount) for asset, amount in amounts.items()}
