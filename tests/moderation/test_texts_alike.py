"""A text that stands in an older one is asked for its source, and its reward waits meanwhile."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Account
from articles import services as articles
from articles.choices import Audience, Choices
from articles.labels import Labels
from articles.models import Article, Fingerprint
from curation.models import Work
from moderation.models import Case, Decision, Likeness
from moderation.rights import As
from moderation.selectors import likeness_of
from moderation.selectors.likeness import Alike, most_alike
from moderation.services import likening, read_texts
from moderation.shingles import Print, own_words, print_of
from notifications.models import Cursor
from rewards.models import Hold

type Person = Callable[[str], Account]
"""Makes an account."""
DICE = Random(3)
VOCABULARY = ["".join(DICE.choices("abcdefghijklmnopqrstuvwxyz", k=6)) for _ in range(2_000)]


def words(count: int = 120) -> str:
    return " ".join(DICE.choices(VOCABULARY, k=count))


def publish(
    author: Account, body: str, *, now: datetime, choices: Choices | None = None
) -> Article:
    return articles.publish(
        author, title="Beans", body=body, choices=choices or Choices(), now=now
    )


@pytest.fixture
def older(person: Person, now: datetime) -> Article:
    """A text of two hundred words, an hour old."""
    return publish(person("ines"), words(200), now=now - timedelta(hours=1))


def read(now: datetime) -> int:
    """As the worker would, two minutes later."""
    return read_texts(now + timedelta(minutes=2))


def test_a_copy_is_held_and_its_author_is_asked(
    person: Person, older: Article, now: datetime
) -> None:
    copy = publish(person("olaf"), f"My own.\n\n{older.revision.body}", now=now)
    assert read(now) == 2
    found = Likeness.objects.get()
    assert (found.work_id, found.older_id) == (copy.pk, older.pk)
    assert found.share_bp > 9_000
    case = Case.objects.get()
    assert (case.kind, case.work_id, case.state) == ("similar", copy.pk, "open")
    decision = Decision.objects.get()
    assert (decision.office, decision.measures) == (As.AUTOMATIC, ["hold"])
    assert decision.found == {"older": older.pk, "share_bp": found.share_bp, "answer": False}
    hold = Hold.objects.get()
    assert (hold.work_id, hold.state, hold.placed_by) == (copy.pk, "placed", decision.pk)
    assert Article.objects.get(pk=copy.pk).state == "published"


def test_reading_again_changes_nothing(person: Person, older: Article, now: datetime) -> None:
    publish(person("olaf"), older.revision.body, now=now)
    assert [read(now), read(now), read(now + timedelta(hours=1))] == [2, 0, 0]
    assert Case.objects.count() == Decision.objects.count() == 1


def test_ones_own_older_text_is_nobody_elses(older: Article, now: datetime) -> None:
    publish(older.author, older.revision.body, now=now)
    read(now)
    assert not Likeness.objects.exists()
    assert not Case.objects.exists()


def test_the_older_one_is_never_the_copy(person: Person, older: Article, now: datetime) -> None:
    publish(person("olaf"), older.revision.body, now=now)
    read(now)
    assert not Likeness.objects.filter(pk=older.pk).exists()


def test_a_quotation_is_no_copy(person: Person, older: Article, now: datetime) -> None:
    quoted = "\n".join(f"> {line}" for line in older.revision.body.splitlines())
    publish(person("olaf"), f"{quoted}\n\n{words(80)}", now=now)
    read(now)
    assert not Likeness.objects.exists()


def test_a_source_that_is_named_holds_no_reward(
    person: Person, older: Article, now: datetime
) -> None:
    named = Choices(Labels(canonical="https://example.org/beans"))
    copy = publish(person("olaf"), older.revision.body, choices=named, now=now)
    read(now)
    assert Case.objects.get().kind == "similar"
    assert not Hold.objects.exists()
    card = likeness_of(copy.pk)
    assert card is not None
    assert (card.older, card.canonical) == (older.pk, "https://example.org/beans")


def test_a_copy_that_is_written_into_a_text_later_is_found(
    person: Person, older: Article, now: datetime
) -> None:
    olaf = person("olaf")
    text = publish(olaf, words(90), now=now)
    read(now)
    assert not Likeness.objects.exists()
    later = now + timedelta(hours=1)
    articles.revise(text.pk, author=olaf, title="Beans", body=older.revision.body, now=later)
    read(later)
    assert Likeness.objects.get().work_id == text.pk


def test_an_answer_that_is_a_copy_is_found(person: Person, older: Article, now: datetime) -> None:
    answer = articles.reply(older.pk, author=person("olaf"), body=older.revision.body, now=now)
    read(now)
    assert Likeness.objects.get().work_id == answer.pk
    assert Decision.objects.get().found["answer"]


def test_a_text_for_few_is_compared_with_nothing(
    person: Person, older: Article, now: datetime
) -> None:
    mira = person("mira")
    circle = articles.make_circle(mira, name="Family", now=now)
    hidden = Choices(audience=Audience.CIRCLES, readers=(circle.pk,))
    publish(mira, words(100) + older.revision.body, choices=hidden, now=now)
    read(now)
    assert list(Fingerprint.objects.values_list("pk", flat=True)) == [older.pk]


def test_erasing_a_text_erases_its_hashes(older: Article, now: datetime) -> None:
    read(now)
    assert Fingerprint.objects.get().hashes
    articles.erase(older.pk, author=older.author, now=now)
    assert not Fingerprint.objects.exists()
    read(now + timedelta(hours=1))
    assert not Fingerprint.objects.exists()


def test_an_old_text_that_is_read_late_is_only_remembered(
    person: Person, older: Article, now: datetime
) -> None:
    publish(person("olaf"), older.revision.body, now=now)
    read(now + timedelta(days=8))
    assert Likeness.objects.exists()
    assert not Case.objects.exists()


def test_a_text_that_cannot_be_read_keeps_no_other_one_waiting(
    person: Person,
    older: Article,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    mira, olaf = person("mira"), person("olaf")
    odd = publish(mira, words(), now=now)
    copy = publish(olaf, older.revision.body, now=now)
    broken = own_words(odd.revision.html)

    def breaking(found: Sequence[str]) -> Print:
        if found == broken:
            raise RecursionError
        return print_of(found)

    monkeypatch.setattr(likening, "print_of", breaking)
    assert [read_texts(now + timedelta(seconds=30)), read(now), read(now)] == [2, 0, 0]
    assert Case.objects.get().work_id == copy.pk
    assert not Fingerprint.objects.filter(pk=odd.pk).exists()
    assert Cursor.objects.get(source=likening.SOURCE).position == copy.revision_id
    # Tried twice, and passed over when a minute was gone.
    assert len(caplog.records) == 2


def test_each_hash_is_looked_up_in_the_index(person: Person, now: datetime) -> None:
    """Whatever the planner thinks of many hashes at once: of three thousand texts none is read."""
    ines, olaf = person("ines"), person("olaf")
    first = publish(ines, words(), now=now)
    works = Work.objects.bulk_create(
        Work(
            author_id=ines.wallet_id,
            opened_at=now,
            closes_at=now + timedelta(days=7),
            rules=first.work.rules,
        )
        for _ in range(3_000)
    )
    Fingerprint.objects.bulk_create(
        Fingerprint(
            work=work,
            version=1,
            level=0,
            hashes=[DICE.getrandbits(62) for _ in range(20)],
        )
        for work in works
    )
    taken = Fingerprint.objects.get(pk=works[70].pk).hashes
    mine = publish(olaf, words(), now=now + timedelta(hours=1))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE articles_fingerprint")
    asked = Print(300, 0, frozenset([*taken, *(DICE.getrandbits(62) for _ in range(180))]))
    with CaptureQueriesContext(connection) as captured:
        found = most_alike(mine.pk, of=asked)
    assert found == Alike(works[70].pk, 1_000)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {captured[0]['sql']}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "fingerprint_by_hash" in plan
    assert "Seq Scan on articles_fingerprint" not in plan
