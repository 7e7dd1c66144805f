"""Whatever a list is about and however long it is, an index gives its order: nothing is sorted."""

from datetime import UTC, datetime, timedelta
from typing import Any, get_args

import pytest
from django.db import connection

from articles.selectors.feeds import _PART_OF, About, Step, _written
from articles.selectors.places import Part

VALUES: dict[str, Any] = {
    "community": "gardening",
    "tag": "soil",
    "language": "sv",
    "author": "ines",
    "now": datetime(2026, 11, 25, tzinfo=UTC),
}
STEPS: tuple[Step, ...] = get_args(Step.__value__)


def plan_of(step: Step, about: str, part: Part | None, *, number: int = 5) -> str:
    """How PostgreSQL reads a page of tables too long to be read whole or sorted: if it must sort
    them nevertheless, it cannot do without.
    """
    given = tuple(field == about for field in About._fields)
    statement = _written(step, given, part, 21, "")
    at = float(number) if part is Part.SCORED else VALUES["now"] + timedelta(number)
    values: dict[str, Any] = VALUES | {"at": at, "work": number}
    parameters = [
        values[each] if place in statement.blanks else each
        for place, each in enumerate(statement.parameters)
    ]
    with connection.cursor() as cursor:
        for way in ("seqscan", "bitmapscan", "sort", "incremental_sort"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
        cursor.execute(f"EXPLAIN {statement.sql}", parameters)
        return "\n".join(line for (line,) in cursor.fetchall())


@pytest.mark.parametrize("is_deep", [False, True])
@pytest.mark.parametrize("step", STEPS)
def test_a_list_of_everything_is_not_sorted(db: None, step: Step, is_deep: bool) -> None:
    assert "Sort" not in plan_of(step, "", _PART_OF[step] if is_deep else None)


@pytest.mark.parametrize("is_deep", [False, True])
@pytest.mark.parametrize(
    ("about", "index"),
    [
        ("tag", "article_by_tag"),
        ("author", "article_by_author"),
        ("community", "article_by_community"),
        ("language", "article_by_language"),
    ],
)
def test_what_a_list_is_about_begins_an_index(
    db: None, about: str, index: str, is_deep: bool
) -> None:
    plan = plan_of("new", about, Part.TIMED if is_deep else None)
    assert "Sort" not in plan
    assert index in plan


@pytest.mark.parametrize("step", STEPS)
def test_a_page_is_planned_alike_at_every_place(db: None, step: Step) -> None:
    # A plan that names the place is made anew for each, which takes longer than reading the page.
    first, second = (plan_of(step, "", _PART_OF[step], number=number) for number in (5, 6))
    assert first == second
