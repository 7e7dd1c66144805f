"""Words that moderators watch for are found in the next version of a text as in its first."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest

from accounts.models import Account
from articles.drafting import Manuscript, Sheet
from articles.errors import TextRefused
from articles.models import Article, Revision
from articles.proposals import Proposal
from articles.services import revise
from communities.models import Community
from moderation.models import Case
from moderation.reasons import CaseKind
from moderation.screening import Does
from moderation.services import screened, submit, watch_words


@pytest.fixture
def ines(person: Callable[[str], Account]) -> Account:
    return person("ines")


@pytest.fixture
def text(ines: Account, bakers: Community, now: datetime) -> Article:
    """Out since before anything was watched for."""
    proposal = Proposal("Rye", "Rye wants time and a casino.", ("rye",), "en", "bakers")
    made = submit(
        ines, proposal=proposal, sheet=Sheet(uuid4()), text=Manuscript("Rye", "."), now=now
    )
    assert isinstance(made, Article)
    return made


def watch(words: str, *, does: Does, community: Community | None = None, now: datetime) -> None:
    chief = Account.objects.get(name="ines")
    Account.objects.filter(pk=chief.pk).update(is_staff=True, is_superuser=True)
    chief.refresh_from_db()
    watch_words(chief, community=community, name=words, does=does, words=words, now=now)
    Account.objects.filter(pk=chief.pk).update(is_staff=False, is_superuser=False)


def change(text: Article, body: str, *, community: str | None = None, now: datetime) -> None:
    with screened(
        text.pk, author=text.author, title="Rye", body=body, community=community, now=now
    ):
        revise(text.pk, author=text.author, title="Rye", body=body, community=community, now=now)


def test_a_word_that_nobody_may_publish_cannot_be_added(text: Article, now: datetime) -> None:
    watch("roulette", does=Does.REFUSE, now=now)
    with pytest.raises(TextRefused, match="roulette"):
        change(text, "Rye wants time and roulette.", now=now)
    assert Revision.objects.filter(work=text.pk).count() == 1


@pytest.mark.parametrize("does", [Does.HOLD, Does.REPORT])
def test_another_word_opens_a_case_and_the_text_stands(
    text: Article, does: Does, now: datetime
) -> None:
    watch("roulette", does=does, now=now)
    change(text, "Rye wants time and roulette.", now=now)
    assert Revision.objects.filter(work=text.pk).count() == 2
    case = Case.objects.get()
    assert (case.kind, case.work_id) == (CaseKind.WORDS.value, text.pk)


@pytest.mark.parametrize("does", list(Does))
def test_a_word_that_it_had_before_hinders_no_change(
    text: Article, does: Does, now: datetime
) -> None:
    watch("casino", does=does, now=now)
    change(text, "Rye wants more time and a casino.", now=now)
    assert Revision.objects.filter(work=text.pk).count() == 2
    assert not Case.objects.exists()


def test_a_community_that_it_moves_to_looks_at_all_of_its_words(
    text: Article, bakers: Community, now: datetime
) -> None:
    watch("casino", does=Does.REFUSE, community=bakers, now=now)
    Article.objects.filter(pk=text.pk).update(community=None)
    with pytest.raises(TextRefused, match="casino"):
        change(text, "Rye wants time and a casino.", community="bakers", now=now)
