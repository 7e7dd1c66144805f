"""Taking over posts of another chain: accounts, articles, comment trees and recorded votes.

Old texts earn nothing here: their works are closed and marked as paid at the time their own chain
paid them, and no payout window is opened. What is here already is left as it is, so importing the
same rows again changes nothing. An answer to a text that the rows lack hangs under an absent
article, which is filled in when its row arrives.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import batched
from typing import Final

from django.db import DataError, IntegrityError, transaction
from django.db.models import F

from accounts.services import register_all
from articles.models import Article, Comment, Revision
from articles.posts import Address, Post, in_order
from articles.services.searching import index_texts
from articles.services.tagging import tag_all
from articles.services.versions import EXCERPT, draft_version, write_version
from articles.states import State
from articles.threads import MAX_DEPTH, depth_of, path_of
from articles.wording import shorten
from curation.services import Recorded, close_works, open_work, record_votes
from rewards.rules import RuleSet

CHUNK: Final = 250


@dataclass(slots=True)
class Imported:
    """How much went in, and what did not."""

    accounts: int = 0
    articles: int = 0
    comments: int = 0
    #: Articles of which only the address is known, because they were answered.
    absent: int = 0
    votes: int = 0
    #: Texts that were here already.
    known: int = 0
    refused: list[tuple[Address, str]] = field(default_factory=list)

    def add(self, other: "Imported") -> None:
        """Count what another part of the import did."""
        self.accounts += other.accounts
        self.articles += other.articles
        self.comments += other.comments
        self.absent += other.absent
        self.votes += other.votes
        self.known += other.known
        self.refused += other.refused


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a text is: its work, its article's, and its path ("" for an article)."""

    work: int
    article: int
    path: str
    absent: bool


@dataclass(slots=True)
class _Desk:
    """One chunk being written: what it refers to, and the rows that wait to be stored at once."""

    rules: RuleSet
    #: Account and wallet numbers by name.
    accounts: dict[str, tuple[int, int]]
    places: dict[Address, _Place]
    result: Imported
    articles: list[Article] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    words: dict[int, tuple[str, ...]] = field(default_factory=dict)
    replies: Counter[int] = field(default_factory=Counter)

    def store(self) -> None:
        """Store the rows that wait; versions first, because texts point at them."""
        written = [text.revision for text in self.articles]
        written += [text.revision for text in self.comments]
        Revision.objects.bulk_create(written)
        Article.objects.bulk_create(self.articles)
        Comment.objects.bulk_create(self.comments)
        tag_all(self.words)
        # What was filled in is no new row: its tags name it.
        index_texts({text.work_id for text in written} | set(self.words))
        for article, count in self.replies.items():
            Article.objects.filter(pk=article).update(replies=F("replies") + count)
        self.articles, self.comments = [], []
        self.words, self.replies = {}, Counter()


def import_posts(
    posts: Iterable[Post],
    *,
    rules: RuleSet,
    progress: Callable[[int], None] = lambda done: None,
) -> Imported:
    """Import posts under a historic rule set, oldest first, a transaction for each 250.

    `progress` is told how many posts each transaction finished. Stopped anywhere and started
    again, it goes on where it was.
    """
    result = Imported()
    for chunk in batched(in_order(posts), CHUNK, strict=False):
        try:
            result.add(_import_chunk(chunk, rules))
        except (DataError, IntegrityError):
            # One of them cannot be stored: which, is found out one by one.
            for post in chunk:
                result.add(_import_alone(post, rules))
        progress(len(chunk))
    return result


def _import_alone(post: Post, rules: RuleSet) -> Imported:
    try:
        return _import_chunk([post], rules)
    except (DataError, IntegrityError) as error:
        reason = str(error).partition("\n")[0]
        return Imported(refused=[(post.address, f"the database refuses it: {reason}")])


@transaction.atomic
def _import_chunk(posts: Sequence[Post], rules: RuleSet) -> Imported:
    result = Imported()
    addresses = {post.address for post in posts} | {post.parent for post in posts if post.parent}
    places = _places(addresses)
    fresh = [post for post in posts if _is_new(post, places.get(post.address), result)]
    desk = _Desk(rules, _accounts(fresh, result), places, result)
    for post in fresh:
        if post.parent is not None:
            _write_comment(post, post.parent, desk)
        elif post.address in desk.places:
            _fill_in(post, desk)
        else:
            _write_article(post, desk)
    desk.store()
    return result


def _is_new(post: Post, place: _Place | None, result: Imported) -> bool:
    if place is None or (place.absent and post.parent is None):
        return True
    if place.absent:
        result.refused.append((post.address, "its answers came first and hang under an article"))
    else:
        result.known += 1
    return False


