"""Title and words of a collection that everybody sees go through the site's lists of words."""

from dataclasses import replace

import pytest

from accounts.models import Account
from articles.errors import CollectionRefused, TextRefused
from articles.models import Collection
from articles.services import Heading
from moderation.models import Case
from moderation.reasons import CaseKind
from moderation.screening import Does
from moderation.services import change_collection, make_collection, watch_words
from tests.moderation.world import World


@pytest.fixture
def ines(world: World) -> Account:
    """Who collects, where the site has its lists."""
    for word, does in (("casino", Does.REFUSE), ("bets", Does.HOLD), ("lots", Does.REPORT)):
        watch_words(
            world.administrator, community=None, name=word, does=does, words=word, now=world.now
        )
    return world.reader


@pytest.mark.parametrize(("word", "error"), [("casino", TextRefused), ("bets", CollectionRefused)])
@pytest.mark.parametrize("heading", [Heading("My {}"), Heading("Rye", "My {}")])
def test_words_that_do_not_go_out_unseen_are_refused_where_everybody_reads_them(
    ines: Account, word: str, error: type[Exception], heading: Heading, world: World
) -> None:
    title, words = heading.title.format(word), heading.words.format(word)
    bad = Heading(title, words, public=True)
    with pytest.raises(error, match=word):
        make_collection(ines, heading=bad, now=world.now)
    make_collection(ines, heading=replace(bad, public=False), now=world.now)
    slug = Collection.objects.get().slug
    with pytest.raises(error, match=word):
        change_collection(ines, slug=slug, heading=bad, now=world.now)
    change_collection(ines, slug=slug, heading=Heading("Rye", public=True), now=world.now)
    with pytest.raises(error, match=word):
        change_collection(ines, slug=slug, heading=bad, now=world.now)
    assert Collection.objects.get().title == "Rye"
    assert not Case.objects.exists()


def test_others_on_a_list_open_a_case_about_who_shows_them_once(
    ines: Account, world: World
) -> None:
    make_collection(ines, heading=Heading("Lots"), now=world.now)
    assert not Case.objects.exists()
    change_collection(ines, slug="lots", heading=Heading("Lots", public=True), now=world.now)
    case = Case.objects.get()
    assert (case.kind, case.account, case.work_id) == (CaseKind.WORDS.value, ines, None)
    Case.objects.all().delete()
    change_collection(
        ines, slug="lots", heading=Heading("Lots", "More.", public=True), now=world.now
    )
    assert not Case.objects.exists()
    make_collection(ines, heading=Heading("Many", "Of lots.", public=True), now=world.now)
    assert Case.objects.count() == 1
