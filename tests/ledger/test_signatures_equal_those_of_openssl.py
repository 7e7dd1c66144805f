"""Deterministic signatures: RFC 6979's vectors, and OpenSSL's bytes for many messages."""

from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from ledger.keys import P256_ORDER, Ed25519Key, P256Key, verify_ed25519, verify_p256
from tests.ledger import vectors

MESSAGES = [sha256(count.to_bytes(4, "big")).digest() * (count % 3) for count in range(1000)]


def low_s(signature: bytes) -> bytes:
    r, s = decode_dss_signature(signature)
    return encode_dss_signature(r, min(s, P256_ORDER - s))


def test_the_vectors_of_rfc_6979() -> None:
    cases = vectors.read("ecdsa_rfc6979_p256.json")
    key = P256Key.from_secret(int(cases["x"], 16))
    assert key.public[-64:].hex().upper() == cases["Ux"] + cases["Uy"]
    for case in cases["tests"]:
        expected = encode_dss_signature(int(case["r"], 16), int(case["s"], 16))
        assert key.sign(case["msg"].encode()) == low_s(expected)
    print(f"{len(cases['tests'])} vectors agree")


def test_a_thousand_p256_signatures_equal_those_of_openssl() -> None:
    key = P256Key.generate()
    theirs = load_pem_private_key(key.to_pem(), password=None)
    assert isinstance(theirs, EllipticCurvePrivateKey)
    algorithm = ECDSA(SHA256(), deterministic_signing=True)
    for message in MESSAGES:
        assert key.sign(message) == low_s(theirs.sign(message, algorithm))
    print(f"{len(MESSAGES)} messages agree")


def test_ed25519_signatures_equal_those_of_openssl() -> None:
    key = Ed25519Key.from_pem(Ed25519Key.generate().to_pem())
    theirs = load_pem_private_key(key.to_pem(), password=None)
    assert isinstance(theirs, Ed25519PrivateKey)
    for message in MESSAGES[:100]:
        assert key.sign(message) == theirs.sign(message)


def test_a_signature_belongs_to_one_message_and_one_key() -> None:
    p256, ed25519 = P256Key.generate(), Ed25519Key.generate()
    first, second = p256.sign(b"message"), ed25519.sign(b"message")
    assert verify_p256(p256.public, message=b"message", signature=first)
    assert verify_ed25519(ed25519.public, message=b"message", signature=second)
    assert not verify_p256(p256.public, message=b"other", signature=first)
    assert not verify_p256(P256Key.generate().public, message=b"message", signature=first)
    assert not verify_ed25519(ed25519.public, message=b"other", signature=second)
