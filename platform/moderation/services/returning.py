"""What was given back goes out after all, where its author still has it as it was."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction

from accounts.locks import lock_account
from articles import services as articles
from articles.errors import ArticleError
from articles.models import Plan
from moderation.models import Case, HeldText
from notifications.kinds import Kind, News
from notifications.services import tell


def let_go(case: Case, *, now: datetime) -> None:
    """Let out what a decision gave back: a text as one whose time has come, an answer at once.

    A text with other words by now waits anew; an answer that its thread takes no more stays with
    its author, and so does what they deleted. Locks the author's row, then the held one.
    """
    found = HeldText.objects.filter(case=case.pk).first()
    if found is None:
        return
    lock_account(found.account_id)
    rows = HeldText.objects.select_for_update(of=("self",)).select_related("draft", "account")
    held = rows.filter(pk=found.pk, case=case.pk, state=HeldText.State.RETURNED).first()
    if held is None:
        return
    if held.draft is not None:
        held.state, held.title, held.body, held.reason = HeldText.State.APPROVED, "", "", ""
        held.save()
        Plan.objects.update_or_create(
            draft=held.draft, defaults={"publish_at": now, "planned_at": now, "failure": ""}
        )
        return
    with suppress(ArticleError), transaction.atomic():
        answer(held, now=now)


def answer(held: HeldText, *, now: datetime) -> None:
    """Publish an answer that waits, and tell its author; its row goes. ArticleError."""
    assert held.answered_id is not None
    comment = articles.reply(
        held.answered_id, author=held.account, body=held.body, for_few=held.for_few, now=now
    )
    key = f"held-out/{held.pk}"
    held.delete()
    tell([News(comment.author_id, Kind.SCHEDULED, key=key, group=key, at=now, work=comment.pk)])
