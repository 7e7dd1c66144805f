"""Telling followers of a new text: those who chose it, and a bounded number of them."""

from datetime import datetime
from typing import Final

from accounts.models import Account
from articles.models import Article
from articles.services.hearing import who_wants_to_hear
from articles.visibility import readers_of
from notifications.kinds import Kind, News
from notifications.selectors import followers_to_tell
from notifications.services import tell

#: So many are told of one text; the others have it in the list of those they follow.
MOST: Final = 1_000


def tell_followers(article: Article, *, now: datetime) -> None:
    """Tell who follows the author, chose to be told and may read the text. One query where nobody
    chose it, else at most five.
    """
    wished = followers_to_tell(article.author_id, most=MOST)
    if not wished:
        return
    people = Account.objects.filter(pk__in=wished, is_active=True)
    readers = readers_of(article, among=people).values_list("pk", flat=True)
    group = f"text/{article.pk}"
    tell(
        News(
            reader,
            Kind.TEXT,
            key=group,
            group=group,
            at=now,
            actor=article.author_id,
            work=article.pk,
        )
        for reader in who_wants_to_hear(readers, text=article, now=now)
    )
