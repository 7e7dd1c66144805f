"""The demo's people go on: they publish notes and vote, so that a visitor always finds texts whose
voting is open, and sees their own text find readers.

One step does a little of both and is taken by the worker every few seconds. It uses the services
that the site uses, and what those refuse is simply not done.
"""

import tomllib
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from random import Random
from typing import Final

from django.db import transaction

from accounts.models import Account
from articles.choices import Choices
from articles.errors import ArticleError
from articles.labels import AiUse, Labels
from articles.models import Article
from articles.services import publish, vote_on
from communities.selectors import community_named
from curation.errors import CurationError
from inkwell.demo.story import read_world

BETWEEN_NOTES: Final = timedelta(seconds=110)
#: Nobody votes on a text that is younger: people read first.
READ_FIRST: Final = timedelta(seconds=15)
_WEIGHTS_BP: Final = (10_000, 7_500, 5_000, 2_500)
_OPEN_TEXTS: Final = 30


@dataclass(frozen=True, slots=True)
class Note:
    """A short text that somebody of the world publishes while the demo runs."""

    author: str
    title: str
    text: str
    tags: tuple[str, ...]
    language: str = "en"
    community: str = ""


@cache
def notes() -> tuple[Note, ...]:
    """The notes that come with the package, in their order."""
    file = files("inkwell.demo") / "world" / "notes.toml"
    rows = tomllib.loads(file.read_text("utf-8"))["note"]
    return tuple(Note(**row | {"tags": tuple(row["tags"])}) for row in rows)


def live(now: datetime, *, dice: Random) -> str:
    """Take one step; what was done, in a word for the log: "note", "vote" or nothing."""
    people = [person.name for person in read_world().people if person.power]
    newest = Article.objects.filter(author__name__in=people).order_by("-published_at").first()
    if newest is None or now - newest.published_at >= BETWEEN_NOTES:
        _publish(now)
        return "note"
    return "vote" if _vote(people, now, dice) else ""


def _publish(now: datetime) -> None:
    """Publish the note that was published least often."""
    written = Article.objects.filter(title__in={note.title for note in notes()})
    titles = list(written.values_list("title", flat=True))
    note = min(notes(), key=lambda each: titles.count(each.title))
    publish(
        Account.objects.get(name=note.author),
        title=note.title,
        body=note.text.strip(),
        tags=note.tags,
        language=note.language,
        community=community_named(note.community) if note.community else None,
        choices=Choices(Labels(ai_use=AiUse.NONE)),
        now=now,
    )


def _vote(people: list[str], now: datetime, dice: Random) -> bool:
    """Let somebody vote on something that is open; visitors' texts are read like all others."""
    texts = list(
        Article.objects.filter(
            work__paid_at=None,
            work__closes_at__gt=now + READ_FIRST,
            published_at__lte=now - READ_FIRST,
        ).order_by("-published_at")[:_OPEN_TEXTS]
    )
    if not texts:
        return False
    text, voter = dice.choice(texts), Account.objects.get(name=dice.choice(people))
    if text.author_id == voter.pk:
        return False
    with suppress(ArticleError, CurationError), transaction.atomic():
        vote_on(text.pk, voter=voter, weight_bp=dice.choice(_WEIGHTS_BP), now=now)
        return True
    return False
