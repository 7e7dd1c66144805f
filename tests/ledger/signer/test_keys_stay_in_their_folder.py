"""The key's files, who may read them, and where the key's bytes must not be."""

import os
from pathlib import Path

import pytest

from ledger import signing
from ledger.merkle import EMPTY_ROOT
from ledger.notes import Checkpoint, KeyKind
from ledger.signer.vault import Vault, VaultError, create
from tests.ledger.signer.processes import ORIGIN, Ledger, SignerProcess, forms_of_keys

pytestmark = pytest.mark.slow


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_files_are_closed_to_others_and_public_keys_open(running_signer: SignerProcess) -> None:
    assert mode(running_signer.keys) == 0o700
    modes = {path.name: mode(path) for path in running_signer.keys.glob("*.pem")}
    assert modes == {"p256.pem": 0o400, "ed25519.pem": 0o400}
    assert mode(running_signer.folder / "vkeys") == 0o644
    kinds = [key.kind for key in signing.known_keys(running_signer.socket)]
    assert kinds == [KeyKind.P256, KeyKind.ED25519]


def test_the_key_is_in_no_argument_environment_answer_or_memory_of_the_signed(
    running_signer: SignerProcess, ledger: Ledger
) -> None:
    ledger.grow(b"first")
    note = ledger.sign(since=0)
    assert running_signer.process is not None
    process = Path(f"/proc/{running_signer.process.pid}")
    seen = (process / "cmdline").read_bytes() + note.encode()
    seen += (running_signer.keys / "signed.json").read_bytes()
    seen += (running_signer.folder / "vkeys").read_bytes()
    try:
        seen += (process / "environ").read_bytes()
    except PermissionError:
        assert os.getuid() != 0  # the process forbids even its own user to look
    forms = forms_of_keys(running_signer.keys)
    assert len(forms) == 14
    assert not [form for form in forms if form in seen]


def test_core_files_are_off(running_signer: SignerProcess) -> None:
    assert running_signer.process is not None
    limits = Path(f"/proc/{running_signer.process.pid}/limits").read_text()
    (line,) = [line for line in limits.splitlines() if line.startswith("Max core file size")]
    assert line.split()[4:6] == ["0", "0"]


def test_the_memory_is_locked_or_the_signer_says_that_it_is_not(
    stopped_signer: SignerProcess,
) -> None:
    stopped_signer.process = stopped_signer.popen("--init")
    assert stopped_signer.process.stdout is not None
    said = stopped_signer.process.stdout.readline()
    status = Path(f"/proc/{stopped_signer.process.pid}/status").read_text()
    (locked,) = [int(line.split()[1]) for line in status.splitlines() if line.startswith("VmLck")]
    assert ("swapped out" in said) == (locked == 0)


def test_nobody_of_the_same_user_may_look_into_the_process(running_signer: SignerProcess) -> None:
    assert running_signer.process is not None
    # What the system does with a process that may not be dumped: its files are root's.
    assert Path(f"/proc/{running_signer.process.pid}/mem").stat().st_uid == 0
    if os.getuid():
        with pytest.raises(PermissionError):
            Path(f"/proc/{running_signer.process.pid}/environ").read_bytes()


def test_a_second_signer_with_the_same_keys_does_not_start(running_signer: SignerProcess) -> None:
    second = running_signer.popen()
    _, complaint = second.communicate(timeout=20)
    assert second.returncode == 2
    assert complaint.startswith("signer: Another signer works with")


def test_the_memory_is_not_started_again_when_it_is_lost(tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    create(keys, origin=ORIGIN)
    (keys / "signed.json").write_text("{}")
    with pytest.raises(VaultError, match="do not delete it"):
        Vault.open(keys, origin=ORIGIN)
    (keys / "signed.json").unlink()
    with pytest.raises(VaultError, match="second history"):
        Vault.open(keys, origin=ORIGIN)
    (keys / "p256.pem").unlink()
    with pytest.raises(VaultError, match="second history"):
        create(keys, origin=ORIGIN)


def test_a_start_cut_short_is_taken_up_again(tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    create(keys, origin=ORIGIN)
    (keys / "ed25519.pem").unlink()
    create(keys, origin=ORIGIN)
    Vault.open(keys, origin=ORIGIN).close()


def test_a_lost_key_is_not_replaced_once_something_is_signed(tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    create(keys, origin=ORIGIN)
    before = (keys / "ed25519.pem").read_bytes()
    create(keys, origin=ORIGIN)
    assert (keys / "ed25519.pem").read_bytes() == before
    vault = Vault.open(keys, origin=ORIGIN)
    vault.remember(Checkpoint(ORIGIN, 1, EMPTY_ROOT))
    vault.close()
    (keys / "p256.pem").unlink()
    with pytest.raises(VaultError, match="restore it"):
        create(keys, origin=ORIGIN)


def test_an_open_folder_or_another_origin_is_refused(tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    create(keys, origin=ORIGIN)
    with pytest.raises(VaultError, match="sign for"):
        Vault.open(keys, origin="ledger.example/other")
    keys.chmod(0o750)
    with pytest.raises(VaultError, match="closed to all others"):
        Vault.open(keys, origin=ORIGIN)
