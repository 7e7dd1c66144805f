"""Who of some people wants to hear of a text: not who mutes its thread or a word in it."""

from collections.abc import Iterable
from datetime import datetime
from html import unescape

from django.utils.html import strip_tags

from articles.folding import folded, holds
from articles.models import Article, Comment, MutedThread
from articles.selectors.muting import phrases_by_reader


def who_wants_to_hear(
    accounts: Iterable[int], *, text: Article | Comment, now: datetime
) -> list[int]:
    """The accounts that do not keep the text out of sight, in their order. At most two queries
    beside the one that names them; people who are muted are left out where news are told.
    """
    people = list(accounts)
    if not people:
        return []
    article = text.pk if isinstance(text, Article) else text.article_id
    found = MutedThread.objects.filter(article=article, account__in=people)
    quiet = set(found.values_list("account_id", flat=True))
    phrases = phrases_by_reader(people, now=now)
    if phrases:
        version = text.revision
        words = folded(version.title, unescape(strip_tags(version.html)))
        quiet |= {account for account, some in phrases.items() if holds(words, some)}
    return [account for account in people if account not in quiet]
