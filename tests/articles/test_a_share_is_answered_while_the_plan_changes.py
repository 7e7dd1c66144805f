"""A co-author answers at the moment at which the author plans the text anew."""

from uuid import UUID

import pytest
from pytest_django.fixtures import Settings

from accounts.models import Account
from accounts.services import register
from articles import services
from articles.drafting import Manuscript, Sheet
from articles.errors import UnknownDraft
from articles.models import Draft, ShareRequest
from articles.options import Share
from articles.proposals import Proposal, Wish
from ledger.selectors import database_time
from tests.plugin.database import CommittedDatabase
from tests.plugin.racing import overtaken

KEY = UUID("6f6f0c7e-6a51-4a3c-9a37-0b1d7a0c9f10")


def plan(author: Account, *, share_bp: int) -> None:
    services.save_and_plan(
        author,
        sheet=Sheet(KEY),
        text=Manuscript("Gates", "Words."),
        proposal=Proposal("Gates", "Words."),
        plan=Wish(shares=(Share("marcel", share_bp),)),
        now=database_time(),
    )


def test_neither_waits_for_the_other_for_ever(
    committed_db: CommittedDatabase, settings: Settings
) -> None:
    settings.INKWELL_STARTER_DELEGATION = 0
    now = database_time()
    ines, marcel = register("ines", now=now), register("marcel", now=now)
    plan(ines, share_bp=1_000)
    asked = ShareRequest.objects.get()
    with pytest.raises(UnknownDraft, match="any more"):
        overtaken(
            lambda: services.answer_request(
                marcel, request_id=asked.pk, accept=True, seen=1, now=now
            ),
            quick=lambda: Draft.objects.select_for_update().get(key=KEY),
            then=lambda: plan(ines, share_bp=2_000),
        )
    assert ShareRequest.objects.get().weight_bp == 2_000
