"""The page that asks before a text is deleted."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.utils.translation import gettext

from accounts.models import Account
from articles.models import Article, Comment
from articles.selectors import own_text
from curation.models import Work
from curation.selectors import is_open
from frontend.pages.works import article_url, named
from frontend.phrases import span


@dataclass(frozen=True, slots=True)
class Ending:
    """What would be deleted: `source` is offered as a copy first."""

    title: str
    url: str
    source: str
    versions: int
    is_comment: bool
    #: What becomes of a reward that is not paid yet; "" where there is none to come.
    reward: str


def place_of_deleted(work: int, *, author: Account) -> str:
    """Where one's own text stood that was deleted already; "" for any other. Two queries."""
    text = own_text(author, work=work, erased=True)
    return "" if text is None else _place(text, author=author)


def page(work: int, *, author: Account, now: datetime) -> Ending:
    """One's own text or comment that has words still; Http404 for any other. Five queries."""
    text = own_text(author, work=work)
    if text is None:
        raise Http404
    return Ending(
        title=named([work], viewer=author)[work].title,
        url=_place(text, author=author),
        source=text.revision.body,
        versions=text.revision.number,
        is_comment=isinstance(text, Comment),
        reward=_reward(text.work, now=now),
    )


def _reward(work: Work, *, now: datetime) -> str:
    if work.declined or not is_open(work, now=now):
        return ""
    return gettext(
        "its reward for the votes it has: it goes on to the payout in %(span)s, for you and for "
        "those who voted"
    ) % {"span": span(work.closes_at - now)}


def _place(text: Article | Comment, *, author: Account) -> str:
    if isinstance(text, Comment):
        above = text.article
        return article_url(above.author.name, above.permlink, comment=text.pk)
    return article_url(author.name, text.permlink)
