"""The small world of the demo, read from its folder: people, communities, texts and threads.

The texts are Markdown with a TOML head between two lines of `+++`. Ages are in days of the rule
set, which in the demo last a minute each.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any


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
    cover: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """A comment on the text or the comment with the key `on`."""

    key: str
    on: str
    author: str
    body: str


@dataclass(frozen=True, slots=True)
class World:
    """All of it; texts from the oldest to the newest, replies in the order they were written."""

    people: tuple[Person, ...]
    places: tuple[Place, ...]
    texts: tuple[Text, ...]
    replies: tuple[Reply, ...]


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
    )


def _table(file: Traversable) -> list[tuple[str, dict[str, Any]]]:
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
    )
