"""Drafts as their author finds them again: all of them, one, and its versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models.functions import Left

from accounts.models import Account
from articles.drafting import MAX_DRAFTS
from articles.models import Draft, DraftVersion

#: Characters of a draft that lists read: its marks and the addresses of its links are not shown.
_BEGINNING = 1_000
#: What the desk needs of the article that a draft revises.
_REVISED: Final = ("article__author", "article__work", "article__community")


@dataclass(frozen=True, slots=True)
class DraftCard:
    """One draft in a list. `permlink` is that of the article it revises; "" where it is new."""

    key: UUID
    title: str
    beginning: str
    words: int
    version: int
    updated_at: datetime
    permlink: str


@dataclass(frozen=True, slots=True)
class VersionCard:
    """One version in a draft's list."""

    number: int
    title: str
    words: int
    at: datetime


def drafts_of(account: Account, *, limit: int = MAX_DRAFTS) -> list[DraftCard]:
    """An account's drafts, the one worked on last first. One query that reads no whole body."""
    found = Draft.objects.filter(account=account).annotate(beginning=Left("body", _BEGINNING))
    rows = found.order_by("-updated_at", "-pk").values_list(
        "key", "title", "beginning", "words", "version", "updated_at", "article__permlink"
    )
    return [DraftCard(*row[:-1], permlink=row[-1] or "") for row in rows[:limit]]


def draft_of(account: Account, *, key: UUID) -> Draft | None:
    """One's own draft under a key, with the article it revises and its place. One query."""
    found = Draft.objects.select_related(*_REVISED)
    return found.filter(account=account, key=key).first()


def is_anothers_draft(account: Account, *, key: UUID) -> bool:
    """Whether the key belongs to somebody else's draft. One query."""
    return Draft.objects.filter(key=key).exclude(account=account).exists()


def draft_of_article(account: Account, *, article_id: int) -> Draft | None:
    """The draft of an article's next version that was worked on last. One query."""
    found = Draft.objects.select_related(*_REVISED)
    found = found.filter(account=account, article_id=article_id)
    return found.order_by("-updated_at", "-pk").first()


def draft_versions(
    draft: Draft, *, before: int | None = None, limit: int = 50
) -> Sequence[VersionCard]:
    """A draft's versions, newest first, without their words; those before a number. One query."""
    found = draft.versions.order_by("-number")
    if before is not None:
        found = found.filter(number__lt=before)
    return [
        VersionCard(*row) for row in found.values_list("number", "title", "words", "at")[:limit]
    ]


def draft_version(draft: Draft, *, number: int) -> DraftVersion | None:
    """One version with its words. One query."""
    return draft.versions.filter(number=number).first()
