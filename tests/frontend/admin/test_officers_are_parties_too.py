"""An officer who is a party to a case learns from no page of the desk who decided it."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from accounts.models import Account
from communities.models import Community, Membership
from communities.roles import Role
from ledger.selectors import database_time
from moderation.measures import Measure
from moderation.models import Case, Decision, StaffAct
from moderation.services import appeal, claim, decide, say
from moderation.services.deciding import Ruling
from tests.frontend.admin.offices import officer, reported, staff, with_key
from tests.frontend.world import World


@pytest.fixture
def case(world: World) -> Case:
    """About a text of an owner of the community, whom a moderator of it decided about."""
    gardening = Community.objects.get(slug="gardening")
    Membership.objects.update_or_create(
        community=gardening,
        account=world.author,
        defaults={"role": Role.OWNER.value, "joined_at": database_time()},
    )
    otto, case, now = officer("otto", gardening), reported(world), database_time()
    claim(case.pk, by=otto, now=now)
    ruling = Ruling([Measure.WARN], rule="Sources", message="Name it.")
    decide(case.pk, by=otto, ruling=ruling, key=uuid4(), now=now)
    return case


@pytest.fixture
def owner(world: World) -> Client:
    return with_key(world.author)


def test_the_audit_trail_hides_acts_in_cases_about_its_reader(
    case: Case, owner: Client, world: World
) -> None:
    acts, place = StaffAct.objects.filter(case=case), "/admin/moderation/staffact/"
    assert acts.count() == 2
    for question in ("", "?q=otto", f"?q={case.pk}", "?q=case.decided"):
        assert "@otto" not in owner.get(f"{place}{question}").text, question
        assert "decided a case" not in owner.get(f"{place}{question}").text, question
    for act in acts:
        assert owner.get(f"{place}{act.pk}/change/").status_code in (302, 404)
    decision = Decision.objects.get()
    assert owner.get(f"/admin/moderation/decision/{decision.pk}/change/").status_code in (302, 404)
    other = with_key(Account.objects.get(name="mira"))
    assert "decided a case" in other.get(place).text
    assert other.get(f"{place}{acts[0].pk}/change/").status_code == 200


def test_so_does_the_sites_page_of_it(case: Case, world: World) -> None:
    Account.objects.filter(pk=world.author.pk).update(is_staff=True, is_superuser=True)
    client, other = with_key(world.author), with_key(staff("stina", administrator=True))
    for place in ("/admin/acts/?act=case", "/admin/acts.csv?act=case"):
        for who, sees in ((client, False), (other, True)):
            page = who.get(place)
            assert page.status_code == 200
            assert bool(re.search(r"\botto\b", page.getvalue().decode())) is sees, place


def test_the_case_says_why_it_is_not_theirs_and_names_nobody(
    case: Case, owner: Client, world: World
) -> None:
    decision, now = Decision.objects.get(), database_time()
    appeal(decision.pk, author=world.author, words="Look.", key=uuid4(), now=now)
    say(decision.pk, by=staff("stina"), words="Which page?", key=uuid4(), now=now)
    page = owner.get(f"/admin/cases/{case.pk}/").text
    assert "Which page?" in page
    assert "stina" not in page
    assert not re.search(r"\botto\b", page)
    assert "Who reported something, and what they said, is hidden from you" in page
    assert "Nobody reported it." not in page
    Case.objects.update(state="open")
    page = owner.get(f"/admin/cases/{case.pk}/").text
    assert "This case is about you or a text of yours" in page


def test_the_queue_says_what_each_case_is_about_and_which_are_ones_own(
    case: Case, owner: Client, world: World
) -> None:
    Case.objects.filter(pk=case.pk).update(state="open", claimed_by=None)
    mine = owner.get("/admin/cases/").text
    assert "you are a party: somebody else decides it" in mine
    assert f'id="case-{case.pk}"' not in mine
    assert "copied" not in mine
    stina = with_key(staff("stina"))
    page = stina.get("/admin/cases/").text
    assert "Growing beans in shade" in page
    assert "(copied)" in page
    assert f'id="case-{case.pk}"' in page
    other = Case.objects.create(
        kind="report", account=world.stranger, severity=1, opened_at=database_time()
    )
    shown = stina.get(f"/admin/cases/{case.pk}/").text
    assert f'href="/admin/cases/{other.pk}/"' in shown
    assert 'href="/admin/cases/"' in shown
    back = stina.get(f"/admin/cases/{other.pk}/").text
    assert f"Next: case {case.pk}" in back
