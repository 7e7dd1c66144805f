"""Who may decide a case, or hears an appeal in it, reads every kept version of its text: of one
that was removed, that is for a circle, or whose author is suspended.
"""

from http import HTTPStatus
from uuid import uuid4

from accounts.models import RestrictionKind
from accounts.services import restrict
from articles.choices import Audience
from articles.models import Article
from articles.services import erase, revise
from communities.models import Community
from ledger.selectors import database_time
from moderation.measures import Measure
from moderation.models import Case
from moderation.reasons import Reason
from moderation.services import appeal, decide, report
from moderation.services.deciding import Ruling
from tests.frontend.admin.offices import elsewhere, officer, staff, with_key
from tests.frontend.world import World

REMOVE = Ruling([Measure.REMOVE], rule="No spam")


def removed(world: World, *, reader: str = "rita") -> Case:
    """A text of two versions, removed and appealed for; an officer reported it."""
    gardening, now = Community.objects.get(slug="gardening"), database_time()
    text = Article.objects.get(pk=int(world.places["WORK"]))
    body = "Slugs eat what stands here now."
    revise(
        text.pk,
        author=world.author,
        title=text.title,
        body=body,
        tags=("soil",),
        language="en",
        community="gardening",
        now=now,
    )
    case = report(
        work_id=text.pk,
        reporter=officer(reader, gardening),
        reason=Reason.SPAM,
        key=uuid4(),
        now=now,
    )
    made = decide(case.pk, by=staff("dora"), ruling=REMOVE, key=uuid4(), now=now)
    appeal(made.pk, author=world.author, words="Mine.", key=uuid4(), now=now)
    return case


def test_who_hears_reads_them_and_nobody_else(world: World) -> None:
    case = removed(world)
    place = f"/admin/cases/{case.pk}/versions/"
    hearer = with_key(staff("stina"))
    shown = hearer.get(place)
    assert shown.status_code == HTTPStatus.OK
    assert place in hearer.get(f"/admin/cases/{case.pk}/").text
    assert "Slugs eat" in shown.text
    assert shown.text.count('type="radio"') == 4
    assert "<del" in shown.text
    assert "<ins" in shown.text
    number = int(world.places["WORK"])
    # Of few, and of somebody who is silent.
    Article.objects.filter(pk=number).update(audience=Audience.CIRCLES)
    now = database_time()
    restrict(world.author.pk, kind=RestrictionKind.SUSPENDED, decision=1, until=None, now=now)
    assert "Slugs eat" in hearer.get(place).text
    strangers = {
        "elsewhere": with_key(officer("elin", elsewhere())),
        "stranger": with_key(world.stranger),
    }
    answers = {name: client.get(place).status_code for name, client in strangers.items()}
    assert answers == {"elsewhere": HTTPStatus.NOT_FOUND, "stranger": HTTPStatus.FORBIDDEN}
    history = f"/@{world.author.name}/{Article.objects.get(pk=number).permlink}/history"
    assert "Slugs eat" not in strangers["stranger"].get(history).text


def test_who_reported_it_judges_nothing_and_an_erased_one_is_gone(world: World) -> None:
    case = removed(world)
    place = f"/admin/cases/{case.pk}/versions/"
    reporter = case.reports.get().reporter
    assert reporter is not None
    assert with_key(reporter).get(place).status_code == HTTPStatus.NOT_FOUND
    hearer = with_key(staff("stina"))
    erase(int(world.places["WORK"]), author=world.author, now=database_time())
    assert hearer.get(place).status_code == HTTPStatus.NOT_FOUND
    assert place not in hearer.get(f"/admin/cases/{case.pk}/").text
