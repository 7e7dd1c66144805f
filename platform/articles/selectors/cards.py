"""What lists and pages know about a text and its work: frozen values, made for many at once."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from accounts.models import Account
from accounts.muting import muted_people
from articles.choices import Audience
from articles.labels import AiUse, Labels
from articles.models import Comment, Media
from articles.selectors.reasons import Reason, reasons_of
from articles.selectors.rows import Row
from articles.states import State
from articles.threads import depth_of
from articles.wording import WORDS_PER_MINUTE
from curation.models import Vote
from rewards.models import Payout
from rewards.selectors import estimates


@dataclass(frozen=True, slots=True)
class Reward:
    """What a text earned, or would earn if its window closed now; milli-INK."""

    paid: int | None
    estimate: int | None
    closes_at: datetime
    declined: bool


@dataclass(frozen=True, slots=True)
class Ballot:
    """The votes of a work, and the viewer's own."""

    work: int
    upvotes: int
    disputes: int
    #: Whether votes are still taken.
    open: bool
    #: The viewer's vote in basis points, negative for a dispute; 0 for none.
    mine_bp: int
    #: The rule set that judges its votes.
    rules: str
    opened_at: datetime
    reward_declined: bool
    #: Whether the viewer wrote it.
    own: bool


@dataclass(frozen=True, slots=True)
class Cover:
    """The picture that stands for an article."""

    address: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Card:
    """An article in a list."""

    work: int
    author_id: int
    author: str
    author_shown: str
    portrait: str
    permlink: str
    title: str
    excerpt: str
    language: str
    minutes: int
    replies: int
    published_at: datetime
    community: str | None
    community_title: str | None
    cover: Cover | None
    ballot: Ballot
    reward: Reward
    labels: Labels
    audience: Audience
    #: Which of the viewer's choices brought it here.
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class CommentCard:
    """A comment at its place in a thread; a text taken down has no HTML."""

    work: int
    author_id: int
    author: str
    author_shown: str
    portrait: str
    permlink: str
    depth: int
    html: str
    revision: int
    state: State
    published_at: datetime
    edited_at: datetime | None
    ballot: Ballot
    reward: Reward
    #: Whether the viewer mutes or blocks who wrote it.
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """Ballots and rewards by work."""

    ballots: dict[int, Ballot]
    rewards: dict[int, Reward]


class Counted(Protocol):
    """What figures are made from: a work, or the row of an article."""

    @property
    def pk(self) -> int: ...
    @property
    def author_id(self) -> int: ...
    @property
    def opened_at(self) -> datetime: ...
    @property
    def closes_at(self) -> datetime: ...
    @property
    def paid_at(self) -> datetime | None: ...
    @property
    def declined(self) -> bool: ...
    @property
    def allows_votes(self) -> bool: ...
    @property
    def rules(self) -> str: ...
    @property
    def upvotes(self) -> int: ...
    @property
    def downvotes(self) -> int: ...


def figures(works: Sequence[Counted], *, viewer: Account | None, now: datetime) -> Figures:
    """Ballots and rewards of many works at once. Reads the payouts of works that are closed for
    it, estimates of the others and the viewer's votes: at most 5 queries.
    """
    numbers = [work.pk for work in works]
    frozen = [work.pk for work in works if work.paid_at]
    found = Payout.objects.filter(work__in=frozen).values_list("work_id", "payout")
    paid = dict(found) if frozen else {}
    waiting = {work.pk: work.rules for work in works if not work.paid_at}
    pending = estimates(waiting, now=now) if waiting else {}
    mine = own_votes(numbers, viewer=viewer)
    return Figures(
        ballots={
            work.pk: _ballot(work, mine.get(work.pk, 0), viewer=viewer, now=now) for work in works
        },
        rewards={
            work.pk: Reward(
                paid=paid.get(work.pk),
                estimate=pending.get(work.pk),
                closes_at=work.closes_at,
                declined=work.declined,
            )
            for work in works
        },
    )


def own_votes(works: Iterable[int], *, viewer: Account | None) -> dict[int, int]:
    """The viewer's weights by work; no query for a reader without an account."""
    if viewer is None:
        return {}
    cast = Vote.objects.filter(voter_id=viewer.wallet_id, work__in=works)
    return dict(cast.values_list("work_id", "weight_bp"))


def cards(
    articles: Sequence[Row],
    *,
    viewer: Account | None,
    now: datetime,
    with_reasons: bool = False,
) -> list[Card]:
    """Cards of articles, in their order. At most 9 queries."""
    known = figures(articles, viewer=viewer, now=now)
    pictures = covers({article.cover_id for article in articles if article.cover_id})
    reasons = reasons_of(articles, viewer=viewer) if with_reasons else {}
    return [
        Card(
            work=article.pk,
            author_id=article.account_id,
            author=article.author,
            author_shown=article.display_name or article.author,
            portrait=article.portrait,
            permlink=article.permlink,
            title=article.title,
            excerpt=article.excerpt,
            language=article.language,
            minutes=minutes(article.words),
            replies=article.replies,
            published_at=article.published_at,
            community=article.community,
            community_title=article.community_title,
            cover=pictures.get(article.cover_id or 0),
            ballot=known.ballots[article.pk],
            reward=known.rewards[article.pk],
            labels=_labels(article),
            audience=Audience(article.audience),
            reason=reasons.get(article.pk),
        )
        for article in articles
    ]


def _labels(article: Row) -> Labels:
    return Labels(
        article.licence,
        AiUse(article.ai_use),
        article.sponsor,
        article.sensitive,
        article.canonical,
    )


def comment_cards(
    rows: Sequence[Comment], *, viewer: Account | None, now: datetime
) -> list[CommentCard]:
    """Cards of comments that were read with author, revision and work."""
    known = figures([comment.work for comment in rows], viewer=viewer, now=now)
    muted = muted_people(viewer)
    return [
        replace(_comment_card(comment, known), muted=comment.author_id in muted)
        for comment in rows
    ]


def covers(numbers: Collection[int]) -> dict[int, Cover]:
    """Living pictures by their number. One query, none for none."""
    if not numbers:
        return {}
    living = Media.objects.filter(pk__in=numbers, erased_at=None)
    return {
        media.pk: Cover(media.address, media.width, media.height, media.alt) for media in living
    }


def minutes(words: int) -> int:
    """Reading time, rounded up: every text takes a minute."""
    return max(1, -(-words // WORDS_PER_MINUTE))


def _comment_card(comment: Comment, known: Figures) -> CommentCard:
    version = comment.revision
    return CommentCard(
        work=comment.pk,
        author_id=comment.author_id,
        author=comment.author.name,
        author_shown=comment.author.shown_name,
        portrait=comment.author.portrait,
        permlink=comment.permlink,
        depth=depth_of(comment.path),
        html=version.html if comment.state == State.PUBLISHED else "",
        revision=version.number,
        state=State(comment.state),
        published_at=comment.published_at,
        edited_at=version.at if version.number > 1 else None,
        ballot=known.ballots[comment.pk],
        reward=known.rewards[comment.pk],
    )


def _ballot(work: Counted, mine_bp: int, *, viewer: Account | None, now: datetime) -> Ballot:
    return Ballot(
        work=work.pk,
        upvotes=work.upvotes,
        disputes=work.downvotes,
        open=work.allows_votes and work.paid_at is None and now < work.closes_at,
        mine_bp=mine_bp,
        rules=work.rules,
        opened_at=work.opened_at,
        reward_declined=work.declined,
        own=viewer is not None and viewer.wallet_id == work.author_id,
    )
