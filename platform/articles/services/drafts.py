"""Keep a text that is being written, so that no word of it is lost.

A save names the version that its writer has seen. The same words again change nothing, so a save
that was sent twice is harmless; other words on top of a version that its writer has not seen are
a conflict, and nothing is written until a person has chosen.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Length

from accounts.locks import lock_account
from accounts.models import Account
from articles.drafting import (
    MAX_CHOICES,
    MAX_CHOICES_SIZE,
    MAX_DRAFT_BODY,
    MAX_DRAFTS,
    Manuscript,
    Sheet,
    Stamp,
    let_go,
)
from articles.errors import NotYours, TextRefused, UnknownDraft, UnknownText
from articles.markup import render
from articles.models import Article, Draft, DraftVersion, Submission
from articles.selectors.references import known_in
from articles.wording import MAX_BODY, MAX_TITLE, plain_source

#: Old versions are looked at once in so many saves.
_THIN_EVERY = 20


@dataclass(frozen=True, slots=True)
class Saved:
    """The words are in the database, as this version."""

    version: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Conflict:
    """Nothing was written. `draft` is what is kept; None where it was published or discarded."""

    draft: Draft | None


@transaction.atomic
def save_draft(
    account: Account,
    *,
    sheet: Sheet,
    text: Manuscript,
    article_id: int | None = None,
    now: datetime,
) -> Saved | Conflict:
    """Save a text at work, as a draft of its own or of the next version of `article_id`.

    Locks the draft's row; the account's too, before it, when the draft is new. TextRefused when it
    is too much or nothing, UnknownDraft when the key is somebody else's.
    """
    text = _checked(text)
    draft = _locked(account, key=sheet.key)
    if draft is None:
        lock_account(account.pk)
        draft = _locked(account, key=sheet.key)
    if draft is None:
        if sheet.base_version or Submission.objects.filter(pk=sheet.key).exists():
            return Conflict(None)
        return _begin(account, key=sheet.key, text=text, article_id=article_id, now=now)
    if manuscript(draft) == text:
        return Saved(draft.version, draft.updated_at)
    if draft.version != sheet.base_version:
        return Conflict(draft)
    return _append(draft, text=text, now=now)


@transaction.atomic
def keep_theirs(
    account: Account, *, sheet: Sheet, text: Manuscript, now: datetime
) -> Saved | Conflict:
    """Settle a conflict for what is kept already: `text` becomes an old version under it.

    Locks the draft's row. A Conflict again when the draft has moved on from the sheet's version.
    """
    text, draft = _checked(text), _locked(account, key=sheet.key)
    if draft is None or draft.version != sheet.base_version:
        return Conflict(draft)
    theirs = manuscript(draft)
    _append(draft, text=text, now=now)
    return _append(draft, text=theirs, now=now)


@transaction.atomic
def restore_draft(account: Account, *, key: UUID, number: int, now: datetime) -> Saved:
    """Make an earlier version the newest; those between stay. UnknownDraft when there is none."""
    draft = _locked(account, key=key)
    if draft is None:
        raise UnknownDraft("There is no such draft.")
    earlier = draft.versions.filter(number=number).first()
    if earlier is None:
        raise UnknownDraft("There is no such version of this draft.")
    if manuscript(earlier) == manuscript(draft):
        return Saved(draft.version, draft.updated_at)
    return _append(draft, text=manuscript(earlier), now=now)


@transaction.atomic
def discard_draft(account: Account, *, key: UUID) -> None:
    """Delete a draft with all its versions; doing it twice changes nothing."""
    draft = _locked(account, key=key)
    if draft is not None:
        draft.delete()


def manuscript(row: Draft | DraftVersion) -> Manuscript:
    """The words of a row, to compare and to write again."""
    return Manuscript(row.title, row.body, row.choices)


def _checked(text: Manuscript) -> Manuscript:
    """What can be stored of it, the same whenever it is the same; TextRefused when too much."""
    title, body = plain_source(text.title).replace("\n", " "), plain_source(text.body)
    choices = {
        plain_source(name): [plain_source(value) for value in values]
        for name, values in text.choices.items()
    }
    if len(title) > MAX_TITLE:
        raise TextRefused(
            "A title has 1 to %(most)s characters; this one has %(count)s.",
            most=MAX_TITLE,
            count=len(title),
        )
    if len(body) > MAX_DRAFT_BODY:
        raise TextRefused(
            "A draft has at most %(most)s characters; this has %(count)s.",
            most=MAX_DRAFT_BODY,
            count=len(body),
        )
    if len(choices) > MAX_CHOICES or len(json.dumps(choices)) > MAX_CHOICES_SIZE:
        raise TextRefused("The settings of this text are longer than a draft can keep.")
    return Manuscript(title, body, choices)


def _locked(account: Account, *, key: UUID) -> Draft | None:
    draft = Draft.objects.select_for_update().filter(key=key).first()
    if draft is not None and draft.account_id != account.pk:
        raise UnknownDraft("There is no such draft.")
    return draft


def _begin(
    account: Account, *, key: UUID, text: Manuscript, article_id: int | None, now: datetime
) -> Saved:
    """The first version. The account's row is locked, so the count of drafts holds."""
    if not text.title.strip() and not text.body.strip():
        raise TextRefused("Nothing is written yet: a draft needs a title or some words.")
    if Draft.objects.filter(account=account).count() >= MAX_DRAFTS:
        raise TextRefused(
            "You keep %(most)s drafts already: publish or discard one first.", most=MAX_DRAFTS
        )
    if article_id is not None:
        author = Article.objects.filter(pk=article_id).values_list("author_id", flat=True).first()
        if author is None:
            raise UnknownText("There is no such text.")
        if author != account.pk:
            raise NotYours("Only its author can revise a text.")
    draft = Draft(
        account=account, key=key, article_id=article_id, version=0, created_at=now, updated_at=now
    )
    return _append(draft, text=text, now=now)


def _append(draft: Draft, *, text: Manuscript, now: datetime) -> Saved:
    """The next version of a draft whose row is locked or not yet there."""
    draft.title, draft.body, draft.choices = text.title, text.body, dict(text.choices)
    draft.words, draft.updated_at, draft.version = _words(text.body), now, draft.version + 1
    draft.save()
    DraftVersion.objects.create(
        draft=draft,
        number=draft.version,
        title=draft.title,
        body=draft.body,
        choices=draft.choices,
        words=draft.words,
        at=now,
    )
    if draft.version % _THIN_EVERY == 0:
        _thin(draft, now=now)
    return Saved(draft.version, now)


def _words(body: str) -> int:
    """How many words readers would find, as the desk says and as they are counted when published:
    marks are none. At most two queries.
    """
    shown = body[:MAX_BODY]
    return render(shown, known=known_in(shown)).words


def _thin(draft: Draft, *, now: datetime) -> None:
    sized = draft.versions.values_list("number", "at", Length("body"))
    old = let_go((Stamp(number, at, size) for number, at, size in sized), now=now)
    draft.versions.filter(number__in=old).delete()
