"""Tags in use: those of the newest texts for everybody, at a cost that does not grow."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.test.utils import CaptureQueriesContext

from accounts.models import Account
from articles import services
from articles.choices import DEFAULT, Audience, Choices
from articles.models import ArticleTag, Tag
from articles.selectors import tags as module
from articles.selectors import tags_in_use
from articles.services.moderating import remove

type Person = Callable[[str], Account]


def write(author: Account, *words: str, now: datetime, choices: Choices = DEFAULT) -> int:
    text = services.publish(
        author, title="Beans", body="Words.", tags=words, choices=choices, now=now
    )
    return int(text.pk)


def test_the_most_borne_come_first(person: Person, now: datetime) -> None:
    ines = person("ines")
    for words in (("soil", "shade"), ("soil",), ("beans",)):
        write(ines, *words, now=now)
    assert tags_in_use() == [("soil", 2), ("beans", 1), ("shade", 1)]
    assert tags_in_use(limit=1) == [("soil", 2)]


def test_tags_of_texts_for_a_few_and_of_those_taken_down_are_not_told(
    person: Person, now: datetime
) -> None:
    ines = person("ines")
    circle = services.make_circle(ines, name="Family", now=now)
    private = Choices(audience=Audience.CIRCLES, readers=(circle.pk,))
    write(ines, "secret", now=now, choices=private)
    remove(write(ines, "gone", now=now))
    write(ines, "soil", now=now)
    assert tags_in_use() == [("soil", 1)]


def test_what_nobody_writes_about_any_more_gives_way(
    person: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "NEWEST", 2)
    ines = person("ines")
    for word in ("old", "old", "old", "new", "new"):
        write(ines, word, now=now)
    assert tags_in_use() == [("new", 2)]


def plan(cursor: CursorWrapper, statement: str) -> Mapping[str, Any]:
    """How PostgreSQL carried a statement out."""
    cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}")
    (answer,) = cursor.fetchone() or ("[]",)
    found = json.loads(answer) if isinstance(answer, str) else answer
    whole: Mapping[str, Any] = found[0]["Plan"]
    return whole


def rows_of(node: Mapping[str, Any]) -> float:
    """The rows that a scan read, those that it left out included."""
    each: float = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
    return each * int(node["Actual Loops"])


def nodes(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield plan
    for inner in plan.get("Plans", ()):
        yield from nodes(inner)


def test_however_many_there_are_only_so_many_are_read(
    person: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    most = 50
    monkeypatch.setattr(module, "NEWEST", most)
    work = write(person("ines"), "soil", now=now)
    names = [f"tag-{number}" for number in range(5_000)]
    made = Tag.objects.bulk_create(Tag(name=name) for name in names)
    ArticleTag.objects.bulk_create(
        ArticleTag(article_id=work, tag=tag, position=1, published_at=now) for tag in made
    )
    with connection.cursor() as cursor:
        for table in ("articles_articletag", "articles_tag"):
            cursor.execute(f"ANALYZE {table}")
        with CaptureQueriesContext(connection) as captured:
            assert len(tags_in_use()) == 30
        read = [
            (node["Relation Name"], rows_of(node))
            for query in list(captured.captured_queries)
            for node in nodes(plan(cursor, query["sql"]))
            if "Relation Name" in node
        ]
    assert len(read) >= 3
    assert all(rows <= most for _, rows in read), read
