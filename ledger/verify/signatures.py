"""The signed checkpoints against the public keys of the signer."""

from collections.abc import Iterator

from django.conf import settings

from ledger.models import Block, Checkpoint
from ledger.notes import Checkpoint as Summary
from ledger.notes import MalformedNote, UnverifiedNote, open_checkpoint
from ledger.signing import SignerUnavailable, known_keys


def check_signatures() -> Iterator[str]:
    """Every checkpoint carries a signature of each key, over its block's size and root."""
    if not Checkpoint.objects.exists():
        return
    try:
        keys = known_keys()
    except SignerUnavailable as error:
        yield f"signatures: {error}"
        return
    signed = False
    for block in Block.objects.select_related("checkpoint").order_by("-height").iterator():
        name = f"block {block.height} of {block.sealed_at:%Y-%m-%d %H:%M:%S}"
        try:
            note = block.checkpoint.note
        except Checkpoint.DoesNotExist:
            if signed:
                yield f"{name}: it is not signed, a later one is"
            continue
        signed = True
        expected = Summary(origin=settings.INKWELL_ORIGIN, size=block.size, root=bytes(block.root))
        for key in keys:
            try:
                found = open_checkpoint(note, origin=settings.INKWELL_ORIGIN, keys=[key])
            except (MalformedNote, UnverifiedNote) as error:
                yield f"{name}: the checkpoint does not verify with {key.name}: {error}"
                continue
            if found != expected:
                yield f"{name}: what was signed is size {found.size} and another root"
