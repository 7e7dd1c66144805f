"""Several that publish the log while it grows: its checkpoint only ever moves forward."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import Settings

from ledger import services
from ledger.models import Block, Kind
from ledger.selectors.log import checkpoint_in
from ledger.services.publishing import publish_log
from tests.plugin.database import CommittedDatabase
from tests.plugin.processes import Signer

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.mark.slow
def test_publishers_at_once_never_go_back(
    committed_db: CommittedDatabase, signer: Signer, settings: Settings, tmp_path: Path
) -> None:
    settings.INKWELL_LOG = str(tmp_path / "log")
    wallet, done = services.open_wallet(Kind.PERSON), Event()

    def publish_on() -> list[int]:
        seen = []
        try:
            while not done.is_set():
                publish_log()
                found = checkpoint_in(tmp_path / "log")
                seen.append(0 if found is None else found.size)
        finally:
            connection.close()
        return seen

    with ThreadPoolExecutor(3) as threads:
        running = [threads.submit(publish_on) for _ in range(3)]
        try:
            for number in range(12):
                services.transfer(1, credit=wallet, amount=1, key=f"race/{number}")
                services.seal(NOW)
        finally:
            done.set()
    for each in running:
        assert each.result() == sorted(each.result())
    publish_log()
    found = checkpoint_in(tmp_path / "log")
    assert found is not None and found.size == Block.objects.order_by("-height")[0].size
    call_command("rebuild_ledger", str(tmp_path / "log"))
