"""Overrides that only a conftest can make; the fixtures themselves are in tests/plugin."""

from collections.abc import Iterator

import pytest
from django.test import override_settings
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

from tests.plugin.database import rolled_back_database
from tests.plugin.passwords import HASHERS

# How long an example takes says something about the machine, and nothing about us.
settings.register_profile("inkwell", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("inkwell")


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """Replace pytest-django's test database, which knows neither roles nor templates."""
    # Each test client would else list all files of the front end anew.
    quick = override_settings(PASSWORD_HASHERS=HASHERS, WHITENOISE_AUTOREFRESH=True)
    tables = request.config.cache.mkdir("inkwell-tables")
    with django_db_blocker.unblock(), rolled_back_database(tables), quick:
        yield
