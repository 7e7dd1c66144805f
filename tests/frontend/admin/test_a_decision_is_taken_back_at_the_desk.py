"""Who decided wrongly takes it back at the page of the case, while nobody appealed."""

from uuid import uuid4

from django.test import Client

from accounts.models import Account
from articles.models import Article
from articles.states import State
from communities.models import Community
from ledger.selectors import database_time
from moderation.measures import Measure
from moderation.models import Case, Decision
from moderation.selectors import appeals_waiting, waiting
from moderation.selectors.offices import office_of
from moderation.services import appeal, decide
from moderation.services.deciding import Ruling
from tests.frontend.admin.offices import officer, reported, staff, with_key
from tests.frontend.world import World


def removed(case: Case, by: Account) -> Decision:
    ruling = Ruling([Measure.REMOVE], rule="Write it yourself")
    return decide(case.pk, by=by, ruling=ruling, key=uuid4(), now=database_time())


def take_back(
    client: Client, decision: Decision, *, words: str = "I was wrong.", status: int = 200
) -> str:
    case = decision.case_id
    form = {"words": words, "key": str(uuid4())}
    place = f"/admin/cases/{case}/take-back/{decision.pk}/"
    answer = client.post(place, form, follow=True)
    assert answer.status_code == status
    return answer.text


def test_all_that_it_did_is_undone(world: World) -> None:
    case, stina = reported(world), staff("stina")
    client, decision = with_key(stina), removed(case, stina)
    page = client.get(f"/admin/cases/{case.pk}/").text
    assert f'action="/admin/cases/{case.pk}/take-back/{decision.pk}/"' in page
    page = take_back(client, decision)
    assert "/take-back/" not in page
    assert Article.objects.get(pk=case.work_id).state == State.PUBLISHED
    assert Decision.objects.get(undoes=decision).message == "I was wrong."
    assert "taken back already" in take_back(client, decision, status=422)


def test_a_communitys_moderator_takes_back_nothing_of_the_sites(world: World) -> None:
    case, gardening = reported(world), Community.objects.get(slug="gardening")
    client, decision = with_key(officer("otto", gardening)), removed(case, staff("stina"))
    assert "/take-back/" not in client.get(f"/admin/cases/{case.pk}/").text
    assert "they alone can take it back" in take_back(client, decision, status=422)
    assert Article.objects.get(pk=case.work_id).state == State.REMOVED


def test_an_appeal_is_shown_to_who_may_hear_it(world: World) -> None:
    gardening = Community.objects.get(slug="gardening")
    case, stina, sixten = reported(world), staff("stina"), staff("sixten")
    otto = officer("otto", gardening)
    decision = removed(case, stina)
    appeal(decision.pk, author=world.author, words="Mine.", key=uuid4(), now=database_time())
    form = f'action="/admin/cases/{case.pk}/appeal/{decision.pk}/#heard"'
    for account, hears in ((stina, False), (otto, False), (sixten, True)):
        office = office_of(account)
        seen = waiting(office, ages=(), now=database_time())
        assert len(appeals_waiting(office)) == seen.appeals == int(hears)
        page = with_key(account).get(f"/admin/cases/{case.pk}/").text
        assert (form in page) is hears
        assert "/take-back/" not in page
