"""Versions, what changed between them, and which one a vote saw."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from accounts.models import Account
from articles import services
from articles.choices import Audience, Choices
from articles.differences import changed_bp
from articles.errors import TextRefused
from articles.models import Article, Revision
from articles.selectors import article_page, history, versions_seen
from articles.selectors.history import PAGE
from curation.selectors import votes_of

type Person = Callable[[str], Account]


def test_versions_come_with_their_notes_and_their_difference(
    person: Person, now: datetime
) -> None:
    ines = person("ines")
    text = services.publish(ines, title="Beans", body="Beans want sun.", now=now)
    services.revise(text.pk, author=ines, body="Beans want shade.", note="Wrong light.", now=now)
    found = history("ines", permlink="beans", viewer=None)
    assert found is not None
    assert [(each.number, each.note) for each in found.versions] == [(2, "Wrong light."), (1, "")]
    assert found.versions[0].changed_bp == 2_500
    assert found.difference is not None
    (pair,) = found.difference.pairs
    assert [run.words for run in pair.old if run.changed] == ["sun"]
    assert [run.words for run in pair.new if run.changed] == ["shade"]


def test_any_two_versions_can_be_compared(person: Person, now: datetime) -> None:
    ines = person("ines")
    text = services.publish(ines, title="Beans", body="One.", now=now)
    for body in ("Two.", "Three."):
        services.revise(text.pk, author=ines, body=body, now=now)
    asked = {(3, 1): (1, 3), (1, 2): (1, 2), (None, None): (2, 3), (9, 9): (2, 3), (2, 2): (1, 2)}
    for (old, new), expected in asked.items():
        found = history("ines", permlink="beans", viewer=None, old=old, new=new)
        assert found is not None
        assert found.difference is not None
        assert (found.difference.old, found.difference.new) == expected


def test_a_long_history_is_read_in_pages(person: Person, now: datetime) -> None:
    ines = person("ines")
    text = services.publish(ines, title="Beans", body="Version 1.", now=now)
    first = text.revision
    Revision.objects.bulk_create(
        Revision(work=text.work, number=number, body=f"Version {number}.", at=now)
        for number in range(2, PAGE + 6)
    )
    Article.objects.update(revision=Revision.objects.get(number=PAGE + 5))
    newest = history("ines", permlink="beans", viewer=None)
    assert newest is not None
    assert [each.number for each in newest.versions] == list(range(PAGE + 5, 5, -1))
    assert newest.before == 6
    rest = history(
        "ines", permlink="beans", viewer=None, before=newest.before, old=1, new=PAGE + 5
    )
    assert rest is not None
    assert ([each.number for each in rest.versions], rest.before) == ([5, 4, 3, 2, 1], 0)
    # Two versions that stand on different pages are compared all the same.
    assert rest.difference is not None
    assert (rest.difference.old, rest.difference.new) == (first.number, PAGE + 5)


def test_a_vote_keeps_the_version_it_saw(person: Person, now: datetime) -> None:
    ines, marcel = person("ines"), person("marcel")
    text = services.publish(ines, title="Beans", body="One.", now=now)
    services.vote_on(text.pk, voter=marcel, weight_bp=100, now=now)
    services.revise(text.pk, author=ines, body="Two.", now=now)
    assert list(versions_seen(vote.seq for vote in votes_of(text.pk)).values()) == [1]


@pytest.mark.parametrize(
    ("before", "body", "marked"),
    [
        (timedelta(hours=23), "Other words altogether now.", True),
        (timedelta(hours=25), "Other words altogether now.", False),
        (timedelta(hours=23), "Nine words stand here and only one is altered.", False),
        (-timedelta(hours=1), "Other words altogether now.", False),
    ],
)
def test_a_large_change_in_the_last_day_is_marked(
    before: timedelta, body: str, marked: bool, person: Person, now: datetime
) -> None:
    ines = person("ines")
    words = "Nine words stand here and only one is changed."
    text = services.publish(ines, title="Beans", body=words, now=now)
    services.revise(text.pk, author=ines, body=body, now=text.work.closes_at - before)
    page = article_page("ines", permlink="beans", now=now)
    assert page is not None
    assert (page.changed_late_bp > 0) is marked


def test_a_private_or_erased_text_has_no_public_history(person: Person, now: datetime) -> None:
    ines = person("ines")
    circle = services.make_circle(ines, name="Family", now=now)
    private = Choices(audience=Audience.CIRCLES, readers=(circle.pk,))
    services.publish(ines, title="Secret", body="One.", choices=private, now=now)
    gone = services.publish(ines, title="Gone", body="One.", now=now)
    services.erase(gone.pk, author=ines, now=now)
    assert history("ines", permlink="secret", viewer=None) is None
    assert history("ines", permlink="secret", viewer=ines) is not None
    for viewer in (ines, None):
        erased = history("ines", permlink="gone", viewer=viewer)
        assert erased is not None
        assert (erased.gone, list(erased.versions), erased.changes) == (True, [], ())
    hidden = services.publish(ines, title="Hidden", body="One.", choices=private, now=now)
    services.erase(hidden.pk, author=ines, now=now)
    assert history("ines", permlink="hidden", viewer=None) is None


def test_a_note_is_one_short_line(person: Person, now: datetime) -> None:
    ines = person("ines")
    text = services.publish(ines, title="Beans", body="One.", now=now)
    with pytest.raises(TextRefused, match="200"):
        services.revise(text.pk, author=ines, body="Two.", note="x" * 201, now=now)


def test_change_is_measured_by_words_wherever_they_stand() -> None:
    assert changed_bp("a b c d", "d c b a") == 0
    assert changed_bp("a b c d", "a b c e") == 2_500
    assert changed_bp("", "a") == 10_000
    assert changed_bp("a", "a a a") == 6_667
