"""Telling people that a text names them."""

from datetime import datetime
from typing import Final

from accounts.models import Account
from articles.markup import mentioned
from articles.models import Article, Comment
from articles.services.hearing import who_wants_to_hear
from articles.visibility import readers_of
from notifications.kinds import Kind, News
from notifications.services import tell

#: A text that names more people tells the first of them only.
MOST: Final = 50


def tell_mentioned(text: Article | Comment, *, now: datetime) -> None:
    """Tell whom a text names, once for each text however often it is revised.

    Nobody hears of a text that they may not read or that they keep out of sight; whom a comment
    answers hears of it anyway. At most five queries, and none where nobody is named.
    """
    names = mentioned(text.revision.html)[:MOST]
    if not names:
        return
    people = Account.objects.filter(name__in=names, is_active=True)
    if isinstance(text, Article):
        readers = readers_of(text, among=people)
    else:
        answered = (text.parent or text.article).author_id
        readers = readers_of(text.article, among=people).exclude(pk=answered)
    found = readers.values_list("pk", flat=True)
    tell(
        News(
            account,
            Kind.MENTION,
            key=f"mention/{text.pk}",
            group=f"mention/{text.pk}",
            at=now,
            actor=text.author_id,
            work=text.pk,
        )
        for account in who_wants_to_hear(found, text=text, now=now)
    )
