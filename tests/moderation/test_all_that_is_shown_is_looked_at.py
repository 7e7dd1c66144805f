"""Lists of words, first looks and daily limits take all that is shown, and no circle's secrets."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from uuid import UUID, uuid4

import pytest

from accounts.models import Account
from articles import services as articles
from articles.choices import Audience, Choices
from articles.drafting import Manuscript, Sheet
from articles.errors import DraftChanged, TextRefused, TooOften
from articles.labels import Labels
from articles.models import Article, Comment, Draft
from articles.polls import Question
from articles.proposals import Proposal
from communities.models import Community
from moderation.models import Case, HeldText
from moderation.screening import Does
from moderation.selectors import held_in
from moderation.services import (
    Held,
    approve,
    screened,
    set_limits,
    submit,
    submit_answer,
    watch_words,
)

type Person = Callable[[str], Account]
"""Makes an account."""


@pytest.fixture
def ines(person: Person) -> Account:
    """Somebody new."""
    return person("ines")


def first_looks(bakers: Community, *, at: int) -> None:
    """How many texts of somebody new are looked at first."""
    Community.objects.filter(pk=bakers.pk).update(holds_first=at)


def send(
    author: Account,
    now: datetime,
    *,
    key: UUID | None = None,
    body: str = "Rye wants time.",
    choices: Choices | None = None,
) -> Article | Held:
    key, choices = key or uuid4(), choices or Choices()
    base = Draft.objects.filter(key=key).values_list("version", flat=True).first() or 0
    proposal = Proposal("Rye", body, ("rye",), "en", "bakers", choices=choices)
    text = Manuscript("Rye", body, {"community": ["bakers"], "tags": ["rye"]})
    return submit(author, proposal=proposal, sheet=Sheet(key, base), text=text, now=now)


def change(
    text: Article, now: datetime, *, choices: Choices | None = None
) -> AbstractContextManager[None]:
    """A new version for these readers, or for everybody."""
    body = "Bets, lots!"
    return screened(text.pk, author=text.author, body=body, choices=choices or Choices(), now=now)


def test_what_circles_alone_read_is_opened_to_no_officer_by_a_list(
    ines: Account, owner: Account, bakers: Community, now: datetime
) -> None:
    first_looks(bakers, at=2)
    circle = articles.make_circle(ines, name="Friends", now=now)
    few = Choices(audience=Audience.CIRCLES, readers=(circle.pk,))
    for name, does in (("Bets", Does.HOLD), ("Lots", Does.REPORT)):
        word = name.lower()
        watch_words(owner, community=bakers, name=name, does=does, words=word, now=now)
    text = send(ines, now, body="Bets and lots.", choices=few)
    assert isinstance(text, Article)
    assert isinstance(submit_answer(text.pk, author=ines, body="Bets, lots.", now=now), Comment)
    with change(text, now, choices=few):
        articles.revise(text.pk, author=ines, title="Rye", body="Bets, lots!", now=now)
    assert not HeldText.objects.exists()
    assert not Case.objects.exists()
    # Opened to everybody it is looked at as any text of somebody new.
    with pytest.raises(TextRefused, match="First texts wait"), change(text, now):
        pass
    first_looks(bakers, at=0)
    with change(text, now):
        pass
    assert Case.objects.get().work_id == text.pk


def test_words_beside_a_text_are_looked_for_too(
    ines: Account, owner: Account, bakers: Community, now: datetime
) -> None:
    watch_words(owner, community=bakers, name="Bets", does=Does.HOLD, words="casino", now=now)
    for choices in (
        Choices(Labels(sponsor="A casino")),
        Choices(Labels(sensitive="Casino")),
        Choices(series="My casino"),
        Choices(question=Question("Which casino?", ("One", "Two"))),
        Choices(question=Question("Which?", ("One", "A casino"))),
    ):
        assert isinstance(send(ines, now, choices=choices), Held), choices
    HeldText.objects.all().delete()
    # What is let out has no other words beside it than those that were seen.
    key = uuid4()
    first_looks(bakers, at=1)
    held = send(ines, now, key=key)
    assert isinstance(held, Held)
    approve(held.number, by=owner, seen=held_in(bakers)[0].seen, now=now)
    sponsored = Choices(Labels(sponsor="A casino"))
    assert isinstance(send(ines, now, key=key, choices=sponsored), Held)
    assert HeldText.objects.get().entries == ["casino"]


def test_a_form_that_was_sent_before_lets_no_other_words_through(
    ines: Account, owner: Account, bakers: Community, now: datetime
) -> None:
    watch_words(owner, community=bakers, name="Bets", does=Does.REFUSE, words="casino", now=now)
    sheet = Sheet(uuid4())
    text = send(owner, now, key=sheet.key)
    assert isinstance(text, Article)
    with pytest.raises(DraftChanged, match="published in another window"):
        send(owner, now, key=sheet.key, body="A casino.")
    with pytest.raises(TextRefused, match="casino"):
        submit_answer(text.pk, author=ines, body="Casino.", sheet=sheet, now=now)
    sheet = Sheet(uuid4())
    first = submit_answer(text.pk, author=ines, body="How long?", sheet=sheet, now=now)
    assert isinstance(first, Comment)
    set_limits(owner, community=bakers, texts=None, answers=1, upvotes=None, now=now)
    again = submit_answer(text.pk, author=ines, body="How long?", sheet=sheet, now=now)
    assert again == first
    with pytest.raises(TextRefused, match="casino"):
        submit_answer(text.pk, author=ines, body="Casino.", sheet=sheet, now=now)
    with pytest.raises(TooOften):
        submit_answer(text.pk, author=ines, body="How much?", sheet=sheet, now=now)
    assert Comment.objects.get() == first
