"""The published log under /log: what a copy, a monitor or a witness asks for, and how long it may
be kept.
"""

import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from ledger.outside import outsider
from ledger.tiles import Tile, bundle

HASHES = bytes(range(32)) * 2


@pytest.fixture
def log(settings: Settings, tmp_path: Path) -> Path:
    settings.INKWELL_LOG = str(tmp_path)
    (tmp_path / "checkpoint").write_text("ledger\n2\nroot\n\n\N{EM DASH} ledger signature\n")
    (tmp_path / "vkeys").write_text("ledger+00000000+key\n")
    for tile, content in ((Tile(0, 0, 2), HASHES), (Tile(-1, 0, 2), bundle([b"a", b"b"]))):
        (tmp_path / tile.name).parent.mkdir(parents=True)
        (tmp_path / tile.name).write_bytes(content)
    (tmp_path / "secret").write_text("of nobody's business")
    return tmp_path


def test_the_checkpoint_is_text_that_is_kept_for_seconds(db: None, log: Path) -> None:
    for name, content in (("checkpoint", "root"), ("vkeys", "ledger+")):
        answer = Client().get(f"/log/{name}")
        assert content in answer.getvalue().decode()
        assert answer["Content-Type"] == "text/plain; charset=utf-8"
        assert answer["Cache-Control"] == "public, max-age=3"
        assert answer["Access-Control-Allow-Origin"] == "*"


def test_a_tile_is_bytes_that_are_kept_for_ever(db: None, log: Path) -> None:
    for name, content in (("0/000.p/2", HASHES), ("entries/000.p/2", b"\0\1a\0\1b")):
        answer = Client().get(f"/log/tile/{name}")
        assert answer.getvalue() == content
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    "name",
    [
        *("0/000", "1/000.p/1", "0/000.p/3", "0/0", "0/000.p/02", "64/000", "entries/000"),
        *("../secret", "0/../../secret", "%2e%2e/secret", "0/000.p/2/../../../../secret"),
    ],
)
def test_nothing_else_is_served(db: None, log: Path, name: str) -> None:
    answer = Client().get(f"/log/tile/{name}")
    assert answer.status_code == 404
    assert b"business" not in answer.content


def test_what_is_not_published_is_not_found(db: None, settings: Settings, tmp_path: Path) -> None:
    for folder in ("", str(tmp_path / "none")):
        settings.INKWELL_LOG = folder
        for name in ("checkpoint", "vkeys", "tile/0/000.p/2"):
            assert Client().get(f"/log/{name}").status_code == 404


def test_the_page_of_blocks_leads_to_it_where_it_is_published(
    db: None, settings: Settings, log: Path
) -> None:
    text = Client().get("/blocks").content.decode()
    for address in ("/log/checkpoint", "/log/vkeys", "/log/outsider.py"):
        assert f'href="{address}"' in text
    settings.INKWELL_LOG = ""
    assert "/log/" not in Client().get("/blocks").content.decode()


def test_the_program_that_checks_it_is_given_as_it_is(db: None) -> None:
    answer = Client().get("/log/outsider.py")
    assert answer.content == Path(outsider.__file__).read_bytes()
    compile(answer.content, "outsider.py", "exec")


@pytest.fixture
def served(log: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(log))

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_the_program_reads_a_log_from_its_address(served: str) -> None:
    assert outsider.fetch(served, "tile/0/000.p/2") == HASHES
    assert list(outsider.entries(served, 2)) == [b"a", b"b"]
    assert outsider.tile_name("0", 1_234_067, 256) == "tile/0/x001/x234/067"
