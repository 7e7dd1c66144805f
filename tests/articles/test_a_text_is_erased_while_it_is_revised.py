"""A text is erased at the moment at which its author sends another version of it."""

import pytest
from pytest_django.fixtures import Settings

from accounts.locks import lock_account
from accounts.services import register
from articles.choices import Choices
from articles.errors import NotOpen
from articles.models import Article
from articles.services import erase, publish, revise
from ledger.selectors import database_time
from tests.plugin.database import CommittedDatabase
from tests.plugin.racing import overtaken


def test_the_version_that_comes_late_is_refused(
    committed_db: CommittedDatabase, settings: Settings
) -> None:
    settings.INKWELL_STARTER_DELEGATION = 0
    now = database_time()
    ines = register("ines", now=now)
    text = publish(ines, title="Beans", body="Words.", now=now)
    with pytest.raises(NotOpen):
        overtaken(
            lambda: revise(
                text.pk, author=ines, body="Other.", choices=Choices(series="Soil"), now=now
            ),
            quick=lambda: lock_account(ines.pk),
            then=lambda: erase(text.pk, author=ines, now=now),
        )
    assert Article.objects.get().revision.body == ""
