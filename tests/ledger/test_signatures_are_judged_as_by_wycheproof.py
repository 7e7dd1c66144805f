"""Wycheproof's cases for P-256 and Ed25519: verification never raises and never errs."""

from collections.abc import Iterator
from typing import Any

from ecdsa.util import sigdecode_der, sigdecode_string

from ledger.keys import P256_ORDER, SignatureForm, verify_ed25519, verify_p256
from tests.ledger import vectors


def cases_of(name: str) -> Iterator[tuple[bytes, bytes, bytes, bool]]:
    """Public key in DER, message, signature, and whether it is valid."""
    groups: list[dict[str, Any]] = vectors.read(name)["testGroups"]
    for group in groups:
        public = bytes.fromhex(group["publicKeyDer"])
        for case in group["tests"]:
            message, signature = bytes.fromhex(case["msg"]), bytes.fromhex(case["sig"])
            yield public, message, signature, case["result"] == "valid"


def require_verdicts(name: str, form: SignatureForm, expected_count: int) -> None:
    """Wycheproof takes both values of s; ours takes the smaller one unless told otherwise."""
    count = high = 0
    decode = sigdecode_der if form == "der" else sigdecode_string
    for public, message, signature, valid in cases_of(name):
        count += 1
        lenient = verify_p256(public, message=message, signature=signature, form=form, low_s=False)
        assert lenient == valid
        if valid:
            _, s = decode(signature, P256_ORDER)
            high += s > P256_ORDER // 2
            strict = verify_p256(public, message=message, signature=signature, form=form)
            assert strict == (s <= P256_ORDER // 2)
    assert count == expected_count
    print(f"{name}: {count} verdicts agree, {high} valid ones refused for their larger s")


def test_p256_signatures_in_der() -> None:
    require_verdicts("wycheproof_ecdsa_secp256r1_sha256.json", "der", 484)


def test_p256_signatures_in_raw_form() -> None:
    require_verdicts("wycheproof_ecdsa_secp256r1_sha256_p1363.json", "raw", 262)


def test_ed25519_signatures() -> None:
    count = 0
    for public, message, signature, valid in cases_of("wycheproof_ed25519.json"):
        count += 1
        assert verify_ed25519(public[-32:], message=message, signature=signature) == valid
    assert count == 151
    print(f"{count} Ed25519 verdicts agree")


def test_nonsense_is_refused_without_an_exception() -> None:
    assert not verify_p256(b"", message=b"", signature=b"")
    assert not verify_p256(b"\x30\x59", message=b"", signature=b"\x30")
    assert not verify_ed25519(b"", message=b"", signature=b"")
