"""Two found a community under one address at one moment: the slower one is told so."""

import pytest
from pytest_django.fixtures import Settings

from accounts.services import register
from communities.errors import CommunityError
from communities.models import Community
from communities.services import found
from ledger.selectors import database_time
from tests.plugin.database import CommittedDatabase
from tests.plugin.racing import overtaken


def test_an_address_that_was_taken_meanwhile_is_refused(
    committed_db: CommittedDatabase, settings: Settings
) -> None:
    settings.INKWELL_STARTER_DELEGATION = 0
    now = database_time()
    petra, ines = register("petra", now=now), register("ines", now=now)
    with pytest.raises(CommunityError, match="already"):
        overtaken(
            lambda: found("gardening", title="Soil", founder=petra, now=now),
            quick=lambda: found("gardening", title="Beans", founder=ines, now=now),
        )
    assert Community.objects.get().title == "Beans"
