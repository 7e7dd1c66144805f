"""Root and a plain user alike start the embedded PostgreSQL, without a server account."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from inkwell.embedded import children, postgres
from inkwell.embedded.ports import Reservation

pytestmark = pytest.mark.slow
_SCRIPT = """
import sys
from pathlib import Path
from inkwell.embedded import postgres
from inkwell.embedded.ports import Reservation
folder = Path(sys.argv[1])
assert postgres.install(folder).become is None
with Reservation() as place:
    server = postgres.start(
        postgres.install(folder), port=place.port, password="p", log=folder / "log", durable=False
    )
    server.stop()
"""


def test_the_server_runs_as_whoever_starts_it(tmp_path: Path) -> None:
    with Reservation() as reservation:
        place = postgres.install(tmp_path)
        server = postgres.start(
            place,
            port=reservation.port,
            password="secret",
            log=tmp_path / "log",
            durable=False,
        )
        try:
            with psycopg.connect(server.url(database="postgres")) as connection:
                row = connection.execute("SHOW unix_socket_directories").fetchone()
            assert row == ("",)
            assert (place.data / "PG_VERSION").read_text() == "18\n"
        finally:
            server.stop()
    assert server.process.returncode == 0


def test_half_made_data_is_made_again(tmp_path: Path) -> None:
    unfinished = tmp_path / "postgresql-18.unfinished"
    unfinished.mkdir()
    (unfinished / "PG_VERSION").write_text("18\n")
    test_the_server_runs_as_whoever_starts_it(tmp_path)
    assert not unfinished.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_root_gives_up_its_rights_where_namespaces_are_forbidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "namespaces_allowed", lambda: False)
    with tempfile.TemporaryDirectory() as folder:
        place = postgres.install(Path(folder))
        assert place.become is children.become_nobody
        assert place.binaries.is_relative_to("/var/tmp")
        test_the_server_runs_as_whoever_starts_it(Path(folder))
    subprocess.run(["rm", "-r", str(place.data.parents[1])], check=True)


def test_a_plain_user_needs_no_namespace(tmp_path: Path) -> None:
    # Root plays the plain user in a namespace, where even its own home stays readable.
    become = children.become_nobody_in_namespace if os.geteuid() == 0 else None
    tried = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(tmp_path)],
        preexec_fn=become,
        capture_output=True,
        text=True,
        check=False,
    )
    assert tried.returncode == 0, tried.stderr
