"""A form that is sent twice publishes once, and publishing uses up its draft.

All of it runs inside the transaction that publishes: `sent_before` first, `spend` last.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q

from accounts.locks import lock_account
from accounts.models import Account
from articles.drafting import Sheet
from articles.errors import DraftChanged, UnknownDraft
from articles.models import Comment, Draft, Revision, Submission
from articles.states import State

#: For so long the same words under the same text are the same answer, sent again.
AGAIN: Final = timedelta(hours=1)


def became(author: Account, *, sheet: Sheet, title: str = "", body: str) -> int | None:
    """The work that these words of this form have become already; None for other words.

    Locks the author's row, so that a double click waits for the first one.
    """
    lock_account(author.pk)
    sent = Submission.objects.filter(pk=sheet.key, account=author).first()
    if sent is None:
        return None
    same = Revision.objects.filter(work_id=sent.work_id, title=title, body=body)
    return sent.work_id if same.exists() else None


def answered_just_now(
    work_id: int, *, author: Account, body: str, now: datetime
) -> Comment | None:
    """The author's own answer to this article or comment with the same words, if it is that new.

    The caller holds the author's row.
    """
    here = Q(parent=work_id) | Q(article=work_id, parent=None)
    own = Comment.objects.filter(here, author=author, state=State.PUBLISHED)
    return own.filter(published_at__gt=now - AGAIN, revision__body=body).first()


def sent_before(author: Account, *, sheet: Sheet, title: str, body: str) -> int | None:
    """The same for a form with a draft.

    DraftChanged when the form became a text with other words, or when a newer version of its draft
    holds other words; UnknownDraft when the key is somebody else's.
    """
    sent = became(author, sheet=sheet, title=title, body=body)
    if sent is not None:
        return sent
    if Submission.objects.filter(pk=sheet.key).exists():
        raise DraftChanged("This draft was published in another window, with other words.")
    draft = Draft.objects.select_for_update().filter(key=sheet.key).first()
    if draft is None:
        return None
    if draft.account_id != author.pk:
        raise UnknownDraft("There is no such draft.")
    if draft.version > sheet.base_version and draft.body != body:
        raise DraftChanged("This draft was changed in another window.")
    return None


def spend(author: Account, *, sheet: Sheet, work_id: int, now: datetime) -> None:
    """Remember what the form became first, and delete its draft with all versions."""
    made = Submission(pk=sheet.key, account=author, work_id=work_id, at=now)
    Submission.objects.bulk_create([made], ignore_conflicts=True)
    discard(author, sheet=sheet)


def discard(author: Account, *, sheet: Sheet) -> None:
    """Delete the form's draft, if there is one."""
    Draft.objects.filter(key=sheet.key, account=author).delete()
