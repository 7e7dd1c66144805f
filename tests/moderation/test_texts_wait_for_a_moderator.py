"""A text that has to wait is kept with all of its words, and goes out as its author chose."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from accounts.errors import Suspended
from accounts.locks import lock_account
from accounts.models import Account, RestrictionKind
from accounts.services import restrict
from articles import services as articles
from articles.drafting import Manuscript, Sheet
from articles.errors import ArticleError, InSuspension, NotOpen, TextRefused
from articles.models import Article, Comment, Draft, Plan
from articles.proposals import Proposal
from articles.services import moderating
from communities.models import Community
from communities.services import found
from moderation.errors import HeldChanged, ModerationError, NotYourOffice, UnknownHeld
from moderation.models import Case, HeldText
from moderation.screening import MOST_HELD, Does, Why
from moderation.selectors import Wanted, held_in, held_of, office_of, queue
from moderation.services import (
    Held,
    approve,
    releasing,
    send_back,
    submit,
    submit_answer,
    watch_words,
    withdraw_held,
)
from notifications.models import Notice

type Person = Callable[[str], Account]
"""Makes an account."""


@pytest.fixture
def holding(bakers: Community) -> Community:
    """A community that looks at the first two of everybody."""
    Community.objects.filter(pk=bakers.pk).update(holds_first=2)
    return Community.objects.get(pk=bakers.pk)


@pytest.fixture
def ines(person: Person) -> Account:
    """Somebody new."""
    return person("ines")


def send(
    author: Account,
    now: datetime,
    *,
    key: UUID | None = None,
    body: str = "Rye wants time.",
    community: str = "bakers",
) -> Article | Held:
    key = key or uuid4()
    base = Draft.objects.filter(key=key).values_list("version", flat=True).first() or 0
    sheet = Sheet(key, base)
    proposal = Proposal("Rye", body, ("rye",), "en", community)
    text = Manuscript("Rye", body, {"community": [community], "tags": ["rye"]})
    return submit(author, proposal=proposal, sheet=sheet, text=text, now=now)


def seen() -> str:
    """The words of what waits longest, as a moderator's page names them."""
    return held_in(Community.objects.get())[0].seen


def test_the_first_texts_of_somebody_new_wait(
    ines: Account, holding: Community, now: datetime
) -> None:
    held = send(ines, now)
    assert isinstance(held, Held)
    assert held.why is Why.FIRST
    assert not Article.objects.exists()
    [mine] = held_of(ines)
    assert (mine.title, mine.state) == ("Rye", HeldText.State.WAITING)
    assert Draft.objects.get().body == "Rye wants time."


def test_who_has_as_many_out_waits_no_more(
    ines: Account, holding: Community, now: datetime
) -> None:
    for title in ("One", "Two"):
        articles.publish(ines, title=title, body="Words.", community=holding, now=now)
    assert isinstance(send(ines, now), Article)


def test_officers_and_other_places_are_not_held(
    ines: Account, owner: Account, holding: Community, now: datetime
) -> None:
    assert isinstance(send(owner, now), Article)
    assert isinstance(send(ines, now, community=""), Article)


def test_what_is_sent_twice_waits_once(ines: Account, holding: Community, now: datetime) -> None:
    key = uuid4()
    assert send(ines, now, key=key) == send(ines, now, key=key)
    assert HeldText.objects.count() == 1
    assert Draft.objects.get().version == 1


def test_what_is_let_out_is_published_by_its_plan(
    ines: Account, owner: Account, holding: Community, now: datetime
) -> None:
    key = uuid4()
    held = send(ines, now, key=key)
    assert isinstance(held, Held)
    assert approve(held.number, by=owner, seen=seen(), now=now) == "bakers"
    approve(held.number, by=owner, seen="", now=now)
    assert articles.publish_due(now, publish=lambda draft: out(draft, now), say=why) == 1
    article = Article.objects.get()
    assert (article.title, article.community_id) == ("Rye", holding.pk)
    assert not HeldText.objects.exists()
    assert not Draft.objects.exists()


