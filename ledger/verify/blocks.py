"""The blocks: every leaf hashed again, the tree grown again, every seal read again."""

from collections.abc import Iterator
from itertools import groupby

from ledger import merkle
from ledger.assets import Asset
from ledger.canonical import MalformedLeaf, Seal
from ledger.merkle import Frontier, leaf_hash
from ledger.models import Block
from ledger.verify.rows import rows_of

_LEAVES = """
    SELECT leaf.height, leaf.index, leaf.hash, entry.data
    FROM ledger_leaf AS leaf JOIN ledger_entry AS entry ON entry.id = leaf.entry_id
    ORDER BY leaf.height, leaf.index
"""


def check_unsealed() -> Iterator[str]:
    """Nothing was passed over: all entries below the sealer's horizon have a leaf."""
    query = """
        SELECT entry.id, entry.batch_id FROM ledger_entry AS entry
        WHERE entry.xid < (SELECT xid FROM ledger_horizon WHERE name = 'seal')
            AND NOT EXISTS (SELECT FROM ledger_leaf AS leaf WHERE leaf.entry_id = entry.id)
    """
    for entry, batch in rows_of(query):
        yield f"entry {entry} of batch {batch}: sealing passed it over"


def check_blocks() -> Iterator[str]:
    """Indexes without a gap, hashes, roots, edges, and seals that say what the block says."""
    leaves = groupby(rows_of(_LEAVES), key=lambda row: int(row[0]))
    edge = merkle.EMPTY
    for height, block in enumerate(Block.objects.order_by("height").iterator(), start=1):
        name = f"block {block.height} of {block.sealed_at:%Y-%m-%d %H:%M:%S}"
        if (block.height, block.previous_size) != (height, edge.size):
            yield f"{name}: it should be block {height} from leaf {edge.size} on"
        number, rows = next(leaves, (None, iter(())))
        if number != block.height:
            yield f"{name}: its leaves are missing"
            return
        before, seal = edge, b""
        for _, index, stored, data in rows:
            if index != edge.size:
                yield f"{name}: leaf {index} follows leaf {edge.size - 1}"
            digest, seal = leaf_hash(bytes(data)), bytes(data)
            if digest != bytes(stored):
                yield f"{name}: the hash of leaf {index} is not that of its bytes"
            edge = edge.grow([digest]).frontier
        yield from _compare(name, block, edge)
        yield from _read_seal(name, block, before=before, data=seal)
    for number, _ in leaves:
        yield f"block {number}: its leaves exist but the block does not"


def check_nodes() -> Iterator[str]:
    """The stored inner nodes are those that the leaves' hashes make."""
    below = "SELECT 0, index, hash FROM ledger_leaf ORDER BY index"
    (highest,) = next(rows_of("SELECT max(level) FROM ledger_node"))
    for level in range(1, (highest or 0) + 2):
        pairs = rows_of(below)
        above = rows_of(
            "SELECT level, index, hash FROM ledger_node WHERE level = %s ORDER BY index", [level]
        )
        for left, right in zip(pairs, pairs, strict=False):
            made = merkle.node_hash(bytes(left[2]), bytes(right[2]))
            _, index, stored = next(above, (level, None, b""))
            if index != left[1] // 2 or made != bytes(stored):
                yield f"node {level}/{left[1] // 2}: missing, or not the hash of the two below it"
                return
        if next(above, None) is not None:
            yield f"level {level} of the tree: there are more nodes than subtrees"
        below = f"SELECT level, index, hash FROM ledger_node WHERE level = {level} ORDER BY index"


def check_issue() -> Iterator[str]:
    """What each block minted and burnt, and that supply is all minted less all burnt."""
    query = """
        SELECT leaf.height, moved.asset,
            sum(CASE 1 WHEN debit_id THEN amount WHEN credit_id THEN -amount ELSE 0 END),
            sum(CASE 2 WHEN credit_id THEN amount WHEN debit_id THEN -amount ELSE 0 END)
        FROM ledger_leaf AS leaf
        JOIN ledger_entry AS entry ON entry.id = leaf.entry_id AND entry.part = 1
        JOIN ledger_transfer AS moved USING (batch_id)
        WHERE least(moved.debit_id, moved.credit_id) <= 2
        GROUP BY leaf.height, moved.asset
    """
    moved = {(height, asset): (made, gone) for height, asset, made, gone in rows_of(query)}
    supply = dict.fromkeys(Asset, 0)
    for block in Block.objects.order_by("height").iterator():
        for asset in Asset:
            minted, burnt = (int(each) for each in moved.get((block.height, asset), (0, 0)))
            supply[asset] += minted - burnt
            for what, stored, found in (
                ("minted", block.minted, minted),
                ("burnt", block.burnt, burnt),
                ("supply", block.supply, supply[asset]),
            ):
                if stored.get(asset.name) != str(found):
                    yield (
                        f"block {block.height}: {what} {asset.name} is"
                        f" {stored.get(asset.name)}, its transfers say {found}"
                    )


def _compare(name: str, block: Block, edge: Frontier) -> Iterator[str]:
    if block.size != edge.size:
        yield f"{name}: size is {block.size}, there are {edge.size} leaves"
    if bytes(block.root) != edge.root:
        yield f"{name}: root is {bytes(block.root).hex()}, the leaves make {edge.root.hex()}"
    if bytes(block.frontier) != edge.encode():
        yield f"{name}: the stored edge of the tree is not the one the leaves make"


def _read_seal(name: str, block: Block, *, before: Frontier, data: bytes) -> Iterator[str]:
    """The last leaf against the block's row."""
    try:
        seal = Seal.decode(data)
    except MalformedLeaf as error:
        yield f"{name}: its last leaf is no seal: {error}"
        return
    said = {
        "height": (seal.height, block.height),
        "previous size": (seal.previous_size, before.size),
        "previous root": (seal.previous_root, before.root),
        "count": (seal.count, block.size - block.previous_size - 1),
        "minted": (_text(seal.minted), block.minted),
        "burnt": (_text(seal.burnt), block.burnt),
        "supply": (_text(seal.supply), block.supply),
        "plan digest": (seal.plan_digest, bytes(block.plan_digest)),
        "inputs digest": (seal.inputs_digest, bytes(block.inputs_digest)),
        "rules": (seal.rules, block.rules),
        "key epoch": (seal.key_epoch, block.key_epoch),
        "time": (seal.time, block.sealed_at),
    }
    for what, (sealed, stored) in said.items():
        if sealed != stored:
            yield f"{name}: {what} is {stored!r}, its seal says {sealed!r}"


def _text(amounts: object) -> dict[str, str]:
    assert isinstance(amounts, dict)
    return {asset.name: str(amount) for asset, amount in amounts.items()}
