"""Verification by OpenSSL through the package `cryptography`, which the signer can do without."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key


def verify(public: bytes, *, is_p256: bool, message: bytes, signature: bytes) -> bool:
    """Whether the signature is right under a public key as a verifier key holds it."""
    try:
        if not is_p256:
            Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
            return True
        key = load_der_public_key(public)
        if not isinstance(key, EllipticCurvePublicKey):
            return False
        key.verify(signature, message, ECDSA(SHA256()))
    except (InvalidSignature, ValueError):
        return False
    return True
