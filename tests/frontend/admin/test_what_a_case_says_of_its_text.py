"""A case shows the older text beside the new one, what the last version changed, where the reward
is, and of a claim by law its paper trail.
"""

from uuid import uuid4

from accounts.models import Letter
from articles.models import Article
from articles.services import publish, revise
from communities.models import Community
from ledger.selectors import database_time
from moderation.models import ClaimAnswer, Likeness
from moderation.reasons import Reason
from moderation.services import claim_legally, report
from moderation.services.reporting import Claim
from rewards.models import Hold
from tests.frontend.admin.offices import officer, reported, staff, with_key
from tests.frontend.world import World

SHARED = "a bean does not want sun so much as it wants not to be surprised"


def claimed(world: World) -> int:
    stated = Claim("Ann Ex", "ann@example.org", "copyright", "I wrote it in 2019.")
    work = int(world.places["WORK"])
    now = database_time()
    return claim_legally(work_id=work, reporter=None, claim=stated, key=uuid4(), now=now).pk


def test_both_texts_stand_side_by_side(world: World) -> None:
    now = database_time()
    copy = publish(world.stranger, title="My beans", body=f"I say: {SHARED}. So there.", now=now)
    Likeness.objects.create(
        work_id=copy.pk, older_id=int(world.places["WORK"]), share_bp=6_200, found_at=now
    )
    case = report(
        work_id=copy.pk, reporter=world.author, reason=Reason.COPIED, key=uuid4(), now=now
    )
    context = with_key(staff("stina")).get(f"/admin/cases/{case.pk}/").context
    found = context["likeness"]
    assert found["share"] == "62\N{NO-BREAK SPACE}%"
    this, other = ([it.words for it in found[side] if it.shared] for side in ("this", "other"))
    assert [words.rstrip(".") for words in this] == [SHARED]
    assert len(other) == 1
    assert other[0].lower().split() == f"{SHARED}.".split()


def test_what_the_last_version_changed(world: World) -> None:
    text = Article.objects.get(pk=int(world.places["WORK"]))
    case = reported(world)
    client = with_key(staff("stina"))
    before = client.get(f"/admin/cases/{case.pk}/").context["change"]
    revise(
        text.pk,
        author=world.author,
        title=text.title,
        body=text.revision.body + "\n\nAnd a line about slugs.",
        tags=("soil",),
        language="en",
        now=database_time(),
    )
    change = client.get(f"/admin/cases/{case.pk}/").context["change"]
    assert before is None or before["new"] != change["new"]
    added = "".join(run.words for pair in change["pairs"] for run in pair.new if run.changed)
    assert added.strip() == "And a line about slugs."


def test_a_held_reward_is_told_with_its_decision(world: World) -> None:
    case = reported(world)
    client = with_key(staff("stina"))
    place = f"/admin/cases/{case.pk}/"
    rule = {"measures": ["hold"], "rule": "Write it yourself", "key": str(uuid4())}
    client.post(place, {**rule, "act": "decide"})
    page = client.get(place)
    number = Hold.objects.get().placed_by
    assert f"On hold by decision {number}: it goes to escrow at its payout." in page.text
    assert f'href="/moderation/log?before={number + 1}#decision-{number}"' in page.text


def test_a_claim_by_law_has_its_paper_trail(world: World) -> None:
    number, client = claimed(world), with_key(staff("stina"))
    place = f"/admin/cases/{number}/"
    page = client.get(place).text
    assert "I wrote it in 2019." in page
    assert 'value="Legal claim: copyright"' in page
    claim = int(page.partition(f"{place}claims/")[2].partition("/")[0])
    sent = {"words": "Which page of it?", "key": str(uuid4())}
    for _ in range(2):
        client.post(f"{place}claims/{claim}/", sent)
    assert ClaimAnswer.objects.get().words == "Which page of it?"
    letter = Letter.objects.get(template="claim_answer")
    assert (letter.to, letter.facts["words"]) == ("ann@example.org", "Which page of it?")
    assert "Which page of it?" in client.get(place).text


def test_a_communitys_moderator_answers_no_claim(world: World) -> None:
    number = claimed(world)
    client = with_key(officer("otto", Community.objects.get(slug="gardening")))
    assert client.get(f"/admin/cases/{number}/").status_code == 404
    client.post(f"/admin/cases/{number}/claims/1/", {"words": "No.", "key": str(uuid4())})
    assert not ClaimAnswer.objects.exists()
