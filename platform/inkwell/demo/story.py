"""The small world of the demo, read from its folder: people, communities, texts, threads, and what
became of the texts.

The texts are Markdown with a TOML head between two lines of `+++`. Ages are in days of the rule
set, which in the demo last a minute each.
"""

import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from articles.choices import Choices
from articles.labels import AiUse, Labels
from articles.options import Options, Share
from articles.polls import Question

#: What becomes of a text's reward, where its head says so.
_REWARDS: Final = {"power": Options(liquid_bp=0), "declined": Options(declined=True)}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the world; `power` and `liquid` are whole INK."""

    name: str
    about: str
    power: int
    liquid: int


@dataclass(frozen=True, slots=True)
class Place:
    """A community and the people in it."""

    slug: str
    title: str
    about: str
    founder: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """An article; `key` is the name of its file."""

    key: str
    author: str
    title: str
    body: str
    tags: tuple[str, ...]
    language: str
    community: str | None
    days_ago: float
    #: The drawing that stands for it in lists.
    cover: str | None
    #: What its author says of it, and what of its reward.
    choices: Choices
    options: Options


@dataclass(frozen=True, slots=True)
class Reply:
    """A comment on the text or the comment with the key `on`."""

    key: str
    on: str
    author: str
    body: str


class Deed(StrEnum):
    """What can be done with an article after it was published."""

    REVISED = "revised"
    RESHARED = "reshared"
    TIPPED = "tipped"
    ANSWERED = "answered"
    PINNED = "pinned"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Later:
    """What was done with an article so many days after it was published, by its author or `by`.

    `number` is an answer of its poll, or a tip in INK. `words` go with a tip, or replace what
    `was` there before in its next version.
    """

    deed: Deed
    text: str
    days: float
    by: str = ""
    number: int = 0
    words: str = ""
    was: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class World:
    """All of it; texts from the oldest to the newest, replies in the order they were written."""

    people: tuple[Person, ...]
    places: tuple[Place, ...]
    texts: tuple[Text, ...]
    replies: tuple[Reply, ...]
    later: tuple[Later, ...]


@cache
def read_world() -> World:
    """Read the world that comes with the package."""
    folder = files("inkwell.demo") / "world"
    texts = [_text(file) for file in (folder / "articles").iterdir() if file.name.endswith(".md")]
    return World(
        people=tuple(Person(name=name, **row) for name, row in _table(folder / "people.toml")),
        places=tuple(
            Place(slug=slug, **row | {"members": tuple(row["members"])})
            for slug, row in _table(folder / "communities.toml")
        ),
        texts=tuple(sorted(texts, key=lambda text: -text.days_ago)),
        replies=tuple(
            Reply(key=key, on=row["on"], author=row["author"], body=row["text"])
            for key, row in _table(folder / "threads.toml")
        ),
        later=tuple(
            Later(Deed(deed), **row)
            for deed, rows in _table(folder / "afterwards.toml")
            for row in rows
        ),
    )


def _table(file: Traversable) -> list[tuple[str, Any]]:
    return list(tomllib.loads(file.read_text("utf-8")).items())


def _text(file: Traversable) -> Text:
    _, head, body = file.read_text("utf-8").split("+++\n", 2)
    row = tomllib.loads(head)
    return Text(
        key=file.name.removesuffix(".md"),
        author=row["author"],
        title=row["title"],
        body=body.strip(),
        tags=tuple(row["tags"]),
        language=row.get("language", "en"),
        community=row.get("community"),
        days_ago=row["days_ago"],
        cover=row.get("cover"),
        choices=_choices(row),
        options=_options(row),
    )


def _choices(row: dict[str, Any]) -> Choices:
    """Of each text the people say how much of it a machine wrote, as visitors must."""
    labels = Labels(
        licence=row.get("licence", ""),
        ai_use=AiUse(row.get("ai", AiUse.NONE)),
        sponsor=row.get("sponsor", ""),
        sensitive=row.get("sensitive", ""),
        canonical=row.get("canonical", ""),
    )
    asked = row.get("poll")
    question = Question(asked["question"], tuple(asked["answers"])) if asked else None
    return Choices(labels, series=row.get("series", ""), question=question)


def _options(row: dict[str, Any]) -> Options:
    shares = tuple(Share(name, 100 * part) for name, part in row.get("with", {}).items())
    return replace(_REWARDS.get(row.get("reward", ""), Options()), beneficiaries=shares)
