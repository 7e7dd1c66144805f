"""What everybody reads over texts and about people goes through the site's lists of words."""

from dataclasses import replace

import pytest

from accounts.models import Account
from articles.choices import Choices
from articles.errors import TextRefused
from articles.models import Collection, Series
from articles.services import Heading, publish
from moderation.models import Case
from moderation.reasons import CaseKind
from moderation.screening import Does
from moderation.services import (
    change_collection,
    describe_person,
    make_collection,
    rename_series,
    watch_words,
)
from tests.moderation.world import World


@pytest.fixture
def ines(world: World) -> Account:
    """Who collects, where the site has its lists."""
    for word, does in (("casino", Does.REFUSE), ("bets", Does.HOLD), ("lots", Does.REPORT)):
        watch_words(
            world.administrator, community=None, name=word, does=does, words=word, now=world.now
        )
    return world.reader


@pytest.mark.parametrize("word", ["casino", "bets"])
@pytest.mark.parametrize("heading", [Heading("My {}"), Heading("Rye", "My {}")])
def test_words_that_do_not_go_out_unseen_are_refused_where_everybody_reads_them(
    ines: Account, word: str, heading: Heading, world: World
) -> None:
    title, words = heading.title.format(word), heading.words.format(word)
    bad = Heading(title, words, public=True)
    with pytest.raises(TextRefused, match=word):
        make_collection(ines, heading=bad, now=world.now)
    make_collection(ines, heading=replace(bad, public=False), now=world.now)
    slug = Collection.objects.get().slug
    with pytest.raises(TextRefused, match=word):
        change_collection(ines, slug=slug, heading=bad, now=world.now)
    slug = change_collection(ines, slug=slug, heading=Heading("Rye", public=True), now=world.now)
    assert slug == "rye"
    with pytest.raises(TextRefused, match=word):
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


def test_the_title_of_a_series_is_looked_at_when_it_changes(ines: Account, world: World) -> None:
    publish(ines, title="Rye", body="Words.", choices=Choices(series="Rye"), now=world.now)
    [slug] = Series.objects.values_list("slug", flat=True)
    for word in ("casino", "bets"):
        with pytest.raises(TextRefused, match=word):
            rename_series(ines, slug=slug, title=f"My {word}", now=world.now)
    assert Series.objects.get().title == "Rye"
    assert not Case.objects.exists()
    rename_series(ines, slug=slug, title="Lots of rye", now=world.now)
    assert Case.objects.get().account == ines
    Case.objects.all().delete()
    rename_series(ines, slug=slug, title="Lots", now=world.now)
    assert not Case.objects.exists()


@pytest.mark.parametrize(("name", "about"), [("{}", ""), ("Ines", "About {}.")])
def test_a_name_and_words_about_a_person_are_looked_at(
    ines: Account, world: World, name: str, about: str
) -> None:
    def say(word: str) -> None:
        shown = {"display_name": name.format(word), "about": about.format(word)}
        describe_person(ines, **shown, keeps_sums=None, now=world.now)

    for word in ("casino", "bets"):
        with pytest.raises(TextRefused, match=word):
            say(word)
    ines.refresh_from_db()
    assert "casino" not in ines.display_name + ines.about
    assert not Case.objects.exists()
    say("lots")
    assert (Case.objects.get().account, Case.objects.get().work_id) == (ines, None)
    say("lots")
    assert Case.objects.count() == 1
