"""Two presses from the wallet to a file that proves a transfer without the site."""

import re

import pytest
from django.test import Client

from ledger.models import Batch
from ledger.receipts import Receipt
from ledger.selectors import database_time
from ledger.services import seal, transfer
from tests.frontend.world import World
from tests.plugin.processes import Signer

pytestmark = pytest.mark.slow


def test_the_statement_leads_to_a_receipt_and_that_to_its_proof(
    signer: Signer, world: World
) -> None:
    owner, stranger = Client(), Client()
    owner.force_login(world.author)
    stranger.force_login(world.stranger)
    transfer(1, credit=world.author.wallet_id, amount=7_000, key="given")
    batch = Batch.objects.latest("pk").pk
    page = owner.get("/wallet").text
    place = f"/wallet/receipt/{batch}"
    assert re.search(rf'href="{place}"\s*>\s*receipt<', page)
    said = owner.get(place).text
    assert "The proof follows" in said and ".tlog-proof" not in said
    assert owner.get(f"{place}.tlog-proof").status_code == 404
    seal(database_time())
    said = owner.get(place).text
    assert f'href="{place}.tlog-proof"' in said and "sealed, and signed" in said
    answer = owner.get(f"{place}.tlog-proof")
    assert answer["Content-Disposition"].endswith(f'filename="inkwell-{batch}.tlog-proof"')
    assert answer["Cache-Control"] == "private, no-store"
    assert Receipt.decode(answer.content.decode()).leaf
    assert stranger.get(f"{place}.tlog-proof").status_code == 404
    assert Client().get(f"{place}.tlog-proof").status_code == 302


def test_others_see_no_receipts_in_a_wallet(world: World) -> None:
    transfer(1, credit=world.author.wallet_id, amount=7_000, key="given")
    assert "/wallet/receipt/" not in Client().get(f"/wallet/{world.author.wallet_id}").text