def out(draft: Draft, now: datetime) -> Article | None:
    done = send(draft.account, now, key=draft.key, body=draft.body)
    return None if isinstance(done, Held) else done


def why(draft: Draft, error: Exception) -> str:
    raise AssertionError(f"{draft} failed") from error


def test_a_planned_text_waits_at_its_hour_and_no_round_asks_again(
    ines: Account, holding: Community, now: datetime
) -> None:
    key = uuid4()
    articles.save_draft(ines, sheet=Sheet(key), text=Manuscript("Rye", "Rye."), now=now)
    Plan.objects.create(draft=Draft.objects.get(), publish_at=now, planned_at=now)
    for _ in range(2):
        assert articles.publish_due(now, publish=lambda draft: out(draft, now), say=why) == 0
    assert HeldText.objects.count() == 1
    assert not Plan.objects.exists()


def test_what_one_community_let_out_waits_in_another(
    ines: Account, owner: Account, holding: Community, person: Person, now: datetime
) -> None:
    other = found("millers", title="Millers", founder=person("otto"), now=now)
    Community.objects.filter(pk=other.pk).update(holds_first=1)
    key = uuid4()
    held = send(ines, now, key=key)
    assert isinstance(held, Held)
    approve(held.number, by=owner, seen=held_in(holding)[0].seen, now=now)
    articles.cancel_plan(ines, key=key)
    assert isinstance(send(ines, now, key=key, community="millers"), Held)


def test_words_that_no_moderator_saw_are_not_let_out(
    ines: Account, owner: Account, holding: Community, now: datetime
) -> None:
    key = uuid4()
    held, before = send(ines, now, key=key), seen()
    assert isinstance(held, Held)
    send(ines, now, key=key, body="Buy my pills.")
    with pytest.raises(HeldChanged):
        approve(held.number, by=owner, seen=before, now=now)
    approve(held.number, by=owner, seen=seen(), now=now)
    again = send(ines, now, key=key, body="And now something else.")
    assert isinstance(again, Held)
    assert not Article.objects.exists()


def test_what_is_given_back_is_a_draft_with_the_reason(
    ines: Account, owner: Account, holding: Community, now: datetime
) -> None:
    held = send(ines, now)
    assert isinstance(held, Held)
    send_back(
        held.number, by=owner, rule="Source", reason="Say where the picture is from.", now=now
    )
    assert Draft.objects.get().body == "Rye wants time."
    assert Plan.objects.get().failure == "Say where the picture is from."
    assert held_of(ines) == []
    assert Notice.objects.filter(account=ines).count() == 1
    with pytest.raises(UnknownHeld):
        approve(held.number, by=owner, seen="", now=now)


def test_a_reason_is_needed(
    ines: Account, owner: Account, holding: Community, now: datetime
) -> None:
    held = send(ines, now)
    assert isinstance(held, Held)
    for reason in ("", " ", "x" * 401):
        with pytest.raises(ModerationError):
            send_back(held.number, by=owner, rule="Be clear", reason=reason, now=now)


def test_an_author_takes_a_waiting_text_back(
    ines: Account, owner: Account, holding: Community, now: datetime
) -> None:
    held = send(ines, now)
    assert isinstance(held, Held)
    withdraw_held(held.number, account=owner, now=now)
    assert HeldText.objects.exists()
    withdraw_held(held.number, account=ines, now=now)
    assert not HeldText.objects.exists()
    assert Draft.objects.get().title == "Rye"


