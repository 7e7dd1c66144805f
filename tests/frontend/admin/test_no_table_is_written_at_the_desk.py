"""Not even an administrator adds, changes or deletes a row of a table at the desk."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from frontend.admin.site import desk
from ledger.models import Transfer
from tests.frontend.admin.offices import staff, with_key
from tests.frontend.world import World

KEPT = {
    *("ledger.Wallet", "ledger.Batch", "ledger.Transfer", "ledger.Block", "ledger.Checkpoint"),
    *("curation.VoteEvent", "curation.Work", "rewards.Cycle", "rewards.Payout"),
    *("rewards.Adoption", "moderation.Decision", "moderation.StaffAct"),
}


def test_what_is_kept_for_ever_is_there_to_look_at() -> None:
    assert {model._meta.label for model in desk._registry} >= KEPT


def test_an_administrator_may_look_and_nothing_else(world: World) -> None:
    request = RequestFactory().get("/admin/")
    request.user = staff("ada", administrator=True)
    assert request.user.is_superuser
    for model, table in desk._registry.items():
        given = table.get_model_perms(request)
        assert given == {"add": False, "change": False, "delete": False, "view": True}, model


@pytest.mark.parametrize("act", ["change", "changelist"])
def test_a_form_that_is_sent_all_the_same_is_refused(world: World, act: str) -> None:
    client = with_key(staff("ada", administrator=True))
    row = Transfer.objects.order_by("pk").first()
    assert row is not None
    before = Transfer.objects.values().get(pk=row.pk)
    place = reverse(f"admin:ledger_transfer_{act}", args=[row.pk] if act == "change" else [])
    form = {"amount": 1, "action": "delete_selected", "_selected_action": row.pk, "post": "yes"}
    status = client.post(place, form).status_code
    assert act != "change" or status == 403
    assert Transfer.objects.values().get(pk=row.pk) == before
    for end in ("add/", f"{row.pk}/delete/"):
        assert client.post(f"/admin/ledger/transfer/{end}", form).status_code == 404
