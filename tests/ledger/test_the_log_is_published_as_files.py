"""After each signed block the log lies in a folder, from which anybody has the ledger again."""

import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import Settings

import ledger
from ledger import services
from ledger.errors import LedgerError
from ledger.models import Block, Kind
from ledger.selectors.log import PATIENCE, leaves_behind
from ledger.services import publishing
from ledger.services.publishing import publish_log
from ledger.tiles import CHECKPOINT, KEYS, tiles_between
from tests.plugin.processes import Signer

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NOW = datetime(2026, 11, 23, tzinfo=UTC)
OUTSIDER = Path(ledger.__file__).with_name("outside") / "outsider.py"


@pytest.fixture
def log(signer: Signer, settings: Settings, tmp_path: Path) -> Path:
    settings.INKWELL_LOG = str(tmp_path / "log")
    return tmp_path / "log"


def record(count: int) -> None:
    wallet = services.open_wallet(Kind.PERSON)
    for number in range(count):
        services.transfer(1, credit=wallet, amount=1 + number, key=f"{wallet}/{number}")


def block(count: int) -> Block:
    record(count)
    made = services.seal(NOW)
    assert made is not None
    publish_log()
    return made


def files(place: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(place)): path.read_bytes()
        for path in place.rglob("*")
        if path.is_file()
    }


