"""Certificates of erasure: written with what they certify, and completed when the files are gone.

Files go after the commit, since a transaction that fails could not bring them back. Until they
have, their rows say which erasure they wait for: a worker that is killed in between leaves nothing
behind, as the next one asks the same rows.
"""

import secrets
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from django.core.files.storage import default_storage
from django.db import models, transaction

from accounts.locks import lock_account
from articles.erasures import Erased, Gone, counted
from articles.films import names_of
from articles.models import Erasure, FilesGone, Media

#: Erasures whose files one run of the worker removes.
_MOST: Final = 100


@dataclass(slots=True)
class Removed:
    """What an erasure removes, as it goes along: counts, and media whose files are to follow."""

    counts: Counter[Gone] = field(default_factory=Counter)
    media: list[Media] = field(default_factory=list)

    def delete(self, *rows: "models.QuerySet[Any]") -> None:
        """Delete these rows with what depends on them, and count both."""
        for each in rows:
            self.count(each.delete()[1])

    def count(self, rows: Mapping[str, int]) -> None:
        """Count rows that were deleted, by the labels of their tables."""
        self.counts += counted(rows)


def certify(kind: Erased, *, subject: int, account_id: int, removed: Removed) -> Erasure:
    """Write the certificate of an erasure, and let its files go after the commit.

    The caller is in the transaction of the erasure and holds the account's row. Of a text and of
    an account there is one certificate: the first stays, and what more is removed goes without.
    """
    made = None
    if kind is not Erased.UPLOAD:
        made = Erasure.objects.filter(kind=kind.value, subject=subject).first()
    if made is None:
        made = Erasure.objects.create(
            key=secrets.token_hex(16),
            kind=kind.value,
            subject=subject,
            account_id=account_id,
            removed={each.value: count for each, count in removed.counts.items() if count},
            files=sum(len(_names(each)) for each in removed.media),
        )
    if removed.media:
        let_files_go(made, media=removed.media)
    return made


def let_files_go(erasure: Erasure, *, media: Collection[Media]) -> None:
    """Note that files wait to be removed, and remove them after the commit."""
    numbers = [each.pk for each in media]
    Media.objects.filter(pk__in=numbers).update(leaving=erasure)
    remove_files_after_commit(erasure.pk)


def remove_files_after_commit(erasure_id: int) -> None:
    """Remove them as soon as it is sure; where that fails, the worker tries again."""
    transaction.on_commit(partial(remove_files, erasure_id), robust=True)


@transaction.atomic
def remove_files(erasure_id: int) -> None:
    """Remove the files of what an erasure took and nobody uploaded again; then say that they are
    gone. Twice changes nothing. Locks the account's row.

    OSError, and nothing is said, where the storage keeps one.
    """
    erasure = Erasure.objects.get(pk=erasure_id)
    lock_account(erasure.account_id)
    left = list(Media.objects.filter(leaving=erasure).order_by("pk"))
    names = [name for each in left for name in _names(each)]
    for name in names:
        default_storage.delete(name)
    if any(default_storage.exists(name) for name in names):
        raise OSError(f"The storage keeps files of erasure {erasure_id}.")
    Media.objects.filter(pk__in=[each.pk for each in left]).update(leaving=None)
    if not FilesGone.objects.filter(pk=erasure_id).exists():
        FilesGone.objects.create(erasure=erasure, files=len(names))


def remove_left_files() -> int:
    """Remove what was left by who was stopped between the commit and the files; how many erasures
    that were, at most a hundred. The others go on where the storage fails for one; OSError then.
    """
    waiting = Media.objects.filter(leaving__isnull=False).order_by("leaving")
    found = list(waiting.values_list("leaving", flat=True).distinct()[:_MOST])
    failed: OSError | None = None
    for erasure_id in found:
        try:
            remove_files(erasure_id)
        except OSError as error:
            failed = error
    if failed is not None:
        raise failed
    return len(found)


def _names(media: Media) -> list[str]:
    return names_of(media.address, form=media.form, width=media.width)