def test_nobody_but_other_moderators_decides(
    ines: Account, person: Person, holding: Community, now: datetime
) -> None:
    held = send(ines, now)
    assert isinstance(held, Held)
    with pytest.raises(NotYourOffice):
        approve(held.number, by=person("olaf"), seen=seen(), now=now)
    Account.objects.filter(pk=ines.pk).update(is_staff=True)
    with pytest.raises(ModerationError):
        approve(held.number, by=Account.objects.get(pk=ines.pk), seen=seen(), now=now)
    site = person("mira")
    Account.objects.filter(pk=site.pk).update(is_staff=True)
    approve(held.number, by=Account.objects.get(pk=site.pk), seen=seen(), now=now)


def test_what_could_not_be_published_is_not_held(
    ines: Account, holding: Community, now: datetime
) -> None:
    with pytest.raises(ArticleError):
        send(ines, now, body=" ")
    restrict(ines.pk, kind=RestrictionKind.SUSPENDED, decision=1, until=None, now=now)
    with pytest.raises((InSuspension, Suspended)):
        send(ines, now)
    assert not HeldText.objects.exists()


def test_ten_wait_at_most(ines: Account, holding: Community, now: datetime) -> None:
    for _ in range(MOST_HELD):
        send(ines, now)
    with pytest.raises(TextRefused):
        send(ines, now)
    assert HeldText.objects.count() == MOST_HELD


def test_words_that_are_looked_at_hold_a_text_of_an_officer_too(
    owner: Account, bakers: Community, now: datetime
) -> None:
    watch_words(owner, community=bakers, name="Bets", does=Does.HOLD, words="casino", now=now)
    held = send(owner, now, body="A casino made of gingerbread.")
    assert isinstance(held, Held)
    assert held.why is Why.WORDS
    [card] = held_in(bakers)
    assert list(card.entries) == ["casino"]


def test_what_the_sites_words_hold_is_for_moderators_of_the_site(
    person: Person, owner: Account, bakers: Community, now: datetime
) -> None:
    site, chief, ines = person("site"), person("chief"), person("ines")
    Account.objects.filter(pk__in=(site.pk, chief.pk)).update(is_staff=True)
    Account.objects.filter(pk=chief.pk).update(is_superuser=True)
    for each in (site, chief):
        each.refresh_from_db()
    watch_words(chief, community=None, name="Bets", does=Does.HOLD, words="casino", now=now)
    held = send(ines, now, body="A casino made of gingerbread.")
    assert isinstance(held, Held)
    assert held_in(bakers) == []
    [card] = held_in(None)
    with pytest.raises(NotYourOffice):
        approve(held.number, by=owner, seen=card.seen, now=now)
    with pytest.raises(NotYourOffice):
        send_back(held.number, by=owner, rule="Be clear", reason="No bets.", now=now)
    assert queue(office_of(owner), wanted=Wanted(), now=now) == []
    [waits] = queue(office_of(site), wanted=Wanted(kind="held"), now=now)
    assert isinstance(waits, Case)
    assert (waits.community, waits.severity) == (None, 2)
    assert approve(held.number, by=site, seen=card.seen, now=now) == ""


def test_words_that_are_refused_are_named(
    ines: Account, owner: Account, bakers: Community, now: datetime
) -> None:
    watch_words(owner, community=bakers, name="Bets", does=Does.REFUSE, words="casino", now=now)
    with pytest.raises(TextRefused, match="casino"):
        send(ines, now, body="A CAS1NO.")
    assert isinstance(send(ines, now, body="A casino.", community=""), Article)


def test_words_that_are_reported_go_out_and_open_a_case(
    ines: Account, owner: Account, bakers: Community, now: datetime
) -> None:
    watch_words(owner, community=bakers, name="Bets", does=Does.REPORT, words="casino", now=now)
    text = send(ines, now, body="A casino of gingerbread.")
    assert isinstance(text, Article)
    case = Case.objects.get()
    assert (case.kind, case.work_id, case.community_id) == ("words", text.pk, bakers.pk)
    answer = submit_answer(text.pk, author=owner, body="Which casino?", now=now)
    assert isinstance(answer, Comment)
    assert Case.objects.filter(work=answer.work).count() == 1