def _places(addresses: set[Address]) -> dict[Address, _Place]:
    """The texts of these addresses that are here already. Two queries."""
    names, permlinks = {name for name, _ in addresses}, {permlink for _, permlink in addresses}
    found: dict[Address, _Place] = {}
    articles = Article.objects.filter(author__name__in=names, permlink__in=permlinks)
    for name, permlink, work, state in articles.values_list(
        "author__name", "permlink", "pk", "state"
    ):
        found[name, permlink] = _Place(work, work, "", state == State.ABSENT)
    comments = Comment.objects.filter(author__name__in=names, permlink__in=permlinks)
    for name, permlink, work, article, path in comments.values_list(
        "author__name", "permlink", "pk", "article_id", "path"
    ):
        found[name, permlink] = _Place(work, article, path, absent=False)
    return found


def _accounts(posts: Sequence[Post], result: Imported) -> dict[str, tuple[int, int]]:
    """Make the accounts that are missing; account and wallet numbers by name."""
    first_seen: dict[str, datetime] = {}
    for post in posts:
        authors = [post.address[0], *([post.parent[0]] if post.parent else [])]
        for name in (*authors, *(vote.voter for vote in post.votes)):
            first_seen.setdefault(name, post.created)
    known, made = register_all(first_seen)
    result.accounts += made
    return known


def _write_article(post: Post, desk: _Desk) -> None:
    work = _open(post, desk, ranked=True)
    revision, rendered = draft_version(
        work, number=1, title=post.title, body=post.body, at=post.created
    )
    article = _article(post.address, revision, desk)
    article.title, article.words = post.title, rendered.words
    article.excerpt = shorten(rendered.text, limit=EXCERPT)
    desk.articles.append(article)
    desk.result.articles += 1
    desk.words[work] = post.tags
    _record(work, post, desk)


def _fill_in(post: Post, desk: _Desk) -> None:
    """The text arrives of which only the address was known."""
    desk.store()
    work = desk.places[post.address].work
    revision, rendered = write_version(
        work, number=2, title=post.title, body=post.body, at=post.created
    )
    Article.objects.filter(pk=work).update(
        title=post.title,
        excerpt=shorten(rendered.text, limit=EXCERPT),
        words=rendered.words,
        revision=revision,
        published_at=post.created,
        state=State.PUBLISHED,
    )
    desk.places[post.address] = _Place(work, work, "", absent=False)
    desk.result.articles += 1
    desk.words[work] = post.tags
    _record(work, post, desk)


def _write_comment(post: Post, parent: Address, desk: _Desk) -> None:
    above = desk.places.get(parent) or _open_absent(post, parent, desk)
    if depth_of(above.path) >= MAX_DEPTH:
        desk.result.refused.append((post.address, "the thread is too deep"))
        return
    work = _open(post, desk, ranked=False)
    path = path_of(work, parent=above.path)
    revision, _ = draft_version(work, number=1, title="", body=post.body, at=post.created)
    comment = Comment(
        work_id=work,
        article_id=above.article,
        parent_id=above.work if above.path else None,
        path=path,
        author_id=desk.accounts[post.address[0]][0],
        permlink=post.address[1],
        revision=revision,
        published_at=post.created,
    )
    desk.comments.append(comment)
    desk.replies[above.article] += 1
    desk.result.comments += 1
    desk.places[post.address] = _Place(work, above.article, path, absent=False)
    _record(work, post, desk)


def _open_absent(post: Post, address: Address, desk: _Desk) -> _Place:
    """An article of which only the address is known, so that what answers it has a place."""
    work = _open(post, desk, ranked=True, author=address[0])
    revision, _ = draft_version(work, number=1, title="", body="", at=post.created)
    article = _article(address, revision, desk)
    article.state = State.ABSENT
    desk.articles.append(article)
    close_works([work], now=post.paid)
    desk.result.absent += 1
    desk.places[address] = _Place(work, work, "", absent=True)
    return desk.places[address]


def _article(address: Address, revision: Revision, desk: _Desk) -> Article:
    name, permlink = address
    work = revision.work_id
    desk.places[address] = _Place(work, work, "", absent=False)
    return Article(
        work_id=work,
        author_id=desk.accounts[name][0],
        permlink=permlink,
        language="en",
        revision=revision,
        published_at=revision.at,
    )


def _open(post: Post, desk: _Desk, *, ranked: bool, author: str = "") -> int:
    work = open_work(
        desk.accounts[author or post.address[0]][1],
        opened_at=post.created,
        closes_at=post.paid,
        rules=desk.rules.name,
        ranked=ranked,
    )
    return work.pk


def _record(work: int, post: Post, desk: _Desk) -> None:
    votes = [
        Recorded(desk.accounts[vote.voter][1], vote.weight_bp, vote.rshares, vote.at)
        for vote in post.votes
    ]
    if votes:
        rules = desk.rules.vote_rules(created=int(post.created.timestamp()))
        desk.result.votes += len(record_votes(work, votes=votes, rules=rules))
    close_works([work], now=post.paid)
