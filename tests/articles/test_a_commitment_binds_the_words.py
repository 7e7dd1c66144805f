"""Keyed commitments; the expected value was made with OpenSSL:

printf '%s' '[7,1,"Title","Body å"]' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0101..01
"""

import pytest

from articles.commitments import commit, keeps

KEY = b"\x01" * 32
WORDS = {"work": 7, "number": 1}


def test_the_commitment_is_the_keyed_hash_of_the_versions_json() -> None:
    made = commit(KEY, title="Title", body="Body å", **WORDS)
    assert made.hex() == "7edb5ec4f344a56b96f215aa11397c166fd4b84e869d34810d0444ab40431094"


def test_other_words_or_another_key_do_not_keep_it() -> None:
    made = commit(KEY, title="Title", body="Body", **WORDS)
    assert keeps(made, key=KEY, title="Title", body="Body", **WORDS)
    assert not keeps(made, key=KEY, title="Title", body="Body.", **WORDS)
    assert not keeps(made, key=b"\x02" * 32, title="Title", body="Body", **WORDS)


def test_where_the_title_ends_matters() -> None:
    one = commit(KEY, title="ab", body="c", **WORDS)
    assert one != commit(KEY, title="a", body="bc", **WORDS)


def test_a_short_key_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        commit(b"short", title="", body="b", **WORDS)
