"""Giving something of one's own for a text."""

from datetime import datetime

from django.db import transaction

from accounts import payments
from accounts.models import Account
from accounts.muting import is_blocked
from accounts.tips import tip_reference
from articles.errors import ArticleError, NotOpen, UnknownText
from articles.models import Article, Comment, Tip
from articles.services.standing import require_voice
from articles.states import State, takes_replies
from articles.visibility import visible_to
from ledger.codes import Code


@transaction.atomic
def tip(
    work_id: int, *, giver: Account, amount: int, key: str, now: datetime, note: str = ""
) -> int:
    """Give `amount` milli-INK to who wrote a text, once for each key; return the batch's id.

    InSuspension for words beside it from who is suspended, whose money is their own all the same.
    UnknownText also for one that the giver may not read, NotOpen for one that was taken away or
    whose author blocks the giver, since a tip carries words, ArticleError for one's own; otherwise
    the refusals of `accounts.payments.send`.
    """
    if note:
        require_voice(giver, now=now)
    author = _author(work_id, giver)
    if author.pk == giver.pk:
        raise ArticleError("This is your own text: there is nobody to give it to.")
    if is_blocked(giver, by=author.pk):
        raise NotOpen("Who wrote this has blocked you and takes no tips from you.")
    batch = payments.send(
        giver,
        receiver=author,
        amount=amount,
        key=key,
        now=now,
        memo=note,
        code=Code.TIP,
        about=tip_reference(work_id),
    )
    Tip.objects.bulk_create(
        [Tip(batch=batch, work_id=work_id, amount=amount)], ignore_conflicts=True
    )
    return batch


def _author(work_id: int, giver: Account) -> Account:
    for model, article in ((Article, ""), (Comment, "article__")):
        readable = model.objects.filter(visible_to(giver, article), pk=work_id)
        found = readable.select_related("author").first()
        if found is not None:
            if not takes_replies(State(found.state)) or not found.author.is_active:
                raise NotOpen("This text was taken away and takes no tips any more.")
            return found.author
    raise UnknownText("There is no such text.")
