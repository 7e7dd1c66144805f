"""Commitments: how a leaf refers to people's words without holding them.

A leaf stays for ever, so no text goes into it, and a bare hash of a text can be guessed. What may
be published is a keyed hash under a random key of the text's own, which is kept beside the text,
above the ledger. Once both are deleted nothing ties the hash to a person's words any more (EDPB
Guidelines 02/2025). Pure: the key is an argument.
"""

import hashlib
import hmac
import json
from collections.abc import Sequence
from typing import Final

KEY_BYTES: Final = 32


def commit(key: bytes, parts: Sequence[int | str]) -> bytes:
    """Return the 32 bytes that commit to `parts`: HMAC-SHA-256 under `key` of their JSON.

    The first part says what is committed to, so that no commitment passes for one of another kind.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(f"The key of a commitment has {KEY_BYTES} bytes, not {len(key)}.")
    words = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hmac.digest(key, words.encode(), hashlib.sha256)


def keeps(commitment: bytes, *, key: bytes, parts: Sequence[int | str]) -> bool:
    """Whether the parts are those that were committed to."""
    return hmac.compare_digest(commit(key, parts), commitment)
