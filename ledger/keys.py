"""Keys that sign blocks and the verification of their signatures, with the package `ecdsa`.

ECDSA over P-256 with SHA-256: deterministic (RFC 6979), the smaller of the two values of s, DER.
Ed25519: RFC 8032. Both give the same bytes as every other right implementation, so a key can move
into OpenSSL or a hardware module without anything visible changing.

`ecdsa` is written in Python and does not hide a secret key from someone who measures times
closely: secret keys are loaded by the signer's process only, see `ledger.signer`. Verification
has no secret.
"""

from hashlib import sha256
from typing import Literal, Protocol, Self

from ecdsa import Ed25519, NIST256p, SigningKey, VerifyingKey
from ecdsa.util import sigdecode_der, sigdecode_string, sigencode_der, sigencode_der_canonize

P256_ORDER = int(NIST256p.order)

SignatureForm = Literal["der", "raw"]
"""How r and s of an ECDSA signature are written: DER, or 32 + 32 bytes as browsers do."""


class Key(Protocol):
    """A secret key that signs messages; `public` is the form that goes into a verifier key."""

    @property
    def public(self) -> bytes: ...

    def sign(self, message: bytes) -> bytes: ...


class P256Key:
    """An ECDSA key; `public` is the DER SubjectPublicKeyInfo, 91 bytes."""

    def __init__(self, key: SigningKey) -> None:
        if key.curve is not NIST256p:
            raise ValueError("The key is not on the curve P-256.")
        self._key = key
        self.public = bytes(key.verifying_key.to_der())

    @classmethod
    def generate(cls) -> Self:
        """A new key from the operating system's randomness."""
        return cls(SigningKey.generate(NIST256p))

    @classmethod
    def from_pem(cls, pem: bytes) -> Self:
        """Read RFC 5915 or PKCS #8; ValueError for a key of another kind."""
        return cls(SigningKey.from_pem(pem))

    @classmethod
    def from_secret(cls, secret: int) -> Self:
        """The key with this secret number."""
        return cls(SigningKey.from_secret_exponent(secret, NIST256p))

    def to_pem(self) -> bytes:
        """RFC 5915: `ecdsa` gives PKCS #8 a version number at which OpenSSL's readers stumble."""
        return bytes(self._key.to_pem(format="ssleay"))

    def sign(self, message: bytes) -> bytes:
        """Sign SHA-256 of the message; low s, DER, 70 to 72 bytes nearly always."""
        return bytes(
            self._key.sign_deterministic(
                message, hashfunc=sha256, sigencode=sigencode_der_canonize
            )
        )


class Ed25519Key:
    """An Ed25519 key; `public` is its 32 bytes."""

    def __init__(self, key: SigningKey) -> None:
        if key.curve is not Ed25519:
            raise ValueError("The key is not an Ed25519 key.")
        self._key = key
        self.public = bytes(key.verifying_key.to_string())

    @classmethod
    def generate(cls) -> Self:
        """A new key from the operating system's randomness."""
        return cls(SigningKey.generate(Ed25519))

    @classmethod
    def from_pem(cls, pem: bytes) -> Self:
        """Read PKCS #8; ValueError for a key of another kind."""
        return cls(SigningKey.from_pem(pem))

    @classmethod
    def from_secret(cls, secret: bytes) -> Self:
        """The key with this 32-byte seed."""
        return cls(SigningKey.from_string(secret, Ed25519))

    def to_pem(self) -> bytes:
        """PKCS #8."""
        return bytes(self._key.to_pem(format="pkcs8"))

    def sign(self, message: bytes) -> bytes:
        """Sign the message; 64 bytes."""
        return bytes(self._key.sign_deterministic(message))


def verify_p256(
    public: bytes,
    *,
    message: bytes,
    signature: bytes,
    form: SignatureForm = "der",
    low_s: bool = True,
) -> bool:
    """Whether the signature is right under a DER public key. Never raises.

    With `low_s` the larger of the two values of s is refused, so that nobody can make a second
    signature out of one.
    """
    decode = sigdecode_der if form == "der" else sigdecode_string
    # `ecdsa` raises TypeError for a point at infinity and others for broken DER: all mean no.
    try:
        key = VerifyingKey.from_der(public)
        if key.curve is not NIST256p:
            return False
        r, s = decode(signature, P256_ORDER)
        if low_s and s > P256_ORDER // 2:
            return False
        if form == "der" and sigencode_der(r, s, P256_ORDER) != signature:
            return False
        return bool(key.verify(signature, message, hashfunc=sha256, sigdecode=decode))
    except Exception:
        return False


def verify_ed25519(public: bytes, *, message: bytes, signature: bytes) -> bool:
    """Whether the signature is right under a 32-byte public key. Never raises.

    As in RFC 8032 a public key of small order passes, under which anything verifies: the key must
    come from somebody trusted.
    """
    try:
        return bool(VerifyingKey.from_string(public, Ed25519).verify(signature, message))
    except Exception:
        return False
