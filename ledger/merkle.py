"""The Merkle tree over the leaves: RFC 6962 with SHA-256, its roots, and proofs against them.

A tree of any size is made of complete subtrees; `Subtree(level, index)` is the one over the leaves
`index << level` up to `(index + 1) << level`. A complete subtree never changes once it is full, so
a store that keeps them (level 0 is the leaves' hashes) can answer every proof with one look-up:
ask `inclusion_subtrees` or `consistency_subtrees` which are needed, then hand them over.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

HASH_BYTES = 32
EMPTY_ROOT = sha256().digest()
"""The root of a tree without leaves."""


@dataclass(frozen=True, slots=True)
class Subtree:
    """The complete subtree over `1 << level` leaves that starts at leaf `index << level`."""

    level: int
    index: int


def leaf_hash(data: bytes) -> bytes:
    """Hash of a leaf's bytes; the prefix keeps a leaf from passing for an inner node."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of an inner node."""
    return sha256(b"\x01" + left + right).digest()


def root(leaves: Iterable[bytes]) -> bytes:
    """The root over leaf hashes, in order."""
    return EMPTY.grow(leaves).frontier.root


@dataclass(frozen=True, slots=True)
class Frontier:
    """What must be remembered of a tree to append to it: the complete subtrees of its right edge.

    `hashes` go from the left, that is from the largest subtree, one for each bit set in `size`.
    """

    size: int
    hashes: tuple[bytes, ...]

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.hashes) != self.size.bit_count():
            raise ValueError(f"A tree of {self.size} leaves has other subtrees at its edge.")
        if any(len(digest) != HASH_BYTES for digest in self.hashes):
            raise ValueError(f"A hash has {HASH_BYTES} bytes.")

    @property
    def root(self) -> bytes:
        """The root of the tree as it stands."""
        return _fold(self.hashes) if self.hashes else EMPTY_ROOT

    def grow(self, leaves: Iterable[bytes]) -> "Growth":
        """Append leaf hashes; two hashings a leaf and memory for the completed subtrees only."""
        size, edge = self.size, list(self.hashes)
        completed: dict[Subtree, bytes] = {}
        for digest in leaves:
            level, index = 0, size
            while index & 1:
                digest = node_hash(edge.pop(), digest)
                level, index = level + 1, index >> 1
                completed[Subtree(level, index)] = digest
            edge.append(digest)
            size += 1
        return Growth(Frontier(size, tuple(edge)), completed)

    def encode(self) -> bytes:
        """Size in 8 bytes, big endian, then the hashes."""
        return self.size.to_bytes(8, "big") + b"".join(self.hashes)

    @classmethod
    def decode(cls, data: bytes) -> "Frontier":
        """Read what `encode` wrote; ValueError when it is not that."""
        hashes = data[8:]
        parts = range(0, len(hashes), HASH_BYTES)
        return cls(
            int.from_bytes(data[:8], "big"), tuple(hashes[at : at + HASH_BYTES] for at in parts)
        )


@dataclass(frozen=True, slots=True)
class Growth:
    """A tree after an append, and the complete subtrees from level 1 up that it filled."""

    frontier: Frontier
    completed: dict[Subtree, bytes]


EMPTY = Frontier(0, ())


def inclusion_subtrees(index: int, *, size: int) -> list[Subtree]:
    """The subtrees whose hashes `inclusion_proof` needs."""
    return [subtree for span in _inclusion_spans(index, size) for subtree in _cover(*span)]


def inclusion_proof(index: int, *, size: int, nodes: Mapping[Subtree, bytes]) -> list[bytes]:
    """The path from leaf `index` to the root of the tree of `size` leaves (RFC 6962, 2.1.1)."""
    return [_span_root(span, nodes) for span in _inclusion_spans(index, size)]


def consistency_subtrees(old_size: int, *, new_size: int) -> list[Subtree]:
    """The subtrees whose hashes `consistency_proof` needs."""
    spans = _consistency_spans(old_size, new_size)
    return [subtree for span in spans for subtree in _cover(*span)]


