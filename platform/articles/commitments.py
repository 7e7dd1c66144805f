"""Commitments to a version's words that can be published without publishing the words.

A bare hash of a text can be guessed; so each version has a random key of its own, and what may be
published is the keyed hash. Once the key is deleted nothing ties the hash to a person's words any
more (EDPB Guidelines 02/2025). Pure: the key is an argument.
"""

import hashlib
import hmac
import json
from typing import Final

KEY_BYTES: Final = 32


def commit(key: bytes, *, work: int, number: int, title: str, body: str) -> bytes:
    """Return the 32 bytes that commit to a version: HMAC-SHA-256 under `key` of its JSON."""
    if len(key) != KEY_BYTES:
        raise ValueError(f"The key of a commitment has {KEY_BYTES} bytes, not {len(key)}.")
    words = json.dumps([work, number, title, body], ensure_ascii=False, separators=(",", ":"))
    return hmac.digest(key, words.encode(), hashlib.sha256)


def keeps(commitment: bytes, *, key: bytes, work: int, number: int, title: str, body: str) -> bool:
    """Whether the words are those that were committed to."""
    made = commit(key, work=work, number=number, title=title, body=body)
    return hmac.compare_digest(made, commitment)
