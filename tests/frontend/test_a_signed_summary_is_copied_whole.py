"""A block's signed summary stands on its page byte by byte: it is copied to be checked."""

from html import unescape

import pytest
from django.test import Client

from frontend.pages import explorer
from tests.frontend.world import World

NOTE = "localhost/inkwell\n68\nMxMO0ZApaVKTonV/2z=\n\n\u2014 localhost/inkwell w3XQr+TBE=\n"


def test_nothing_stands_around_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    # The signer alone may write one.
    monkeypatch.setattr(explorer, "_note", lambda _: NOTE)
    page = Client().get(f"/block/{world.places['HEIGHT']}").text
    before, _, rest = page.partition("<pre")
    assert unescape(rest.partition(">")[2].partition("</pre>")[0]) == NOTE
