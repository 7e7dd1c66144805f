"""However much was decided about somebody, or reported by them, all of it is reached; what can
still be appealed against comes first.
"""

import re
from datetime import datetime, timedelta
from uuid import uuid4

from django.test import Client

from accounts.models import Account
from ledger.selectors import database_time
from moderation.models import Appeal, Case, Decision, Report
from moderation.process import APPEAL_WITHIN, HEARD_WITHIN, State
from moderation.reasons import CaseKind
from moderation.selectors.findings import MOST as FINDINGS
from moderation.selectors.told import MOST
from tests.frontend.decisions import warn_often
from tests.frontend.findings import found_often
from tests.frontend.world import World

DECISION, FINDING = r'id="decision-([0-9]+)"', r'id="finding-([0-9]+)"'
REPORT = r"<li[^>]*>\s*Advertising"


def pages(client: Client, pattern: str, *, first: str) -> list[list[str]]:
    """What stands on each page of a list, which begins at one's cases and goes on at the page that
    the `first` name of a place leads to.
    """
    found, place = [], ""
    while True:
        page = client.get(f"/cases{place}").text
        found.append(re.findall(pattern, page))
        more = re.findall(r'rel="next"\s+href="([^"]+)"', page)
        more = [each for each in more if re.match(first, each)]
        if not more:
            return found
        [place] = more


def reported(by: Account, about: Account, *, count: int, now: datetime) -> None:
    """Reports of as many cases, of the same account, that were closed."""
    cases = Case.objects.bulk_create(
        Case(
            kind=CaseKind.REPORT.value,
            account=about,
            severity=1,
            state=State.CLOSED.value,
            opened_at=now,
        )
        for _ in range(count)
    )
    Report.objects.bulk_create(
        Report(case=case, reporter=by, reason="spam", at=now, key=uuid4()) for case in cases
    )


def test_all_is_reached_and_first_what_can_be_appealed_against(world: World) -> None:
    now, tove, client = database_time(), world.author, Client()
    client.force_login(tove)
    warn_often(tove, moments=[now - timedelta(minutes=each) for each in range(MOST * 2 + 10)])
    numbers = list(Decision.objects.order_by("pk").values_list("pk", flat=True))
    # The oldest are open still, more of them than stand on a page; one of them is appealed.
    still = numbers[: MOST + 5]
    cases = Case.objects.filter(decisions__in=still)
    cases.update(closes_at=now + APPEAL_WITHIN)
    Appeal.objects.create(decision_id=still[0], at=now, due_at=now + HEARD_WITHIN)
    cases.filter(decisions=still[0]).update(state=State.APPEALED.value)
    reported(tove, world.stranger, count=MOST + 3, now=now)
    found_often(tove, moments=[now] * (FINDINGS + 1))

    found = pages(client, DECISION, first=r"\?(open|decided)=")
    assert [len(each) for each in found] == [MOST, MOST, 10]
    open_first = [*reversed(still), *reversed(numbers[MOST + 5 :])]
    assert [int(each) for each in sum(found, [])] == open_first
    assert [len(each) for each in pages(client, REPORT, first=r"\?reports=")] == [MOST, 3]
    assert [len(each) for each in pages(client, FINDING, first=r"\?findings=")] == [FINDINGS, 1]

    # A form that was refused comes back on the page where it stood.
    place = f"?open={open_first[MOST - 1]}"
    last = still[1]
    action = f"/cases/{last}/appeal{place}"
    assert f'action="{action}"' in client.get(f"/cases{place}").text
    refused = client.post(action, {"words": "x" * 2001, "key": str(uuid4())})
    assert (refused.status_code, f'id="decision-{last}"' in refused.text) == (422, True)
    assert "What you reported" not in refused.text
    # What ended meanwhile is no hindrance, and behind the last there is nothing.
    assert client.get("/cases?decided=1").status_code == 200
