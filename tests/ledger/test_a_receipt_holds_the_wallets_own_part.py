"""A receipt is of the leaf that moved something of the wallet, and holds for an outsider."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

import ledger
from ledger import selectors, services
from ledger.assets import Asset
from ledger.canonical import BatchLeaf, decode
from ledger.codes import Code
from ledger.models import Batch, Kind
from ledger.services import Draft, Leg
from ledger.signing import known_keys
from tests.plugin.processes import Signer

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NOW = datetime(2026, 11, 23, tzinfo=UTC)
OUTSIDER = Path(ledger.__file__).with_name("outside") / "outsider.py"


def paid(wallets: list[int]) -> int:
    """The number of one batch that pays each of the wallets, in their order."""
    legs = [
        Leg(debit=1, credit=to, asset=Asset.INK, amount=5, code=Code.GENESIS) for to in wallets
    ]
    services.post([Draft(key="many", code=Code.GENESIS, reference="", rules="", legs=legs)])
    return Batch.objects.latest("pk").pk


def check(text: str, folder: Path) -> subprocess.CompletedProcess[str]:
    keys, receipt = folder / "vkeys", folder / "payment.tlog-proof"
    keys.write_text("".join(f"{key.encode()}\n" for key in known_keys()))
    receipt.write_text(text)
    return subprocess.run(
        [sys.executable, str(OUTSIDER), "receipt", str(receipt), "--keys", str(keys)],
        cwd=folder,
        env={},
        capture_output=True,
        text=True,
        check=False,
    )


def test_each_wallet_of_a_batch_of_three_leaves_has_its_own(
    signer: Signer, settings: Settings, tmp_path: Path
) -> None:
    first, middle, last, stranger = (services.open_wallet(Kind.PERSON) for _ in range(4))
    batch = paid([first, *[middle] * 3_599, last])
    assert selectors.receipt_of(batch, wallet=first) is None
    services.seal(NOW)
    services.transfer(1, credit=first, amount=1, key="later")
    services.seal(NOW)
    for wallet, part in ((first, 1), (middle, 1), (last, 3)):
        receipt = selectors.receipt_of(batch, wallet=wallet)
        assert receipt is not None
        leaf = decode(receipt.leaf)
        assert isinstance(leaf, BatchLeaf) and (leaf.part, leaf.batch) == (part, batch)
        assert wallet in {row.credit for row in leaf.rows}
        assert receipt.covers(receipt.leaf, origin=settings.INKWELL_ORIGIN, keys=known_keys())
    assert selectors.receipt_of(batch, wallet=stranger) is None
    text = selectors.receipt_of(batch, wallet=last)
    assert text is not None
    run = check(text.encode(), tmp_path)
    assert run.returncode == 0, run.stderr
    told = run.stdout.splitlines()
    assert told[0].endswith(f": 0.005 INK from 1 to {last}, code 1")
    assert told[1].startswith("It holds: entry 2 of 6 in the ledger localhost/inkwell")


def test_no_line_of_a_receipt_can_be_another(signer: Signer, tmp_path: Path) -> None:
    wallet = services.open_wallet(Kind.PERSON)
    for number in range(5):
        services.transfer(1, credit=wallet, amount=1 + number, key=str(number))
    services.seal(NOW)
    found = selectors.receipt_of(Batch.objects.latest("pk").pk, wallet=wallet)
    assert found is not None
    text = found.encode()
    assert check(text, tmp_path).returncode == 0
    lines = text.splitlines(keepends=True)
    for place, line in enumerate(lines):
        if len(line) < 4:  # An empty line, or a number that says nothing else in another digit.
            continue
        other = "B" if line[-3] != "B" else "C"
        # The same signature twice says nothing else than once.
        twice = "" if line.startswith("\N{EM DASH}") else line + line
        for changed in ("", twice, line[:-3] + other + line[-2:]):
            told = check("".join([*lines[:place], changed, *lines[place + 1 :]]), tmp_path)
            assert told.returncode == 1, (line, changed, told.stdout)
            assert "It holds" not in told.stdout
            assert len(told.stderr.splitlines()) == 1, told.stderr
