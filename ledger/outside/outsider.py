"""Check Inkwell's ledger without Inkwell: this file, Python 3.11 and the package `cryptography`.

    python outsider.py receipt payment.tlog-proof --keys vkeys
    python outsider.py log https://example.org/log --keys vkeys      (or a folder in its place)

A receipt proves that a batch of transfers is in the signed ledger. The log is read as a whole: all
tiles are compared, and all balances added up. Keys are lines `name+id+base64`: have them from more
than one place. Exit status 0 only when all holds. Formats: c2sp.org/tlog-tiles and /tlog-proof.
"""

import argparse
import base64
import struct
import sys
import urllib.request
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

ASSETS = {1: ("INK", 3), 2: ("VESTS", 6)}


class Wrong(Exception):
    """What does not hold."""


def unbase64(text: str) -> bytes:
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text:
        raise Wrong("base64 is written in another way")
    return data


def signed(note: str, keys: list[str]) -> tuple[str, int, bytes]:
    """Origin, size and root of a note that every one of the keys signed."""
    text, separator, block = note.rpartition("\n\n")
    text += "\n"
    if not separator or not keys or not block.endswith("\n"):
        raise Wrong("there is no signed note, or no key")
    signatures = {}
    for line in block.splitlines():
        name, _, data = line.removeprefix("\u2014 ").partition(" ")
        raw = unbase64(data)
        signatures[name, raw[:4]] = raw[4:]
    for key in keys:
        name, key_id, encoded = key.split("+", 2)
        kind, public = (raw := unbase64(encoded))[0], raw[1:]
        named = public if kind == 2 else name.encode() + b"\n" + raw
        signature = signatures.get((name, bytes.fromhex(key_id)))
        if sha256(named).hexdigest()[:8] != key_id or signature is None:
            raise Wrong(f"{name} ({key_id}) did not sign")
        try:
            if kind == 1:
                ed25519.Ed25519PublicKey.from_public_bytes(public).verify(signature, text.encode())
                continue
            found = load_der_public_key(public)
            if kind != 2 or not isinstance(found, ec.EllipticCurvePublicKey):
                raise Wrong("a key is of another kind than Ed25519 and ECDSA")
            found.verify(signature, text.encode(), ec.ECDSA(SHA256()))
        except InvalidSignature:
            raise Wrong(f"the signature of {name} ({key_id}) is false") from None
    origin, size, root = text.splitlines()
    return origin, int(size), unbase64(root)


def climb(proof: list[bytes], *, index: int, size: int, leaf: bytes) -> bytes:
    """The root that an inclusion proof leads to (RFC 9162, 2.1.3.2)."""
    place, last, digest = index, size - 1, leaf
    for other in proof:
        if not last:
            raise Wrong("the proof is too long")
        if place & 1 or place == last:
            digest = sha256(b"\x01" + other + digest).digest()
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            digest = sha256(b"\x01" + digest + other).digest()
        place, last = place >> 1, last >> 1
    if last or not 0 <= index < size:
        raise Wrong("the proof is too short, or of no entry of the ledger")
    return digest


def transfers(entry: bytes) -> Iterator[tuple[int, int, int, int, int, int]]:
    """Number, asset, debit, credit, amount, code of each transfer in an entry; none in a seal."""
    if entry[:2] != b"\x01\x01":
        return
    at = 2 + struct.calcsize(">HH32sQqH")
    for _ in ("rules", "reference"):
        at += 2 + int.from_bytes(entry[at : at + 2], "big")
    yield from struct.iter_unpack(">QBQQQH", entry[at + 4 :])


def amount(asset: int, units: int) -> str:
    name, places = ASSETS[asset]
    digits = str(abs(units)).zfill(places + 1)
    return f"{'-' * (units < 0)}{digits[:-places]}.{digits[-places:]} {name}"