def consistency_proof(
    old_size: int, *, new_size: int, nodes: Mapping[Subtree, bytes]
) -> list[bytes]:
    """The proof that the tree of `new_size` begins with that of `old_size` (RFC 6962, 2.1.2).

    Empty for an old size of 0 and for equal sizes.
    """
    return [_span_root(span, nodes) for span in _consistency_spans(old_size, new_size)]


def verify_inclusion(
    proof: Sequence[bytes], *, index: int, size: int, leaf: bytes, root: bytes
) -> bool:
    """Whether `leaf`, a leaf hash, is at `index` in the tree (RFC 9162, 2.1.3.2). Never raises."""
    if not 0 <= index < size or not _are_hashes((*proof, leaf, root)):
        return False
    node, last, digest = index, size - 1, leaf
    for other in proof:
        if last == 0:
            return False
        if node & 1 or node == last:
            digest = node_hash(other, digest)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            digest = node_hash(digest, other)
        node, last = node >> 1, last >> 1
    return last == 0 and digest == root


def verify_consistency(
    proof: Sequence[bytes], *, old_size: int, new_size: int, old_root: bytes, new_root: bytes
) -> bool:
    """Whether the new tree begins with the old one (RFC 9162, 2.1.4.2). Never raises.

    Of an old size of 0 nothing needs proof: the proof is empty and the old root that of nothing.
    """
    if not 0 <= old_size <= new_size or not _are_hashes((*proof, old_root, new_root)):
        return False
    if old_size == 0:
        return not proof and old_root == EMPTY_ROOT and (new_size > 0 or new_root == EMPTY_ROOT)
    if old_size == new_size:
        return not proof and old_root == new_root
    # A power of two is a node of the new tree itself: the RFC leaves it out of the proof.
    path = list(proof) if old_size & (old_size - 1) else [old_root, *proof]
    if not path:
        return False
    node, last = old_size - 1, new_size - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    old = new = path[0]
    for other in path[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            old, new = node_hash(other, old), node_hash(other, new)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            new = node_hash(new, other)
        node, last = node >> 1, last >> 1
    return last == 0 and old == old_root and new == new_root


def _are_hashes(hashes: Iterable[bytes]) -> bool:
    return all(len(digest) == HASH_BYTES for digest in hashes)


def _split(count: int) -> int:
    """The largest power of two below `count`, which is at least 2."""
    return 1 << (count - 1).bit_length() - 1


def _inclusion_spans(index: int, size: int) -> list[tuple[int, int]]:
    """Leaf ranges [first, last) whose roots make the path, from the leaf upwards."""
    if not 0 <= index < size:
        raise ValueError(f"A tree of {size} leaves has no leaf {index}.")
    first, last = 0, size
    spans = []
    while last - first > 1:
        middle = first + _split(last - first)
        if index < middle:
            spans.append((middle, last))
            last = middle
        else:
            spans.append((first, middle))
            first = middle
    return spans[::-1]


def _consistency_spans(old_size: int, new_size: int) -> list[tuple[int, int]]:
    if not 0 <= old_size <= new_size:
        raise ValueError(f"A tree of {new_size} leaves does not begin with one of {old_size}.")
    if old_size in (0, new_size):
        return []
    first, last = 0, new_size
    spans = []
    while old_size != last:
        middle = first + _split(last - first)
        if old_size <= middle:
            spans.append((middle, last))
            last = middle
        else:
            spans.append((first, middle))
            first = middle
    if first:
        spans.append((first, last))
    return spans[::-1]


def _cover(first: int, last: int) -> list[Subtree]:
    """The complete subtrees of a span of the tree, largest first: the bits of its length."""
    subtrees = []
    while first < last:
        level = (last - first).bit_length() - 1
        subtrees.append(Subtree(level, first >> level))
        first += 1 << level
    return subtrees


def _span_root(span: tuple[int, int], nodes: Mapping[Subtree, bytes]) -> bytes:
    return _fold([nodes[subtree] for subtree in _cover(*span)])


def _fold(hashes: Sequence[bytes]) -> bytes:
    """The root over complete subtrees of falling size."""
    digest = hashes[-1]
    for left in reversed(hashes[:-1]):
        digest = node_hash(left, digest)
    return digest
