"""One article with what stands around it, its thread, and the ballot of one work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.models import Account
from accounts.selectors import account_named, follows
from articles.addresses import erased_at
from articles.choices import Answers
from articles.models import Article, Comment
from articles.selectors.cards import (
    Ballot,
    Card,
    CommentCard,
    cards,
    comment_cards,
    figures,
)
from articles.selectors.coauthors import CoAuthor, coauthors_of
from articles.selectors.history import changed_late
from articles.selectors.polls import PollCard, poll_of
from articles.selectors.rows import rows
from articles.selectors.series import Place, place_in_series
from articles.states import State
from articles.visibility import may_answer, visible_to
from curation.models import Work


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article in full. A text taken down has no HTML and no source."""

    card: Card
    html: str
    source: str
    state: State
    revision: int
    edited_at: datetime | None
    author_about: str
    tags: Sequence[str]
    #: Whether the viewer wrote it, and whether they follow who did.
    mine: bool
    following: bool
    #: Whether much was changed in the last day before the payout.
    changed_late: bool
    coauthors: Sequence[CoAuthor]
    series: Place | None
    poll: PollCard | None
    answers: Answers
    may_answer: bool


@dataclass(frozen=True, slots=True)
class Thread:
    """Comments in reading order, and where the next ones begin; "" where they end."""

    comments: Sequence[CommentCard]
    after: str


def article_page(
    author: str, permlink: str, *, viewer: Account | None = None, now: datetime
) -> ArticlePage | None:
    """The article at that address, taken down or not; None where none is that the viewer may read.
    One that was erased is found at the address that it had. At most 17 queries.
    """
    article = _article_at(author, permlink, viewer)
    if article is None:
        return None
    version = article.revision
    shown = article.state == State.PUBLISHED
    tags = article.tags.order_by("position").values_list("tag__name", flat=True)
    mine = viewer is not None and viewer.pk == article.author_id
    (card,) = cards(rows(Article.objects.filter(pk=article.pk)), viewer=viewer, now=now)
    return ArticlePage(
        card=card,
        html=version.html if shown else "",
        source=version.body if shown else "",
        state=State(article.state),
        revision=version.number,
        edited_at=version.at if version.number > 1 else None,
        author_about=article.author.about,
        tags=tuple(tags),
        mine=mine,
        following=viewer is not None
        and not mine
        and follows(viewer, followed_id=article.author_id),
        changed_late=version.number > 1
        and changed_late(article.pk, closes_at=card.reward.closes_at),
        coauthors=coauthors_of(article.pk) if shown else (),
        series=place_in_series(article, viewer=viewer) if shown else None,
        poll=poll_of(article.pk, viewer=viewer, now=now) if shown else None,
        answers=Answers(article.answers),
        may_answer=viewer is None or may_answer(viewer, article),
    )


def _article_at(author: str, permlink: str, viewer: Account | None) -> Article | None:
    """One query, and two more where there is no such address."""
    found = Article.objects.select_related("author", "revision").filter(visible_to(viewer))
    article = found.filter(author__name=author, permlink=permlink).first()
    if article is None:
        writer = account_named(author)
        gone = erased_at(writer.pk, permlink) if writer else None
        article = found.filter(pk=gone).first() if gone else None
    return article


def comments(
    article_id: int,
    *,
    after: str = "",
    limit: int = 50,
    viewer: Account | None = None,
    now: datetime,
) -> Thread:
    """A page of an article's thread, in reading order: one range of one index; at most 4 queries.

    `after` is what the page before returned.
    """
    found = Comment.objects.filter(article_id=article_id, path__gt=after.replace("\x00", ""))
    found = found.select_related("author", "revision", "work").order_by("path")
    rows = list(found[: limit + 1])
    shown = rows[:limit]
    return Thread(
        comments=comment_cards(shown, viewer=viewer, now=now),
        after=shown[-1].path if len(rows) > limit else "",
    )


def ballot(work_id: int, *, viewer: Account | None, now: datetime) -> Ballot | None:
    """The vote control of one work as it is now; None where the viewer may read no such text.
    At most 4 queries.
    """
    work = Work.objects.filter(pk=work_id).first()
    if work is None or not (
        Article.objects.filter(visible_to(viewer), pk=work_id).exists()
        or Comment.objects.filter(visible_to(viewer, "article__"), pk=work_id).exists()
    ):
        return None
    return figures([work], viewer=viewer, now=now).ballots[work_id]
