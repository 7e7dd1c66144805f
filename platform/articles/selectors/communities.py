"""What is written in a community, in figures."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Count, Sum

from articles.models import Article
from articles.states import State
from articles.visibility import for_everybody
from communities.models import Community

_LATELY: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Figures:
    """Texts that everybody reads, the answers to them, and the writers of thirty days."""

    texts: int
    answers: int
    writers_lately: int


def figures_of(community: Community, *, now: datetime) -> Figures:
    """What is written in a community. Two queries over its texts."""
    texts = Article.objects.filter(for_everybody(), community=community, state=State.PUBLISHED)
    whole = texts.aggregate(texts=Count("pk"), answers=Sum("replies"))
    lately = texts.filter(published_at__gt=now - _LATELY)
    return Figures(
        texts=whole["texts"],
        answers=whole["answers"] or 0,
        writers_lately=lately.aggregate(n=Count("author", distinct=True))["n"],
    )
