"""Moving a published text from one community to another."""

from datetime import datetime

from accounts.models import Account
from articles.models import Article, ArticleChange, Turn
from articles.services.vetting import place_of
from curation.services import move_work


def move(article: Article, *, author: Account, community: str, now: datetime) -> None:
    """Let one's own article stand in the community with that slug, or in none for "".

    As at publishing, in one that takes texts from its author. The history says so. Its answers
    stay with the place they were written in; so does a reward that is not open any more. The
    article's row is locked; locks its work. Two queries where it stays. TextRefused for a
    community that takes no texts from its author.
    """
    before = article.community
    if community == (before.slug if before else ""):
        return
    after = place_of(author, slug=community)
    move_work(article.pk, host=after.wallet_id if after else None, now=now)
    Article.objects.filter(pk=article.pk).update(community=after)
    ArticleChange.objects.create(
        article=article, turn=Turn.MOVED.value, before=before, after=after, at=now
    )
    article.community = after
