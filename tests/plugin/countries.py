"""A site whose proxy says from which country each request comes."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings


@pytest.fixture
def countries(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The site knows countries, and looks at each request whether anything is withheld."""
    from articles.selectors import withheld

    settings.INKWELL_COUNTRY_HEADER = "CF-IPCountry"
    monkeypatch.setattr(withheld, "EVERY_SECONDS", 0.0)
    yield
    withheld.forget_countries()
