"""A moderator opens a case, sees what would happen, and decides."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.test import Client

from accounts.models import Account
from articles.models import Article
from articles.services import erase
from articles.states import State
from communities.models import Community, Membership
from communities.roles import Role
from curation.models import Work
from ledger.selectors import database_time
from moderation.measures import Measure
from moderation.models import Case, Decision, Note, Report, StaffAct
from moderation.reasons import Reason
from moderation.services import appeal, claim, claim_legally, decide_by_itself, report
from moderation.services.deciding import Ruling
from moderation.services.reporting import Claim
from rewards.models import Hold
from tests.frontend.admin.offices import officer, reported, staff, with_key
from tests.frontend.world import World


def ruling(**other: str | list[str]) -> dict[str, str | list[str]]:
    return {
        "measures": ["remove"],
        "rule": "Write it yourself",
        "message": "It is a catalogue's.",
        "key": str(UUID(int=9)),
        **other,
    }


def text_of(case: Case) -> Article:
    return Article.objects.get(pk=case.work_id)


def test_the_queue_leads_to_the_case(world: World) -> None:
    case = reported(world)
    page = with_key(staff("stina")).get("/admin/cases/").text
    assert f'href="/admin/cases/{case.pk}/"' in page


def test_the_queue_is_narrowed(world: World) -> None:
    case = reported(world)
    client = with_key(staff("stina"))
    link = f'href="/admin/cases/{case.pk}/"'
    assert link in client.get("/admin/cases/?kind=report&severity=2&community=gardening").text
    assert link not in client.get("/admin/cases/?kind=legal").text
    assert link not in client.get("/admin/cases/?severity=3").text
    assert link not in client.get("/admin/cases/?community=kitchens").text
    assert link not in client.get("/admin/cases/?age=1").text
    assert link not in client.get("/admin/cases/?hands=mine").text
    assert link in client.get("/admin/cases/?hands=nobodys").text
    claim(case.pk, by=Account.objects.get(name="stina"), now=database_time())
    Case.objects.update(opened_at=database_time() - timedelta(days=4))
    assert link in client.get("/admin/cases/?age=3&hands=mine").text
    assert link not in client.get("/admin/cases/?age=7").text


def test_the_page_shows_what_there_is_to_know(world: World) -> None:
    case = reported(world)
    page = with_key(staff("stina")).get(f"/admin/cases/{case.pk}/").text
    assert "From a seed catalogue." in page
    assert "Growing beans in shade" in page
    assert "At stake: " in page
    assert f'href="{world.article_address}"' in page
    assert 'href="/admin/people/tove/"' in page


def test_a_preview_says_what_follows_and_does_nothing(world: World) -> None:
    case = reported(world)
    client = with_key(staff("stina"))
    page = client.post(f"/admin/cases/{case.pk}/", ruling(act="preview")).text
    assert "Remove the text." in page
    # A removal holds the reward as well, and the preview says so.
    assert "Put the reward on hold." in page
    assert 'value="decide"' in page
    # With how long each lasts, and with what the author is sent.
    assert "It does not end by itself." in page
    assert "It lasts until the decision is final or the appeal is decided." in page
    assert page.count("It is a catalogue&#x27;s.") == 2
    # In the words of the log itself.
    line = "the text is removed, the reward is on hold \N{MIDDLE DOT} a moderator of the site"
    assert f"<q>{line} \N{MIDDLE DOT} Write it yourself</q>" in page
    assert not Decision.objects.exists()
    assert text_of(case).state == State.PUBLISHED


def test_what_ends_by_itself_says_when_before_and_after(world: World) -> None:
    case, client = reported(world), with_key(staff("stina"))
    place, day = f"/admin/cases/{case.pk}/", database_time().date() + timedelta(days=9)
    sent = ruling(measures=["lock", "hold"], until=day.isoformat())
    page = client.post(place, sent | {"act": "preview"}).text
    # Who uses the keyboard is led to what was foretold, and decides there.
    assert 'action="#preview"' in page
    assert page.count('id="preview"') == 1
    fields, preview = page.split('id="preview"')
    assert 'value="decide"' not in fields
    assert 'value="decide"' in preview
    assert f"It lasts until {day.day} " in preview
    without = client.post(place, sent | {"act": "preview", "until": ""}).text
    assert "It has no end." in without
    client.post(place, sent | {"act": "decide"})
    until = f"the thread is closed until {day.day} "
    author = Client()
    author.force_login(world.author)
    for shown in (client.get(place), client.get("/moderation/log"), author.get("/cases")):
        assert until in shown.text
    assert "Message to the author" in client.get(place).text


def test_it_is_decided_under_the_moderators_name(world: World) -> None:
    case, moderator = reported(world), staff("stina")
    answer = with_key(moderator).post(f"/admin/cases/{case.pk}/", ruling(act="decide"))
    assert answer.status_code == 302
    assert text_of(case).state == State.REMOVED
    assert Decision.objects.get().by == moderator
    assert StaffAct.objects.filter(by=moderator, act="case.decided", case=case).exists()


def test_it_says_who_is_told_and_nobody_else(world: World) -> None:
    client = with_key(staff("stina"))
    told = {
        True: "Decided: everything stays as it is. The reporters are told.",
        False: "Decided: everything stays as it is.",
    }
    for named, words in told.items():
        case = report(
            work_id=int(world.places["WORK"]),
            reporter=world.stranger if named else None,
            reason=Reason.SPAM,
            key=uuid4(),
            now=database_time(),
        )
        sent = {**ruling(act="decide"), "measures": [], "key": uuid4()}
        page = client.post(f"/admin/cases/{case.pk}/", sent, follow=True).text
        assert words in page
        assert ("The reporters are told." in page) is named


def test_a_passage_that_stands_nowhere_is_refused(world: World) -> None:
    case, client = reported(world), with_key(staff("stina"))
    place = f"/admin/cases/{case.pk}/"
    for act in ("preview", "decide"):
        answer = client.post(place, ruling(act=act, quoted="Buy my pills today"))
        assert (answer.status_code, answer.text.count("stands neither in the text")) == (422, 1)
    assert not Decision.objects.exists()
    text = text_of(case).revision.body
    first, last = " ".join(text.split()[:6]).upper(), "\n".join(text.split()[-4:])
    sent = ruling(act="decide", quoted=f"{first} [...] {last}")
    assert client.post(place, sent).status_code == 302


def test_no_hold_is_offered_where_no_reward_is_taken(world: World) -> None:
    case, client = reported(world), with_key(staff("stina"))
    Work.objects.filter(pk=text_of(case).pk).update(declined=True)
    page = client.get(f"/admin/cases/{case.pk}/").text
    assert "Its author took no reward." in page
    assert 'value="hold"' not in page
    assert 'value="remove"' in page


def test_a_refused_decision_keeps_its_words(world: World) -> None:
    case = reported(world)
    client = with_key(staff("stina"))
    answer = client.post(f"/admin/cases/{case.pk}/", ruling(act="decide", rule=""))
    assert answer.status_code == 422
    assert "Name the rule that was broken." in answer.text
    assert "It is a catalogue&#x27;s." in answer.text
    assert not Decision.objects.exists()


def test_a_measure_that_stopped_fitting_is_said_and_not_previewed(world: World) -> None:
    case = reported(world)
    client, place = with_key(staff("stina")), f"/admin/cases/{case.pk}/"
    assert 'value="hold"' in client.get(place).text
    Work.objects.filter(pk=text_of(case).pk).update(paid_at=database_time())
    answer = client.post(place, ruling(act="decide", measures=["hold"]))
    assert answer.status_code == 422
    assert "does not fit the case any more" in answer.text
    assert "It is a catalogue&#x27;s." in answer.text
    assert not Decision.objects.exists()


def test_what_would_be_refused_is_not_previewed(world: World) -> None:
    case, gardening = reported(world), Community.objects.get(slug="gardening")
    client, place = with_key(officer("otto", gardening)), f"/admin/cases/{case.pk}/"
    author = Membership.objects.get_or_create(account=world.author, community=gardening)[0]
    Membership.objects.filter(pk=author.pk).update(role=Role.OWNER.value)
    answer = client.post(place, ruling(act="preview", measures=["mute"]))
    assert (answer.status_code, 'value="decide"' in answer.text) == (422, False)
    assert "Nobody is muted by who does not stand above them" in answer.text
    claim(case.pk, by=staff("stina"), now=database_time())
    answer = client.post(place, ruling(act="preview", measures=["warn"]))
    assert (answer.status_code, 'value="decide"' in answer.text) == (422, False)
    assert "A colleague is looking at this case" in answer.text
    Case.objects.update(state="closed")
    answer = client.post(place, ruling(act="decide", measures=["warn"]))
    assert answer.status_code == 422
    assert "This case is decided already." in answer.text


def test_a_decision_that_is_sent_twice_is_made_once(world: World) -> None:
    case = reported(world)
    client = with_key(staff("stina"))
    answers = [client.post(f"/admin/cases/{case.pk}/", ruling(act="decide")) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Decision.objects.count() == 1


def test_a_claim_by_law_stands_above_many_reports_and_new_notes_above_old(world: World) -> None:
    work, moderator, now = reported(world).work_id or 0, staff("stina"), database_time()
    claimed = Claim("Ada Berg", "ada@example.org", "My photograph", "I took it in May.")
    case = claim_legally(work_id=work, reporter=None, claim=claimed, key=uuid4(), now=now)
    Report.objects.bulk_create(
        Report(case=case, reason="spam", words=f"Told {number}.", at=now, key=uuid4())
        for number in range(60)
    )
    Report.objects.filter(claim=None).update(at=now - timedelta(days=1))
    for number in range(51):
        Note.objects.create(case=case, by=moderator, words=f"Seen {number}.", at=now)
    page = with_key(moderator).get(f"/admin/cases/{case.pk}/").text
    assert "I took it in May." in page
    assert page.index("My photograph") < page.index("Told 0.")
    assert "Seen 50." in page
    assert "Seen 0." not in page


def test_a_communitys_moderator_is_offered_no_measure_of_the_site(world: World) -> None:
    case = reported(world)
    client = with_key(officer("otto", Community.objects.get(slug="gardening")))
    page = client.get(f"/admin/cases/{case.pk}/").text
    assert 'value="remove"' in page
    assert 'value="suspend"' not in page


def test_claiming_and_leaving(world: World) -> None:
    case, moderator = reported(world), staff("stina")
    client = with_key(moderator)
    client.post(f"/admin/cases/{case.pk}/claim/", {"act": "claim"})
    case.refresh_from_db()
    assert case.claimed_by == moderator
    client.post(f"/admin/cases/{case.pk}/claim/", {"act": "leave"})
    case.refresh_from_db()
    assert case.claimed_by is None


def test_a_note_for_colleagues(world: World) -> None:
    case = reported(world)
    client = with_key(staff("stina"))
    client.post(f"/admin/cases/{case.pk}/note/", {"words": "Ask for the source.", "key": uuid4()})
    assert "Ask for the source." in client.get(f"/admin/cases/{case.pk}/").text


def appealed(world: World, decider: Client) -> Case:
    case = reported(world)
    decider.post(f"/admin/cases/{case.pk}/", ruling(act="decide"))
    decision = Decision.objects.get()
    words = "I wrote the catalogue."
    appeal(decision.pk, author=world.author, words=words, key=uuid4(), now=database_time())
    return case


def test_an_appeal_is_heard_by_somebody_else(world: World) -> None:
    decider, other = with_key(staff("stina")), with_key(staff("birk"))
    case = appealed(world, decider)
    place = f"/admin/cases/{case.pk}/"
    assert 'value="see-reversed"' not in decider.get(place).text
    page = other.get(place).text
    assert "I wrote the catalogue." in page
    assert 'value="see-reversed"' in page


def test_ending_an_appeal_is_shown_before_it_is_done(world: World) -> None:
    case = appealed(world, with_key(staff("stina")))
    other, number = with_key(staff("birk")), Decision.objects.get().pk
    place = f"/admin/cases/{case.pk}/appeal/{number}/"
    said = {"words": "So it is.", "key": str(uuid4())}
    page = other.post(place, {**said, "act": "see-reversed"}).text
    assert f"Decision {number} is undone as far as it still lasts: the text is removed" in page
    assert "The held reward is paid out to all who share it." in page
    assert "So it is." in page
    assert 'value="reversed"' in page
    assert 'value="upheld"' not in page
    assert text_of(case).state == State.REMOVED
    page = other.post(place, {**said, "act": "see-upheld"}).text
    assert f"Decision {number} stays and is final" in page
    assert 'value="upheld"' in page
    empty = other.post(place, {"words": "", "act": "see-upheld", "key": str(uuid4())})
    assert (empty.status_code, 'value="upheld"' in empty.text) == (422, False)
    done = other.post(place, {**said, "act": "reversed"}, follow=True).text
    assert "The appeal is ended: the decision is undone." in done
    late = other.post(place, {**said, "act": "see-upheld"})
    assert (late.status_code, "does not wait for you any more" in late.text) == (422, True)


def test_a_reversal_brings_the_text_back(world: World) -> None:
    decider, other = with_key(staff("stina")), with_key(staff("birk"))
    case = appealed(world, decider)
    place = f"/admin/cases/{case.pk}/appeal/{Decision.objects.get().pk}/"
    said = {"words": "So it is.", "act": "reversed", "key": str(uuid4())}
    decider.post(place, said)
    assert text_of(case).state == State.REMOVED
    other.post(place, said)
    assert text_of(case).state == State.PUBLISHED


def test_what_the_site_holds_is_paid_out_where_that_is_chosen(world: World) -> None:
    case, client = reported(world), with_key(staff("stina"))
    at = f"/admin/cases/{case.pk}/"
    assert 'name="pays"' not in client.get(at).text
    held = Ruling([Measure.HOLD], rule="Copied")
    decide_by_itself(case, ruling=held, key=uuid4(), now=database_time())
    erase(text_of(case).pk, author=world.author, now=database_time())
    page = client.get(at).text
    assert 'name="pays"' in page
    assert 'value="hold"' in page
    assert 'value="remove"' not in page
    nothing = ruling(measures=[], act="decide")
    refused = client.post(at, nothing)
    assert (refused.status_code, "choose that it is paid out" in refused.text) == (422, True)
    shown = client.post(at, nothing | {"act": "preview", "pays": "on"}).text
    assert "The reward that waits is paid out." in shown
    client.post(at, nothing | {"pays": "on"})
    assert Hold.objects.get().state == Hold.State.LIFTED
