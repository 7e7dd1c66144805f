"""An administrator reads which terms are in force, who agreed to which, and what each signing key
signed.
"""

from pathlib import Path

import pytest
from django.test import Client
from django.utils.html import escape
from pytest_django import Settings

from accounts.models import Agreement
from ledger import signing
from ledger.keys import Ed25519Key
from ledger.models import Block
from ledger.notes import KeyKind, VerifierKey
from tests.frontend.admin.offices import staff, with_key
from tests.frontend.world import World


@pytest.fixture
def client(world: World) -> Client:
    return with_key(staff("ada", administrator=True))


def test_terms_in_force_and_who_agreed(client: Client, world: World) -> None:
    page = client.get("/admin/terms/").text
    for address in ("/terms/1", "/privacy/1", "/admin/accounts/agreement/"):
        assert f'href="{address}"' in page
    Agreement.objects.create(
        account=world.author, text="terms", version=2, at=world.author.registered_at
    )
    table = client.get("/admin/accounts/agreement/?q=tove").text
    assert "Terms" in table
    assert [table.count(f">{words}<") for words in ("yes", "no")] == [
        Agreement.objects.filter(account=world.author, version=1).count(),
        1,
    ]


def test_keys_with_their_blocks(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> None:
    newest = Block.objects.order_by("-height")[0]
    key = VerifierKey("inkwell.example", KeyKind.ED25519, Ed25519Key.generate().public)
    monkeypatch.setattr("frontend.admin.books.known_keys", lambda: [key])
    page = client.get("/admin/keys/").text
    assert "Signing key number 1" in page
    assert f'<a href="/block/{newest.height}">' in page
    assert "signs now" in page
    assert escape(key.encode()) in page

    def gone() -> None:
        raise signing.SignerUnavailable("It is not there.")

    monkeypatch.setattr("frontend.admin.books.known_keys", gone)
    assert "cannot be read from here" in client.get("/admin/keys/").text
    # On another machine than the signer's they are read as everybody reads them.
    settings.INKWELL_LOG = str(tmp_path)
    assert "cannot be read from here" in client.get("/admin/keys/").text
    (tmp_path / "vkeys").write_text(f"{key.encode()}\n")
    assert escape(key.encode()) in client.get("/admin/keys/").text
