"""Moving a published text from one community to another."""

from datetime import datetime

from accounts.models import Account
from articles.errors import NotOpen
from articles.models import Article, ArticleChange, Turn
from articles.services.vetting import place_of
from curation.errors import VotingClosed
from curation.services import move_work


def move(article: Article, *, author: Account, community: str, now: datetime) -> None:
    """Let one's own article stand in the community with that slug, or in none for "".

    As at publishing, in one of which its author is a member. The history says so. Its answers stay
    with the place they were written in; nothing of a reward depends on it. The article's row is
    locked; locks its work. Two queries where it stays. NotOpen once the reward is not open any
    more, TextRefused for a community without its author.
    """
    before = article.community
    if community == (before.slug if before else ""):
        return
    after = place_of(author, slug=community)
    try:
        move_work(article.pk, host=after.wallet_id if after else None, now=now)
    except VotingClosed as error:
        raise NotOpen(error.sentence) from error
    Article.objects.filter(pk=article.pk).update(community=after)
    ArticleChange.objects.create(
        article=article, turn=Turn.MOVED.value, before=before, after=after, at=now
    )
    article.community = after
