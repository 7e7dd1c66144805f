"""Whoever deletes gets a certificate: how much of what was removed and when, and nothing of it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, connection, models, transaction

from accounts.closing import _rows_of_its_own
from accounts.models import Account
from articles import services
from articles.choices import Choices
from articles.drafting import Manuscript, Sheet
from articles.erasures import KINDS, Gone
from articles.errors import NotOpen
from articles.labels import Labels
from articles.models import Article, Erasure, FilesGone
from articles.polls import Question
from ledger.selectors import database_time
from tests.articles.pictures import picture

type Person = Callable[[str], Account]


def zucchini(writer: Account, now: datetime) -> Article:
    """A text with one of everything, in which and around which one word returns."""
    gate = services.upload(writer, data=picture(1_000, 500), alt="Zucchini at a gate", now=now)
    article = services.publish(
        writer,
        title="Zucchini at last",
        body=f"Zucchini.\n\n![Zucchini](/media/{gate.address}.webp)",
        tags=["zucchini", "soil"],
        choices=Choices(
            Labels(sponsor="Zucchini Ltd"),
            series="All zucchini",
            question=Question("Which zucchini?", ("The long zucchini", "None", "Both")),
        ),
        now=now,
    )
    services.revise(article.pk, author=writer, body="No zucchini.", note="Zucchini!", now=now)
    sheet = Sheet(UUID("6f6f0c7e-6a51-4a3c-9a37-0b1d7a0c9f10"))
    words = Manuscript("Zucchini", "More.")
    services.save_draft(writer, sheet=sheet, text=words, article_id=article.pk, now=now)
    return article


def test_the_certificate_of_a_text_counts_what_was_there(person: Person, now: datetime) -> None:
    ines = person("ines")
    article = zucchini(ines, now)
    before = database_time()
    made = services.erase(article.pk, author=ines, now=now)
    made.refresh_from_db()
    assert (made.kind, made.subject, made.account) == ("text", article.pk, ines)
    assert before <= made.at <= database_time()
    assert made.removed == {
        "versions": 2,
        "commitment_keys": 2,
        "search_entries": 1,
        "tags": 2,
        "series_places": 1,
        # The question and three answers.
        "polls": 4,
        "drafts": 1,
        "draft_versions": 1,
        "pictures": 1,
        "picture_uses": 1,
    }
    # 480, 960 and 1000 pixels wide.
    assert made.files == 3


def test_a_comment_has_one_of_its_own(person: Person, now: datetime) -> None:
    ines, marcel = person("ines"), person("marcel")
    article = services.publish(ines, title="Beans", body="Words.", now=now)
    answer = services.reply(article.pk, author=marcel, body="An answer.", now=now)
    made = services.erase(answer.pk, author=marcel, now=now)
    assert (made.kind, made.subject, made.account_id) == ("comment", answer.pk, marcel.pk)
    assert made.removed == {"versions": 1, "commitment_keys": 1, "search_entries": 1}
    assert made.files == 0


def test_no_column_of_it_has_a_word_or_a_name(person: Person, now: datetime) -> None:
    ines = person("ines")
    article = zucchini(ines, now)
    services.erase(article.pk, author=ines, now=now)
    services.close_account(ines, erase_texts=True, now=now)
    assert Erasure.objects.count() == 2
    for column in (each.column for each in Erasure._meta.concrete_fields):
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT "{column}"::text FROM articles_erasure')
            held = " ".join(str(value) for (value,) in cursor.fetchall()).lower()
        for word in ("zucchini", "soil", "gate", "ines"):
            assert word not in held, column


def test_the_database_takes_nothing_but_counts_of_known_kinds(
    person: Person, now: datetime
) -> None:
    ines = person("ines")
    row = {"key": "0" * 32, "kind": "upload", "subject": 1, "account": ines, "files": 0}
    Erasure.objects.create(**row, removed=dict.fromkeys(Gone, 1))
    for wrong in (
        {"Zucchini at last": 1},
        {"tags": "zucchini"},
        {"tags": ["zucchini"]},
        {"tags": 0},
        {"tags": 1.5},
        ["tags"],
        "tags",
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            Erasure.objects.create(**row, removed=wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Erasure.objects.create(**(row | {"kind": "gate"}), removed={})


def test_nobody_says_when_it_was(person: Person, now: datetime) -> None:
    ines = person("ines")
    row = {"key": "0" * 32, "kind": "upload", "subject": 1, "account": ines, "files": 1}
    made = Erasure.objects.create(**row, removed={})
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Erasure.objects.create(**row, removed={}, at=now)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        FilesGone.objects.create(erasure=made, files=1, at=now)


@pytest.mark.parametrize("table", ["articles_erasure", "articles_filesgone"])
def test_nobody_changes_or_removes_one(person: Person, now: datetime, table: str) -> None:
    ines = person("ines")
    made = services.erase(zucchini(ines, now).pk, author=ines, now=now)
    FilesGone.objects.create(erasure=made, files=3)
    for act in (f"UPDATE {table} SET files = 1", f"DELETE FROM {table}", f"TRUNCATE {table}"):
        with (
            pytest.raises(DatabaseError, match="append-only|permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(act)


def test_what_is_erased_again_has_no_second_one(person: Person, now: datetime) -> None:
    ines = person("ines")
    article = zucchini(ines, now)
    gate = services.upload(ines, data=picture(colour="red"), now=now)
    services.erase(article.pk, author=ines, now=now)
    with pytest.raises(NotOpen):
        services.erase(article.pk, author=ines, now=now)
    for _ in range(2):
        services.erase_media(gate.pk, owner=ines, now=now)
    first = services.close_account(ines, erase_texts=True, now=now)
    again = services.close_account(ines, erase_texts=True, now=now)
    assert first == again
    kinds = Erasure.objects.order_by("pk").values_list("kind", "subject")
    assert list(kinds) == [("text", article.pk), ("upload", gate.pk), ("account", ines.pk)]


def test_an_upload_that_was_made_again_has_one_for_each_time(
    person: Person, now: datetime
) -> None:
    ines = person("ines")
    for _ in range(2):
        gate = services.upload(ines, data=picture(), now=now)
        services.erase_media(gate.pk, owner=ines, now=now)
    made = Erasure.objects.values_list("kind", "subject", "removed", "files")
    assert list(made) == [("upload", gate.pk, {"pictures": 1}, 1)] * 2
    assert Erasure.objects.values("key").distinct().count() == 2


def test_every_table_that_goes_with_something_is_counted_as_a_kind() -> None:
    roots = [each for each, _ in _rows_of_its_own()]
    labels = {model._meta.label for root in roots for model in (root, *_below(root))}
    assert labels - KINDS.keys() == set()


def _below(model: type[models.Model]) -> Iterator[type[models.Model]]:
    for relation in model._meta.get_fields(include_hidden=True):
        if getattr(relation, "on_delete", None) is models.CASCADE and relation.auto_created:
            found = relation.related_model
            assert isinstance(found, type)
            yield found
            yield from _below(found)
