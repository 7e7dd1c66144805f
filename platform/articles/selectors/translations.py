"""The same text in other languages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from articles.models import Article, Translation
from articles.states import State
from articles.visibility import for_everybody, heard

#: So many translations are told of, the oldest first.
_MOST: Final = 50


@dataclass(frozen=True, slots=True)
class Translated:
    """A text that everybody reads and that says the same."""

    language: str
    title: str
    author: str
    author_shown: str
    permlink: str
    #: Whether the others are translations of it.
    is_original: bool


def translations_of(article: Article) -> Sequence[Translated]:
    """The other texts that say the same, by language, the original first; nothing where there is
    none. One query then, else three.
    """
    near = dict(
        Translation.objects.filter(Q(article=article) | Q(original=article)).values_list(
            "article", "original"
        )[:_MOST]
    )
    if not near:
        return ()
    original = near.get(article.pk, article.pk)
    group = Translation.objects.filter(original=original).order_by("article")
    numbers = {original, *group.values_list("article", flat=True)[:_MOST]} - {article.pk}
    texts = Article.objects.filter(for_everybody(), heard(), pk__in=numbers, state=State.PUBLISHED)
    found = texts.select_related("author")
    told = [
        Translated(
            language=each.language,
            title=each.title,
            author=each.author.name,
            author_shown=each.author.shown_name,
            permlink=each.permlink,
            is_original=each.pk == original,
        )
        for each in found.order_by("language", "pk")
    ]
    return sorted(told, key=lambda each: not each.is_original)


def original_of(article: Article) -> str:
    """The address of the text that an article translates; "" for none. One query."""
    row = Translation.objects.filter(article=article).values_list(
        "original__author__name", "original__permlink"
    )
    return "/@{}/{}".format(*row[0]) if row else ""
