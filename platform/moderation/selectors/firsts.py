"""Whose texts a community looks at before they go out."""

from collections import Counter
from collections.abc import Collection, Sequence

from accounts.models import Account
from articles.choices import Audience
from articles.models import Article, Comment
from articles.states import State
from communities.models import Community
from communities.selectors import offices_of, role_of


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


def rooms_that_wait(author: Account, *, among: Collection[str]) -> Sequence[str]:
    """The titles of those communities, of these addresses, where the next text of the author
    waits, as `waits_first` says of each. Four queries at most, one where none looks at texts.
    """
    rooms = Community.objects.filter(slug__in=among, holds_first__gt=0).order_by("title")
    found = {room.pk: room for room in rooms}
    if not found:
        return []
    here, everybody = {"author": author, "state": State.PUBLISHED.value}, Audience.EVERYBODY.value
    articles = Article.objects.filter(community__in=found, audience=everybody, **here)
    comments = Comment.objects.filter(
        article__community__in=found, article__audience=everybody, **here
    )
    out = Counter(articles.values_list("community", flat=True))
    out.update(comments.values_list("article__community", flat=True))
    offices = offices_of(author.pk)
    return [
        room.title
        for number, room in found.items()
        if number not in offices and out[number] < room.holds_first
    ]
