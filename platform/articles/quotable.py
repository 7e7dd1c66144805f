"""Which articles a text may quote as cards: the one place that says it."""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import Q, QuerySet

from accounts.models import Mute
from articles.models import Article
from articles.states import State
from articles.visibility import for_everybody, heard

#: A text that quotes more shows links for the rest.
MOST: Final = 10


def quotable(addresses: Sequence[tuple[str, str]], *, by: int | None) -> QuerySet[Article]:
    """The articles at these addresses (author, permlink; at least one) that the account `by` may
    quote. What is not among them stays a link.
    """
    asked = reduce(or_, (Q(author__name=name, permlink=link) for name, link in addresses))
    blockers = Mute.objects.filter(muted=by, blocked=True).values("account")
    articles = Article.objects.filter(asked, for_everybody(), state=State.PUBLISHED)
    articles = articles.filter(heard(), Q(passing_on=True) | Q(author=by))
    return articles.exclude(author__in=blockers).select_related("author")
