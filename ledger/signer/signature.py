"""Making a signed note, and looking at it again before it leaves.

A fault in the computation of a deterministic signature can give the key away; so every signature
is verified, by OpenSSL where the package `cryptography` is installed, before anybody sees it.
"""

from collections.abc import Callable

from ledger.keys import Key
from ledger.notes import Checkpoint, KeyKind, Note, Signature, VerifierKey
from ledger.signer.request import Refusal

Verifier = Callable[[VerifierKey, bytes, bytes], bool]
"""Takes a public key, a message and a signature; says whether they belong together."""


def sign(checkpoint: Checkpoint, *, keys: list[tuple[VerifierKey, Key]], verify: Verifier) -> Note:
    """The checkpoint with one signature of each key; Refusal when one does not verify."""
    text = checkpoint.encode()
    signatures = []
    for public, secret in keys:
        data = secret.sign(text.encode())
        if not verify(public, text.encode(), data):
            raise Refusal("failed", "A signature came out wrong and was thrown away.")
        signatures.append(Signature(public.name, public.id, data))
    return Note(text, tuple(signatures))


def second_opinion() -> Verifier:
    """OpenSSL's verification where it is installed, else that of `ecdsa`."""
    try:
        from ledger.signer.openssl import verify
    except ImportError:
        return lambda key, message, data: key.verify(message.decode(), signature=data)
    return lambda key, message, data: verify(
        key.public, is_p256=key.kind is KeyKind.P256, message=message, signature=data
    )
