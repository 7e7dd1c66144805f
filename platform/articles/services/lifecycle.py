"""Taking a text down, and erasing its words."""

from django.db import transaction

from accounts.models import Account
from articles.errors import NotOpen, NotYours, UnknownText
from articles.models import Article, Comment, Revision
from articles.states import State, may_become


@transaction.atomic
def withdraw(work_id: int, *, author: Account) -> None:
    """Take one's own text down: lists leave it out, its page says so, votes and payouts stay."""
    _move(work_id, author=author, target=State.WITHDRAWN)


@transaction.atomic
def erase(work_id: int, *, author: Account) -> None:
    """Delete the words of all versions and the keys of their commitments, for ever.

    What remains ties nothing to a person: numbers, times, and hashes under keys that are gone.
    """
    text = _move(work_id, author=author, target=State.ERASED)
    Revision.objects.filter(work_id=work_id).update(title="", body="", html="", salt=None)
    if isinstance(text, Article):
        Article.objects.filter(pk=work_id).update(title="", excerpt="", words=0)
        text.tags.all().delete()
        text.drafts.all().delete()


def _move(work_id: int, *, author: Account, target: State) -> Article | Comment:
    for model in (Article, Comment):
        text = model.objects.select_for_update().filter(pk=work_id).first()
        if text is None:
            continue
        if text.author_id != author.pk:
            raise NotYours("Only its author can take a text down.")
        if not may_become(State(text.state), target=target):
            raise NotOpen("This text was taken down or erased already.")
        model.objects.filter(pk=work_id).update(state=target)
        return text
    raise UnknownText("There is no such text.")
