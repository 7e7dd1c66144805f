"""Blocks, and proofs that a leaf is in one or that one block continues another."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from ledger import merkle
from ledger.merkle import Frontier, Subtree
from ledger.models import Block, Entry, Leaf, Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A leaf with its place and the path to the root of the newest block."""

    index: int
    data: bytes
    size: int
    root: bytes
    path: list[bytes]


@dataclass(frozen=True, slots=True)
class KeyEpoch:
    """The blocks that one signing key stands for: the first and the newest of them."""

    number: int
    first: Block
    last: Block


def key_epochs() -> list[KeyEpoch]:
    """Each signing key with its blocks, the newest first; a later block has no earlier key.

    Two queries, and for each change of the key as many as the number of blocks has binary digits.
    """
    blocks = Block.objects.order_by("height")
    first, newest = blocks.first(), blocks.last()
    epochs: list[KeyEpoch] = []
    while first is not None and newest is not None:
        last = _last_of_key(first, newest)
        epochs.append(KeyEpoch(first.key_epoch, first, last))
        first = blocks.filter(height__gt=last.height).first()
    return epochs[::-1]


def _last_of_key(low: Block, high: Block) -> Block:
    """The last block with the key of `low`, by halves."""
    if high.key_epoch == low.key_epoch:
        return high
    while high.height - low.height > 1:
        middle = Block.objects.filter(height__lte=(low.height + high.height) // 2).order_by(
            "-height"
        )[0]
        if middle.key_epoch == low.key_epoch and middle.height > low.height:
            low = middle
        else:
            high = middle
    return low


def latest_block() -> Block | None:
    """The newest block, with its checkpoint when it is signed."""
    return Block.objects.select_related("checkpoint").order_by("-height").first()


def block(height: int) -> Block | None:
    """The block of this height, or None."""
    return Block.objects.select_related("checkpoint").filter(height=height).first()


def blocks(*, before: int | None = None, limit: int = 50) -> list[Block]:
    """Up to `limit` blocks below height `before`, newest first."""
    found = Block.objects.select_related("checkpoint").order_by("-height")
    if before is not None:
        found = found.filter(height__lt=before)
    return list(found[:limit])


def leaves_of(height: int, *, limit: int) -> list[Leaf]:
    """The first leaves of a block, each with its entry. One query."""
    leaves = Leaf.objects.filter(height=height).select_related("entry")
    return list(leaves.order_by("index")[:limit])


def frontier(of: Block | None) -> Frontier:
    """The right edge of the tree as of a block; of the empty tree for None."""
    return merkle.EMPTY if of is None else Frontier.decode(bytes(of.frontier))


def inclusion_proof(index: int, *, height: int | None = None) -> Sealed | None:
    """The leaf at `index` and its path to the root of block `height`, the newest by default.

    None when the leaf is not sealed up to there.
    """
    within = latest_block() if height is None else block(height)
    if within is None or not 0 <= index < within.size:
        return None
    entry = Entry.objects.get(leaf__index=index)
    nodes = _hashes(merkle.inclusion_subtrees(index, size=within.size))
    path = merkle.inclusion_proof(index, size=within.size, nodes=nodes)
    return Sealed(
        index=index,
        data=bytes(entry.data),
        size=within.size,
        root=bytes(within.root),
        path=path,
    )


def consistency_proof(old_size: int, *, new_size: int) -> list[bytes]:
    """The proof that the tree of `new_size` leaves begins with that of `old_size`."""
    nodes = _hashes(merkle.consistency_subtrees(old_size, new_size=new_size))
    return merkle.consistency_proof(old_size, new_size=new_size, nodes=nodes)


def _hashes(wanted: Sequence[Subtree]) -> dict[Subtree, bytes]:
    """Hashes of complete subtrees: leaves at level 0, nodes above. At most two queries."""
    found: dict[Subtree, bytes] = {}
    leaves = [subtree.index for subtree in wanted if subtree.level == 0]
    if leaves:
        rows = Leaf.objects.filter(index__in=leaves).values_list("index", "hash")
        found.update({Subtree(0, index): bytes(digest) for index, digest in rows})
    above = Q(pk__in=[(node.level, node.index) for node in wanted if node.level > 0])
    if len(leaves) < len(wanted):
        for level, index, digest in Node.objects.filter(above).values_list(
            "level", "index", "hash"
        ):
            found[Subtree(level, index)] = bytes(digest)
    return found
