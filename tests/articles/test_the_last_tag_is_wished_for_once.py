"""Two wishes at the same moment, where there is room for one."""

import pytest
from pytest_django.fixtures import Settings

from accounts.services import register
from articles.errors import TagRefused
from articles.selectors import followed_tags
from articles.services import follow_tag
from ledger.selectors import database_time
from tests.plugin.database import CommittedDatabase
from tests.plugin.racing import overtaken


def test_the_second_of_two_is_one_too_many(
    committed_db: CommittedDatabase, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.INKWELL_STARTER_DELEGATION = 0
    monkeypatch.setattr("articles.services.tag_follows.MOST", 1)
    now = database_time()
    ines = register("ines", now=now)
    with pytest.raises(TagRefused, match="already"):
        overtaken(
            lambda: follow_tag(ines, name="soil", now=now),
            quick=lambda: follow_tag(ines, name="beans", now=now),
        )
    assert followed_tags(ines) == ["beans"]