def outsider(place: Path | str, *, keys: Path) -> subprocess.CompletedProcess[str]:
    """The program alone: in a folder of its own, without the product on its path."""
    return subprocess.run(
        [sys.executable, str(OUTSIDER), "log", str(place), "--keys", str(keys)],
        cwd=keys.parent,
        env={},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_signed_size_has_its_tiles_and_the_checkpoint_is_the_newest(log: Path) -> None:
    sizes = [block(count).size for count in (1, 120, 133, 1, 2)]
    assert sizes == [2, 123, 257, 259, 262]
    there = files(log)
    for size in sizes:
        for tile in tiles_between(0, [size]):
            full = tile.name.partition(".p/")[0]
            assert tile.name in there or full in there
    assert there[CHECKPOINT].decode() == Block.objects.get(size=262).checkpoint.note
    assert "tile/0/000.p/123" not in there and "tile/entries/000.p/2" not in there
    assert not [name for name in there if name.endswith("~")]


def test_blocks_that_waited_for_the_signer_are_published_with_the_next(
    log: Path, settings: Settings
) -> None:
    socket, settings.INKWELL_SIGNER_SOCKET = settings.INKWELL_SIGNER_SOCKET, ""
    first = block(2).size
    assert not log.exists()
    settings.INKWELL_SIGNER_SOCKET = socket
    second = block(3).size
    assert {f"tile/0/000.p/{size}" for size in (first, second)} <= files(log).keys()


def test_an_outsider_and_the_product_have_the_ledger_from_the_files(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = [block(count) for count in (3, 260)][-1]
    run = outsider(log, keys=log / KEYS)
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[-1] == (
        f"It holds: {made.size} entries of the ledger localhost/inkwell, root"
        f" {bytes(made.root).hex()}."
    )
    assert "wallet 1001: 0.006 INK" in run.stdout or ": 0.006 INK" in run.stdout
    record(2)  # What is not sealed yet is in neither.
    call_command("rebuild_ledger", str(log))
    said = capsys.readouterr().out
    assert bytes(made.root).hex() in said and "the same root and the same" in said
    with pytest.raises(CommandError, match="which public keys"):
        call_command("rebuild_ledger", str(log), "--alone")
    call_command("rebuild_ledger", str(log), "--alone", "--keys", str(log / KEYS))


def test_each_changed_byte_of_each_file_is_found_by_both(log: Path) -> None:
    block(5)
    block(252)
    keys = log.with_name("keys")
    shutil.copy(log / KEYS, keys)
    for name, content in files(log).items():
        if name == KEYS or ".p/6" in name:  # Of the size before: nothing of the newest tree.
            continue
        for place in (0, 1, len(content) // 2, len(content) - 1):
            changed = bytearray(content)
            changed[place] ^= 1
            (log / name).write_bytes(changed)
            assert outsider(log, keys=keys).returncode == 1, (name, place)
            with pytest.raises(CommandError):
                call_command("rebuild_ledger", str(log), "--alone", "--keys", str(keys))
        (log / name).unlink()
        assert outsider(log, keys=keys).returncode == 1, name
        (log / name).write_bytes(content)
    assert outsider(log, keys=keys).returncode == 0


def test_the_command_finds_a_database_that_is_another(log: Path) -> None:
    block(3)
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in ("ledger_transfer", "ledger_transfer_1"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        cursor.execute("UPDATE ledger_transfer SET amount = amount + 1 WHERE amount = 2")
    with pytest.raises(CommandError, match="2 balances differ"):
        call_command("rebuild_ledger", str(log))


def test_a_log_of_another_ledger_is_not_written_over(log: Path, settings: Settings) -> None:
    block(3)
    before = files(log)
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("ALTER TABLE ledger_block DISABLE TRIGGER ALL")
        cursor.execute("UPDATE ledger_block SET root = sha256('x') WHERE height = 1")
    with pytest.raises(LedgerError, match="in another way"):
        publish_log()
    assert files(log) == before


def test_a_copy_is_held_against_the_signers_keys_and_not_its_own(log: Path) -> None:
    block(3)
    (log / KEYS).write_text("mallory+00000000+AAAA")
    call_command("rebuild_ledger", str(log))
    for content in (b"mallory+00000000+AAAA", b"\xff"):
        (log.with_name("keys")).write_bytes(content)
        with pytest.raises(CommandError, match="keys cannot be read"):
            call_command("rebuild_ledger", str(log), "--keys", str(log.with_name("keys")))


def test_a_folder_that_cannot_be_written_stops_no_block(log: Path) -> None:
    log.write_text("A file stands where the folder should be.")
    with pytest.raises(OSError):
        block(2)
    assert Block.objects.get().size == 3
    assert leaves_behind(NOW) == 0
    assert leaves_behind(NOW + PATIENCE) == 3


@pytest.mark.parametrize("damage", [b"", b"\xff", b"no note"])
def test_a_damaged_checkpoint_is_an_error_of_its_own(log: Path, damage: bytes) -> None:
    block(2)
    (log / CHECKPOINT).write_bytes(damage)
    with pytest.raises(LedgerError, match="cannot be read"):
        publish_log()
    assert leaves_behind(NOW + PATIENCE) == 3


def test_a_copy_from_before_a_tile_was_full_is_read_from_the_full_one(log: Path) -> None:
    block(5)
    older = (log / CHECKPOINT).read_bytes()
    partial = [log / f"tile/{level}/000.p/6" for level in ("entries", "0")]
    assert all(path.exists() for path in partial)
    block(252)
    assert not any(path.exists() for path in partial)
    (log / CHECKPOINT).write_bytes(older)
    run = outsider(log, keys=log / KEYS)
    assert run.returncode == 0, run.stderr
    assert "It holds: 6 entries" in run.stdout
    call_command("rebuild_ledger", str(log), "--alone", "--keys", str(log / KEYS))
    full = log / "tile/0/000"
    full.write_bytes(b"\0" + full.read_bytes()[1:])
    assert outsider(log, keys=log / KEYS).returncode == 1


def test_what_is_in_part_goes_only_after_the_new_checkpoint(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    block(5)
    write = publishing._write

    def no_checkpoint(path: Path, data: bytes) -> None:
        if path.name == CHECKPOINT:
            raise OSError("No space left on device")
        write(path, data)

    with monkeypatch.context() as patched:
        patched.setattr(publishing, "_write", no_checkpoint)
        with pytest.raises(OSError):
            block(252)
    assert (log / "tile/0/000").exists() and (log / "tile/0/000.p/6").exists()
    publish_log()
    assert not (log / "tile/0/000.p").exists()


def test_without_a_folder_nothing_is_written(signer: Signer, settings: Settings) -> None:
    assert settings.INKWELL_LOG == ""
    block(2)
    assert publish_log() is None


def test_the_program_is_short_and_needs_nothing_of_ours() -> None:
    lines = OUTSIDER.read_text().splitlines()
    assert len(lines) <= 220
    imports = [line.split()[1] for line in lines if line.startswith(("import ", "from "))]
    packages = {name.partition(".")[0] for name in imports}
    assert packages - sys.stdlib_module_names == {"cryptography"}
