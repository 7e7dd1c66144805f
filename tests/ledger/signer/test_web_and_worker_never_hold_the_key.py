"""The processes that anybody can reach hold no byte of the key, while they have blocks signed.

Their memory is searched, with their logs, their environment and a dump of the database, for every
form that the secrets may take. The signer's own memory shows that the search would find them.
"""

import os
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.models import Checkpoint, Kind
from ledger.services import open_wallet, transfer
from ledger.tasks import seal
from tests.ledger.signer.processes import forms_of_keys
from tests.plugin.database import CommittedDatabase
from tests.plugin.processes import Signer, Worker

pytestmark = pytest.mark.slow

_CHUNK = 16 * 2**20
_OVERLAP = 256


def memory(process: int) -> Iterator[bytes]:
    """All that the process may write to and has, some megabytes at a time."""
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as opened:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            place, rights, *_ = line.split()
            if "w" not in rights:
                continue
            start, end = (int(edge, 16) for edge in place.split("-"))
            while start < end:
                opened.seek(start)
                try:
                    data = opened.read(min(_CHUNK, end - start))
                except OSError:
                    break
                yield data
                start += max(len(data) - _OVERLAP, 1) if len(data) == _CHUNK else _CHUNK


def found(forms: list[bytes], texts: Iterator[bytes]) -> set[int]:
    """Which of the forms occur anywhere."""
    seen: set[int] = set()
    for text in texts:
        seen |= {number for number, form in enumerate(forms) if form in text}
    return seen


def processes_on(database: CommittedDatabase) -> dict[int, bytes]:
    """The running processes that have this database in their environment, with their words."""
    result = {}
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdecimal() and database.url.encode() in (
                folder.joinpath("environ").read_bytes()
            ):
                result[int(folder.name)] = folder.joinpath("cmdline").read_bytes()
        except OSError:
            continue
    return result


def dump(database: CommittedDatabase) -> bytes:
    """Every row of every table as text, without asking for a tool of the right version."""
    rows = []
    with database.connect() as connection:
        tables = connection.execute(
            "SELECT oid::regclass::text FROM pg_class"
            " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        ).fetchall()
        for (table,) in tables:
            rows += connection.execute(f"SELECT row_to_json(t)::text FROM {table} AS t").fetchall()
    return "\n".join(str(text) for (text,) in rows).encode()


def wait_for_checkpoints(count: int) -> None:
    """Until so many blocks are signed."""
    deadline = time.monotonic() + 60
    while Checkpoint.objects.count() < count:
        assert time.monotonic() < deadline, "the worker has nothing signed"
        time.sleep(0.05)


def test_no_form_of_the_key_is_anywhere_near_them(
    signer: Signer,
    celery_worker: Worker,
    site: str,
    committed_db: CommittedDatabase,
    tmp_path: Path,
) -> None:
    wallet = open_wallet(Kind.PERSON)
    for number in range(3):
        transfer(1, credit=wallet, amount=5, key=f"k/{number}")
        seal.delay()
        wait_for_checkpoints(number + 1)
        urllib.request.urlopen(f"{site}/blocks", timeout=30).close()

    forms = forms_of_keys(signer.keys)
    processes = processes_on(committed_db)
    reached = {pid: words for pid, words in processes.items() if pid != signer.process.pid}
    words = b" ".join(reached.values())
    assert b"gunicorn" in words and b"celery" in words
    for pid in reached:
        try:
            assert found(forms, memory(pid)) == set(), f"process {pid}: {reached[pid]!r}"
        except PermissionError:
            pytest.skip("this user may not read the memory of its own processes")
        assert found(forms, iter([Path(f"/proc/{pid}/environ").read_bytes()])) == set()

    logs = [path.read_bytes() for path in [signer.log, *tmp_path.glob("*.log")]]
    assert len(logs) >= 3
    assert found(forms, iter(logs)) == set()
    assert found(forms, iter([dump(committed_db)])) == set()
    if os.getuid() == 0:
        assert found(forms, memory(signer.process.pid)) != set(), "the search finds nothing at all"
