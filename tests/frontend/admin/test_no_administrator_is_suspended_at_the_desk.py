"""The desk refuses to limit or suspend an administrator, says what to do first, and keeps what was
written.
"""

import pytest

from ledger.selectors import database_time
from moderation.models import Decision
from moderation.services import look_into
from tests.frontend.admin.offices import staff, with_key
from tests.frontend.world import World


@pytest.mark.parametrize("act", ["preview", "decide"])
@pytest.mark.parametrize("measure", ["limit", "suspend"])
def test_the_office_is_taken_first(world: World, act: str, measure: str) -> None:
    del world  # Here are the site's rules and its people.
    chief, other = (staff(name, administrator=True) for name in ("stina", "sixten"))
    case = look_into(account=other, by=chief, now=database_time())
    sent = {
        "act": act,
        "measures": [measure],
        "rule": "Be kind",
        "message": "Rest for a while.",
        "key": "00000000-0000-0000-0000-000000000009",
    }
    answer = with_key(chief).post(f"/admin/cases/{case.pk}/", sent)
    assert (answer.status_code, answer.text.count("office is taken first")) == (422, 1)
    assert "Rest for a while." in answer.text
    assert not Decision.objects.exists()
