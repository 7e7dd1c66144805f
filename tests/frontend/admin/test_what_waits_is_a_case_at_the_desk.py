"""First posts stand in the queue of the desk: looked at, let out or given back there by a rule."""

from uuid import uuid4

from articles.models import Comment
from communities.models import Community
from communities.roles import Role
from ledger.selectors import database_time
from moderation.models import Case, Decision, HeldText
from moderation.services import Held, submit_answer
from tests.frontend.admin.offices import elsewhere, officer, staff, with_key
from tests.frontend.world import World


def waiting(world: World, words: str) -> Case:
    """An answer of somebody new in a community that looks at first ones."""
    Community.objects.filter(slug="gardening").update(holds_first=3)
    work = int(world.places["WORK"])
    held = submit_answer(work, author=world.stranger, body=words, now=database_time())
    assert isinstance(held, Held)
    return Case.objects.get(held=held.number)


def test_it_is_found_in_the_queue_read_and_let_out_or_given_back(world: World) -> None:
    first, second = (waiting(world, words) for words in ("Why beans?", "Buy beans here."))
    gardening = Community.objects.get(slug="gardening")
    client = with_key(officer("otto", gardening, role=Role.MODERATOR))
    place = f"/admin/cases/{first.pk}/"
    shown = client.get("/admin/cases/?kind=held").text
    assert place in shown
    assert f"/admin/cases/{second.pk}/" in shown
    assert place not in with_key(officer("elin", elsewhere())).get("/admin/cases/").text
    assert place in with_key(staff("stina")).get("/admin/cases/?community=gardening").text

    page = client.get(place)
    assert "Why beans?" in page.text
    assert "one of the first of somebody new here" in page.text
    assert 'name="measures"' not in page.text
    seen = page.context["file"].held.seen
    client.post(f"{place}held/", {"act": "out", "seen": seen})
    assert Comment.objects.filter(author=world.stranger).count() == 1
    assert Case.objects.get(pk=first.pk).state == "closed"

    place = f"/admin/cases/{second.pk}/"
    refused = client.post(f"{place}held/", {"act": "back", "words": "An advertisement."})
    assert refused.status_code == 422
    assert "An advertisement." in refused.text
    sent = {"act": "back", "words": "An advertisement.", "rule": "No spam"}
    client.post(f"{place}held/", sent)
    made = Decision.objects.get(case=second)
    assert (made.measures, made.rule, made.message) == (
        ["return"],
        "No spam",
        "An advertisement.",
    )
    assert "Buy beans here." in client.get(place).text
    assert HeldText.objects.get(case=second).state == "returned"


def test_no_other_form_decides_it(world: World) -> None:
    case = waiting(world, "Why beans?")
    client = with_key(staff("stina"))
    sent = {"measures": "warn", "rule": "No", "message": "", "key": uuid4(), "act": "decide"}
    assert client.post(f"/admin/cases/{case.pk}/", sent).status_code == 422
    assert not Decision.objects.exists()
    assert Case.objects.get(pk=case.pk).state == "open"
