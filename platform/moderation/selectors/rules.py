"""The rules that a reporter or a moderator can name."""

from collections.abc import Sequence

from django.db.models import Q

from articles.models import Article, Comment
from communities.models import Community, Rule


def rules_in(community: Community | None) -> Sequence[str]:
    """Titles of the rules of a community, in their order; none of no community. One query."""
    if community is None:
        return ()
    return list(community.rules.order_by("position").values_list("title", flat=True))


def rules_of(work_id: int) -> Sequence[str]:
    """Titles of the rules of the community in which a text or an answer stands. One query."""
    texts = Article.objects.filter(pk=work_id).values("community")
    answered = Comment.objects.filter(pk=work_id).values("article__community")
    rules = Rule.objects.filter(Q(community__in=texts) | Q(community__in=answered))
    return list(rules.order_by("position").values_list("title", flat=True))
