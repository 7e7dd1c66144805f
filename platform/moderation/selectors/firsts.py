"""Whose texts a community looks at before they go out."""

from accounts.models import Account
from articles.choices import Audience
from articles.models import Article, Comment
from articles.states import State
from communities.models import Community
from communities.selectors import role_of


def waits_first(author: Account, *, community: Community) -> bool:
    """Whether the next text or answer of the author waits there, as one of the first: officers' do
    not, and what circles alone read was looked at by nobody. At most three queries.
    """
    first = community.holds_first
    if not first or role_of(author.pk, community_id=community.pk).is_officer:
        return False
    here, everybody = {"author": author, "state": State.PUBLISHED.value}, Audience.EVERYBODY.value
    articles = Article.objects.filter(community=community, audience=everybody, **here)
    comments = Comment.objects.filter(
        article__community=community, article__audience=everybody, **here
    )
    return articles[:first].count() + comments[:first].count() < first
