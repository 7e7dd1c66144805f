"""What is moved or shown into a community comes in as what is published there does."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest

from accounts.models import Account
from articles.drafting import Manuscript, Sheet
from articles.errors import ArticleError, PlaceRefused, TextRefused, TooOften
from articles.models import Article, Showing
from articles.proposals import Proposal
from articles.services import revise
from communities.models import Community
from moderation.screening import Does
from moderation.services import screened, set_limits, show_elsewhere, submit, watch_words

type Person = Callable[[str], Account]
type Bring = Callable[[Article, datetime], None]


def sent(author: Account, now: datetime, *, community: str = "") -> Article:
    proposal = Proposal("Rye", "Rye wants time and a casino.", (), "en", community)
    text = Manuscript("Rye", "Rye wants time and a casino.")
    made = submit(author, proposal=proposal, sheet=Sheet(uuid4()), text=text, now=now)
    assert isinstance(made, Article)
    return made


def move(text: Article, now: datetime) -> None:
    body = text.revision.body
    with screened(
        text.pk, author=text.author, title="Rye", body=body, community="bakers", now=now
    ):
        revise(text.pk, author=text.author, title="Rye", body=body, community="bakers", now=now)


def show(text: Article, now: datetime, *, line: str = "") -> None:
    show_elsewhere(text.author, work_id=text.pk, slug="bakers", line=line, now=now)


@pytest.fixture
def ines(person: Person) -> Account:
    return person("ines")


@pytest.mark.parametrize("bring", [move, show])
def test_first_texts_are_published_there(
    bring: Bring, ines: Account, bakers: Community, now: datetime
) -> None:
    text = sent(ines, now)
    Community.objects.filter(pk=bakers.pk).update(holds_first=1)
    with pytest.raises(ArticleError, match="Publish one there first"):
        bring(text, now)
    Community.objects.filter(pk=bakers.pk).update(holds_first=0)
    sent(ines, now, community="bakers")
    Community.objects.filter(pk=bakers.pk).update(holds_first=1)
    bring(text, now)


@pytest.mark.parametrize("bring", [move, show])
def test_what_is_brought_in_keeps_to_the_days_limit(
    bring: Bring, ines: Account, owner: Account, bakers: Community, now: datetime
) -> None:
    set_limits(owner, community=bakers, texts=1, answers=None, upvotes=None, now=now)
    early = sent(ines, now)
    show(early, now)
    sent(ines, now, community="bakers")
    with pytest.raises(TooOften):
        bring(sent(ines, now), now)
    # What is shown already takes another line above it.
    show(early, now, line="Once more.")
    assert Showing.objects.get().line == "Once more."


@pytest.mark.parametrize(
    ("does", "line", "refusal"),
    [
        (Does.REFUSE, "", TextRefused),
        (Does.HOLD, "", PlaceRefused),
        (Does.REFUSE, "roulette", TextRefused),
    ],
)
def test_what_is_shown_has_no_words_that_do_not_go_out_there_unseen(
    does: Does,
    line: str,
    refusal: type[ArticleError],
    ines: Account,
    owner: Account,
    bakers: Community,
    now: datetime,
) -> None:
    text = sent(ines, now)
    watch_words(owner, community=bakers, name="X", does=does, words=line or "casino", now=now)
    with pytest.raises(refusal):
        show(text, now, line=line)
    assert not Showing.objects.exists()
