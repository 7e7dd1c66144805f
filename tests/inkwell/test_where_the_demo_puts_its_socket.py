"""A data folder may have a long path: the signer's socket and its public keys find a place."""

import os
import socket
import tempfile
from pathlib import Path

import pytest

from inkwell.demo.folder import DemoFolder
from inkwell.demo.processes import Addresses, Site, socket_path
from ledger.signing import known_keys
from tests.plugin.processes import Signer


def folder_of(base: Path, *, socket_bytes: int) -> DemoFolder:
    """A folder in which the path of the socket has so many bytes."""
    rest = socket_bytes - len(os.fsencode(base / "signer.sock")) - 1
    return DemoFolder(base / ("d" * rest))


@pytest.mark.parametrize("size", [95, 103, 104, 107, 108, 140])
def test_the_signer_can_bind_it_under_its_first_name(size: int) -> None:
    with tempfile.TemporaryDirectory() as base:
        folder = folder_of(Path(base).resolve(), socket_bytes=size)
        _bind(folder, inside=size <= 103)


def _bind(folder: DemoFolder, *, inside: bool) -> None:
    with socket_path(folder) as path, socket.socket(socket.AF_UNIX) as listener:
        assert (path.parent == folder.path) == inside
        listener.bind(f"{path}.new")
        Path(f"{path}.new").unlink()


def test_a_short_folder_is_removed_and_one_left_behind_as_well(tmp_path: Path) -> None:
    folder = DemoFolder(tmp_path / ("d" * 120))
    with socket_path(folder) as path:
        assert path.parent.is_dir()
    assert not path.parent.exists()
    left = tmp_path / "left"
    left.mkdir()
    (folder.path / "socket-folder").write_text(str(left))
    with socket_path(folder):
        assert not left.exists()


def test_the_signer_is_told_no_other_place_for_its_public_keys(tmp_path: Path) -> None:
    addresses = Addresses("", "", "", "", role="")
    site = Site(DemoFolder(tmp_path), addresses, 8000, tmp_path / "signer.sock")
    assert "--public" not in site.signer().command.arguments


def test_its_public_keys_lie_beside_the_socket(signer: Signer) -> None:
    assert len(known_keys(signer.socket)) == 2
