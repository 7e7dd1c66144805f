"""A co-author answers at the moment at which the author plans the text anew, or it goes out."""

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


def test_a_no_waits_for_what_goes_out_by_a_yes(
    committed_db: CommittedDatabase, settings: Settings
) -> None:
    settings.INKWELL_STARTER_DELEGATION = 0
    now = database_time()
    ines, marcel = register("ines", now=now), register("marcel", now=now)
    plan(ines, share_bp=1_000)
    asked, agreed = ShareRequest.objects.get().pk, list[tuple[Share, ...] | None]()
    services.answer_request(marcel, request_id=asked, accept=True, seen=1, now=now)
    overtaken(
        lambda: services.answer_request(marcel, request_id=asked, accept=False, seen=1, now=now),
        quick=lambda: services.publish_due(
            database_time(), publish=lambda draft: None, say=lambda draft, error: ""
        ),
        # Its publishing goes on by what was agreed.
        then=lambda: agreed.append(services.agreed(Draft.objects.get(key=KEY))),
    )
    assert agreed == [(Share("marcel", 1_000),)]
    assert ShareRequest.objects.get().state == "declined"
