"""What a commitment to a version of a text is made of; see ledger.commitments. Pure."""

from ledger import commitments


def commit(key: bytes, *, work: int, number: int, title: str, body: str) -> bytes:
    """Return the 32 bytes that commit to a version under its own key."""
    return commitments.commit(key, [work, number, title, body])


def keeps(commitment: bytes, *, key: bytes, work: int, number: int, title: str, body: str) -> bool:
    """Whether the words are those that were committed to."""
    return commitments.keeps(commitment, key=key, parts=[work, number, title, body])
