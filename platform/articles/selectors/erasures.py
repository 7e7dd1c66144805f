"""Certificates of erasure, as whoever holds one reads them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import compare_digest
from typing import Final

from articles.erasures import Erased, Gone
from articles.models import Erasure

#: Certificates of one page of a list.
_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was erased, how much of what it was, and when."""

    number: int
    key: str
    kind: Erased
    #: The number of the text, the upload or the account.
    subject: int
    account: int
    removed: Mapping[Gone, int]
    at: datetime
    #: How many files had to go, how many went, and when the last was gone: None until then.
    files: int
    files_gone: int
    files_gone_at: datetime | None


def certificate(number: int, *, key: str) -> Certificate | None:
    """The certificate for who holds its number and its key; None for anybody else. One query."""
    found = Erasure.objects.select_related("files_gone").filter(pk=number).first()
    if found is None or not compare_digest(found.key.encode(), key.encode()):
        return None
    return _certificate(found)


def certificates_of(
    account: int, *, before: int | None = None, without: int | None = None
) -> tuple[Sequence[Certificate], int | None]:
    """What an account erased, the newest first, at most 50, and the number to go on before; None
    at the end. One query.
    """
    found = Erasure.objects.filter(account=account)
    if without is not None:
        found = found.exclude(pk=without)
    if before is not None:
        found = found.filter(pk__lt=before)
    rows = list(found.select_related("files_gone").order_by("-pk")[: _PAGE + 1])
    shown = [_certificate(each) for each in rows[:_PAGE]]
    return shown, shown[-1].number if len(rows) > _PAGE else None


def _certificate(erasure: Erasure) -> Certificate:
    gone = getattr(erasure, "files_gone", None)
    return Certificate(
        number=erasure.pk,
        key=erasure.key,
        kind=Erased(erasure.kind),
        subject=erasure.subject,
        account=erasure.account_id,
        removed={Gone(kind): count for kind, count in erasure.removed.items()},
        at=erasure.at,
        files=erasure.files,
        files_gone=0 if gone is None else gone.files,
        files_gone_at=None if gone is None else gone.at,
    )
