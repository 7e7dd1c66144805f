"""Roots and proofs against the published reference and against every kind of damage."""

import base64
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ledger import merkle
from ledger.merkle import Subtree
from tests.ledger import vectors


def nodes_of(leaves: list[bytes]) -> dict[Subtree, bytes]:
    """What a store keeps of a tree: its leaves and its complete subtrees."""
    kept = {Subtree(0, index): leaf for index, leaf in enumerate(leaves)}
    return kept | merkle.EMPTY.grow(leaves).completed


def counted(count: int) -> list[bytes]:
    return [merkle.leaf_hash(index.to_bytes(8, "big")) for index in range(count)]


def test_roots_are_the_published_ones() -> None:
    cases = vectors.read("merkle_rfc6962_reference.json")
    leaves = [merkle.leaf_hash(bytes.fromhex(text)) for text in cases["leaf_inputs"]]
    assert [leaf.hex() for leaf in leaves] == cases["leaf_hashes"]
    roots = [merkle.root(leaves[:size]).hex() for size in range(9)]
    assert roots == cases["root_hashes_by_size"]
    large = {int(size): root for size, root in cases["computed_large"]["roots"].items()}
    assert {size: merkle.root(counted(size)).hex() for size in large} == large
    print(f"{len(roots)} published and {len(large)} large roots agree")


def test_proofs_are_the_published_ones() -> None:
    cases = vectors.read("merkle_rfc6962_reference.json")
    nodes = nodes_of([bytes.fromhex(text) for text in cases["leaf_hashes"]])
    for case in cases["inclusion"]:
        index, size = case["index"], case["size"]
        proof = merkle.inclusion_proof(index, size=size, nodes=nodes)
        assert [digest.hex() for digest in proof] == case["proof"]
        leaf, root = bytes.fromhex(case["leaf_hash"]), bytes.fromhex(case["root"])
        assert merkle.verify_inclusion(proof, index=index, size=size, leaf=leaf, root=root)
    for case in cases["consistency"]:
        old, new = case["size1"], case["size2"]
        proof = merkle.consistency_proof(old, new_size=new, nodes=nodes)
        assert [digest.hex() for digest in proof] == case["proof"]
        roots = bytes.fromhex(case["root1"]), bytes.fromhex(case["root2"])
        assert verify_consistency(proof, sizes=(old, new), roots=roots)
    print(f"{len(cases['inclusion'])} + {len(cases['consistency'])} published proofs agree")


def test_proofs_that_go_verifiers_accepted_are_accepted() -> None:
    cases = vectors.read("merkle_ledger_samples.json")["tests"]
    for case in cases:
        root = base64.b64decode(case["root_base64"])
        assert merkle.verify_inclusion(
            [base64.b64decode(text) for text in case["inclusion_base64"]],
            index=case["index"],
            size=case["size"],
            leaf=merkle.leaf_hash(case["leaf_utf8"].encode()),
            root=root,
        )
        assert verify_consistency(
            [base64.b64decode(text) for text in case["consistency_base64"]],
            sizes=(case["old_size"], case["size"]),
            roots=(base64.b64decode(case["old_root_base64"]), root),
        )
    print(f"{len(cases)} samples accepted")


def test_every_pair_of_sizes_has_a_proof_from_the_named_subtrees_alone() -> None:
    leaves = counted(70)
    nodes = nodes_of(leaves)
    roots = [merkle.root(leaves[:size]) for size in range(71)]
    for new in range(71):
        for old in range(new + 1):
            kept = {at: nodes[at] for at in merkle.consistency_subtrees(old, new_size=new)}
            proof = merkle.consistency_proof(old, new_size=new, nodes=kept)
            assert verify_consistency(proof, sizes=(old, new), roots=(roots[old], roots[new]))
        for index in range(new):
            kept = {at: nodes[at] for at in merkle.inclusion_subtrees(index, size=new)}
            assert merkle.verify_inclusion(
                merkle.inclusion_proof(index, size=new, nodes=kept),
                index=index,
                size=new,
                leaf=leaves[index],
                root=roots[new],
            )


@given(st.data())
def test_a_damaged_proof_is_refused(data: st.DataObject) -> None:
    new = data.draw(st.integers(2, 300), "new")
    old = data.draw(st.integers(1, new - 1), "old")
    leaves = counted(new)
    proof = merkle.consistency_proof(old, new_size=new, nodes=nodes_of(leaves))
    roots = merkle.root(leaves[:old]), merkle.root(leaves)
    at = data.draw(st.integers(0, len(proof) - 1), "at")
    flipped = bytes([proof[at][0] ^ 1]) + proof[at][1:]
    damaged = [
        [*proof[:at], flipped, *proof[at + 1 :]],
        [*proof[:at], proof[at][:-1], *proof[at + 1 :]],
        [*proof[:at], *proof[at + 1 :]],
        [*proof, proof[at]],
    ]
    assert verify_consistency(proof, sizes=(old, new), roots=roots)
    assert not any(verify_consistency(bad, sizes=(old, new), roots=roots) for bad in damaged)
    assert not verify_consistency(proof, sizes=(old, new), roots=(roots[0], roots[0]))
    assert not verify_consistency(proof, sizes=(new, old), roots=roots)


@given(st.lists(st.integers(0, 40), max_size=8))
def test_a_tree_grown_in_steps_is_the_tree_grown_at_once(steps: list[int]) -> None:
    leaves = counted(sum(steps))
    frontier, completed = merkle.EMPTY, dict[Subtree, bytes]()
    ends = [sum(steps[:count]) for count in range(len(steps) + 1)]
    for first, last in pairwise(ends):
        growth = merkle.Frontier.decode(frontier.encode()).grow(leaves[first:last])
        frontier, completed = growth.frontier, completed | growth.completed
    assert (frontier, completed) == (
        merkle.EMPTY.grow(leaves).frontier,
        merkle.EMPTY.grow(leaves).completed,
    )


def verify_consistency(
    proof: list[bytes], *, sizes: tuple[int, int], roots: tuple[bytes, bytes]
) -> bool:
    return merkle.verify_consistency(
        proof, old_size=sizes[0], new_size=sizes[1], old_root=roots[0], new_root=roots[1]
    )