def check_receipt(path: str, keys: list[str]) -> None:
    head, _, note = Path(path).read_text(encoding="utf-8").partition("\n\n")
    first, extra, index, *hashes = head.splitlines()
    if first != "c2sp.org/tlog-proof@v1" or not extra.startswith("extra "):
        raise Wrong("this is no receipt with its entry in it")
    entry = unbase64(extra.removeprefix("extra "))
    origin, size, root = signed(note, keys)
    number = int(index.removeprefix("index "))
    proof = [unbase64(line) for line in hashes]
    if climb(proof, index=number, size=size, leaf=sha256(b"\x00" + entry).digest()) != root:
        raise Wrong("the entry is not in the signed ledger at this place")
    for each, asset, debit, credit, units, code in transfers(entry):
        print(f"transfer {each}: {amount(asset, units)} from {debit} to {credit}, code {code}")
    print(
        f"It holds: entry {number} of {size} in the ledger {origin}, signed by {len(keys)} keys."
    )


def fetch(place: str, name: str) -> bytes:
    if "://" not in place:
        return (Path(place) / name).read_bytes()
    with urllib.request.urlopen(f"{place.rstrip('/')}/{name}", timeout=60) as answer:
        return bytes(answer.read())


def tile_name(level: str, index: int, width: int) -> str:
    place = f"{index % 1000:03d}"
    while index := index // 1000:
        place = f"x{index % 1000:03d}/{place}"
    return f"tile/{level}/{place}" + (f".p/{width}" if width < 256 else "")


def tile(place: str, level: str, index: int, width: int) -> bytes:
    try:
        return fetch(place, tile_name(level, index, width))
    except OSError:
        if width == 256:
            raise
    data = fetch(place, tile_name(level, index, 256))  # It became full in the meantime.
    if level != "entries":
        return data[: 32 * width]
    end = 0
    for _ in range(width):
        end += 2 + int.from_bytes(data[end : end + 2], "big")
    return data[:end]


def tiles(place: str, level: str, count: int) -> Iterator[tuple[int, bytes]]:
    for index in range(-(-count // 256)):
        width = min(count - index * 256, 256)
        yield width, tile(place, level, index, width)


def entries(place: str, size: int) -> Iterator[bytes]:
    for width, data in tiles(place, "entries", size):
        at = 0
        for _ in range(width):
            start, at = at + 2, at + 2 + int.from_bytes(data[at : at + 2], "big")
            yield data[start:at]
        if at != len(data):
            raise Wrong("a bundle holds other entries than it should")


def check_log(place: str, keys: list[str]) -> None:
    origin, size, root = signed(fetch(place, "checkpoint").decode(), keys)
    held: Counter[tuple[int, int]] = Counter()
    edge: list[bytes] = []  # Complete subtrees, the largest first.
    levels: list[list[bytes]] = [[]]  # Hashes over 256**level entries.
    for index, entry in enumerate(entries(place, size)):
        for _, asset, debit, credit, units, _ in transfers(entry):
            held[debit, asset] -= units
            held[credit, asset] += units
        digest, height = sha256(b"\x00" + entry).digest(), 0
        levels[0].append(digest)
        while index >> height & 1:
            digest, height = sha256(b"\x01" + edge.pop() + digest).digest(), height + 1
            if height % 8 == 0:
                levels += [[]] if height // 8 == len(levels) else []
                levels[height // 8].append(digest)
        edge.append(digest)
    top = edge.pop() if edge else sha256().digest()
    while edge:
        top = sha256(b"\x01" + edge.pop() + top).digest()
    if top != root:
        raise Wrong("the entries do not make the signed root")
    for level, hashes in enumerate(levels):
        if b"".join(data for _, data in tiles(place, str(level), len(hashes))) != b"".join(hashes):
            raise Wrong(f"a tile of level {level} is not what the entries make")
    for (wallet, asset), units in sorted(held.items()):
        print(f"wallet {wallet}: {amount(asset, units)}")
    print(f"It holds: {size} entries of the ledger {origin}, root {root.hex()}.")


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Check Inkwell's ledger without Inkwell.")
    parser.add_argument("what", choices=["receipt", "log"])
    parser.add_argument("place", help="a receipt's file; the log's folder or address")
    parser.add_argument("--keys", required=True, help="file with the ledger's public keys")
    asked = parser.parse_args(words)
    try:
        keys = Path(asked.keys).read_text(encoding="utf-8").split()
        (check_receipt if asked.what == "receipt" else check_log)(asked.place, keys)
    except (Wrong, OSError, ValueError, KeyError, IndexError, struct.error) as error:
        print(f"It does not hold: {error}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