def test_an_answer_waits_and_is_published_when_it_is_let_out(
    ines: Account, owner: Account, holding: Community, now: datetime
) -> None:
    text = send(owner, now)
    assert isinstance(text, Article)
    sheet = Sheet(uuid4())
    held = submit_answer(text.pk, author=ines, body="How long?", sheet=sheet, now=now)
    again = submit_answer(text.pk, author=ines, body="How long?", sheet=sheet, now=now)
    assert isinstance(held, Held)
    assert held == again
    assert not Comment.objects.exists()
    approve(held.number, by=owner, seen=seen(), now=now + timedelta(hours=1))
    comment = Comment.objects.get()
    assert (comment.author_id, comment.revision.body) == (ines.pk, "How long?")
    assert not HeldText.objects.exists()
    assert Notice.objects.filter(account=ines, work=comment.work).count() == 1


def test_an_answer_that_comes_back_keeps_its_words(
    ines: Account, owner: Account, holding: Community, now: datetime
) -> None:
    text = send(owner, now)
    assert isinstance(text, Article)
    held = submit_answer(text.pk, author=ines, body="How long?", now=now)
    assert isinstance(held, Held)
    send_back(held.number, by=owner, rule="Be clear", reason="The text says it.", now=now)
    [mine] = held_of(ines)
    assert (mine.body, mine.reason) == ("How long?", "The text says it.")
    withdraw_held(held.number, account=ines, now=now)
    assert held_of(ines) == []


def test_the_form_of_an_answer_that_came_back_says_so(
    ines: Account, owner: Account, holding: Community, now: datetime
) -> None:
    text, sheet = send(owner, now), Sheet(uuid4())
    assert isinstance(text, Article)
    held = submit_answer(text.pk, author=ines, body="How long?", sheet=sheet, now=now)
    assert isinstance(held, Held)
    assert submit_answer(text.pk, author=ines, body="How long?", sheet=sheet, now=now) == held
    send_back(held.number, by=owner, rule="Be clear", reason="The text says it.", now=now)
    with pytest.raises(TextRefused, match="gave this answer back"):
        submit_answer(text.pk, author=ines, body="How long?", sheet=sheet, now=now)
    anew = submit_answer(text.pk, author=ines, body="How long in rye?", sheet=sheet, now=now)
    assert isinstance(anew, Held)
    assert anew.number != held.number


def test_a_draft_that_moves_meanwhile_is_for_the_moderators_there(
    ines: Account,
    person: Person,
    owner: Account,
    holding: Community,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = send(ines, now)
    assert isinstance(held, Held)
    words = seen()
    elsewhere = found("smiths", title="Smiths", founder=person("otto"), now=now)

    def moving(number: int) -> Account:
        HeldText.objects.update(community=elsewhere)
        return lock_account(number)

    monkeypatch.setattr(releasing, "lock_account", moving)
    with pytest.raises(NotYourOffice):
        approve(held.number, by=owner, seen=words, now=now)
    assert HeldText.objects.get().state == HeldText.State.WAITING


def test_an_answer_to_a_closed_thread_is_refused_and_not_held(
    ines: Account, owner: Account, holding: Community, now: datetime
) -> None:
    text = send(owner, now)
    assert isinstance(text, Article)
    moderating.lock(text.pk)
    with pytest.raises(NotOpen):
        submit_answer(text.pk, author=ines, body="How long?", now=now)
    assert not HeldText.objects.exists()


def test_an_answer_whose_thread_closed_meanwhile_stays(
    ines: Account, owner: Account, holding: Community, now: datetime
) -> None:
    text = send(owner, now)
    assert isinstance(text, Article)
    held = submit_answer(text.pk, author=ines, body="How long?", now=now)
    assert isinstance(held, Held)
    moderating.lock(text.pk)
    with pytest.raises(NotOpen):
        approve(held.number, by=owner, seen=seen(), now=now)
    assert HeldText.objects.get().body == "How long?"
