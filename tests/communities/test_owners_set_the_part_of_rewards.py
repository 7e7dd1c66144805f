"""The part of authors' rewards that a community takes: who sets it, and what is kept of it."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from pytest_django.fixtures import Settings

from accounts.services import register
from communities.errors import CommunityError
from communities.models import Community, ShareChange
from communities.roles import Role
from communities.selectors import share_changes
from communities.services import found, give_role, join, set_share

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_owners_alone_set_it_within_bounds_and_every_change_is_kept(settings: Settings) -> None:
    settings.INKWELL_STARTER_DELEGATION = 0
    petra, ines = (register(name, now=NOW) for name in ("petra", "ines"))
    soil = found("soil", title="Soil", founder=petra, now=NOW)
    join(soil, account=ines, now=NOW)
    give_role(soil, account=ines, role=Role.ADMIN, by=petra, now=NOW)
    with pytest.raises(CommunityError, match="no such right"):
        set_share(soil, share_bp=100, by=ines, now=NOW)
    for outside in (-1, 1_001):
        with pytest.raises(CommunityError, match="from 0 to 10 per cent"):
            set_share(soil, share_bp=outside, by=petra, now=NOW)
    for share in (250, 250, 1_000, 0):
        set_share(soil, share_bp=share, by=petra, now=NOW)
    assert [(each.after_bp, each.by) for each in share_changes(soil)] == [
        (0, "petra"),
        (1_000, "petra"),
        (250, "petra"),
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        Community.objects.update(host_share_bp=1_001)
    with pytest.raises(DatabaseError), transaction.atomic():
        ShareChange.objects.update(after_bp=7)
