"""Who reads a payout round takes its file, computes it again, and finds the own lines in it."""

import gzip
import hashlib
import html
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from accounts.models import Account
from frontend.views import recomputing
from ledger.selectors import database_time
from ledger.services.roles import as_sealer
from rewards.models import Cycle, Recomputation
from rewards.services import recompute_cycles
from rewards.services.recomputing import PATIENCE
from rewards.stored_inputs import file_name
from tests.frontend.world import World

ROOT = Path(__file__).parents[2]


@pytest.fixture
def cycle(world: World) -> Cycle:
    return Cycle.objects.get(pk=world.places["CYCLE"])


def page(cycle: Cycle, reader: Account | None = None) -> str:
    client = Client()
    if reader is not None:
        client.force_login(reader)
    return client.get(f"/cycle/{cycle.number}").text


def preformatted(text: str, name: str) -> str:
    found = re.search(rf'id="{name}"\s*>([^<]*)</pre>', text)
    assert found is not None
    return html.unescape(found[1])


def test_the_file_that_the_page_offers_has_the_digest_that_it_says(cycle: Cycle) -> None:
    text = page(cycle)
    (place,) = re.findall(r'href="([^"]+inputs\.json\.gz)"', text)
    answer = Client().get(place)
    content = answer.getvalue()
    digest = hashlib.sha256(gzip.decompress(content)).hexdigest()
    assert digest == bytes(cycle.inputs_digest).hex() and digest in text
    assert len(content) == cycle.inputs_bytes == int(answer["Content-Length"])
    assert answer["Content-Type"] == "application/gzip" and "Content-Encoding" not in answer
    assert answer["Content-Disposition"].endswith(f'filename="cycle-{cycle.number}.json.gz"')
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Set-Cookie" not in answer


def test_the_command_of_the_page_gives_what_was_paid(cycle: Cycle, tmp_path: Path) -> None:
    command = preformatted(page(cycle), "recompute")
    with default_storage.open(file_name(bytes(cycle.inputs_digest))) as file:
        (tmp_path / f"cycle-{cycle.number}.json.gz").write_bytes(file.read())
    assert command.startswith("python ")
    environment = {"PYTHONPATH": f"{ROOT}:{ROOT / 'platform'}"}
    run = subprocess.run(
        ["sh", "-c", command.replace("python", sys.executable, 1)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    answer = json.loads(run.stdout)
    assert answer["digest"] == bytes(cycle.plan_digest).hex()
    assert sum(work["payout"] - work["unclaimed"] for work in answer["works"]) == cycle.paid


def test_a_cache_asks_once_and_a_download_goes_on(cycle: Cycle) -> None:
    place = f"/cycle/{cycle.number}/inputs.json.gz"
    whole = Client().get(place)
    etag, size = whole["ETag"], len(whole.getvalue())
    again = Client().get(place, headers={"If-None-Match": etag})
    assert (again.status_code, again["ETag"]) == (304, etag)
    part = Client().get(place, headers={"Range": "bytes=0-9"})
    assert part.status_code == 206 and part["Content-Range"] == f"bytes 0-9/{size}"
    assert len(part.getvalue()) == 10


def test_without_a_file_there_is_none_and_the_page_says_nothing_of_it(cycle: Cycle) -> None:
    cycle.pk, cycle.inputs_digest = 99_998, b""
    cycle.save(force_insert=True)
    for number in (99_998, 99_999):
        assert Client().get(f"/cycle/{number}/inputs.json.gz").status_code == 404
    assert "inputs.json.gz" not in page(cycle) and "Digest of the plan" in page(cycle)


def test_a_file_that_is_gone_is_not_found(cycle: Cycle, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(digest: bytes) -> None:
        raise FileNotFoundError(digest)

    monkeypatch.setattr(recomputing, "opened", gone)
    assert Client().get(f"/cycle/{cycle.number}/inputs.json.gz").status_code == 404


def test_each_finds_the_own_lines_and_nobody_elses(world: World, cycle: Cycle) -> None:
    mira = Account.objects.get(name="mira")
    theirs = {
        reader.name: page(cycle, reader).partition('id="mine"')[2]
        for reader in (world.author, mira, world.stranger)
    }
    assert f"number {world.author.wallet_id}" in theirs["tove"]
    assert "An older text" in theirs["tove"] and ">author<" in theirs["tove"]
    assert "An older text" in theirs["mira"] and ">vote<" in theirs["mira"]
    assert "were not in this round" in theirs["olaf"] and "<table" not in theirs["olaf"]
    assert 'id="mine"' not in page(cycle)


def test_the_command_for_ones_votes_finds_them(cycle: Cycle, tmp_path: Path) -> None:
    mira = Account.objects.get(name="mira")
    command = preformatted(page(cycle, mira), "find")
    with default_storage.open(file_name(bytes(cycle.inputs_digest))) as file:
        (tmp_path / f"cycle-{cycle.number}.json.gz").write_bytes(file.read())
    found = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    (vote,) = map(json.loads, found.stdout.splitlines())
    assert vote["voter"] == mira.wallet_id
    assert str(vote["seq"]) in page(cycle, mira).partition('id="mine"')[2]


def test_the_page_says_how_it_came_out_when_the_site_computed_it(cycle: Cycle) -> None:
    assert "in the coming night" in page(cycle)
    assert recompute_cycles(database_time() + PATIENCE) == 0
    assert "it came out as it was paid" in page(cycle)
    with as_sealer():
        Recomputation.objects.update(finding="its inputs make another plan")
    text = page(cycle)
    assert "it came out otherwise" in text and "text-error" in text


def test_the_block_of_a_sealed_round_is_led_to(cycle: Cycle) -> None:
    assert "The seal follows" in page(cycle)
    Cycle.objects.filter(pk=cycle.pk).update(block=1)
    assert re.search(r'href="/block/1"\s*>in block 1<', page(cycle))
