"""A crowd around the small world: so many of everything that any list may hold, in bulk.

The rows are what the services would have written, as far as lists read them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Final
from uuid import uuid5

from accounts.models import Account, Follow, Mute
from articles.models import (
    Article,
    ArticleTag,
    Bookmark,
    Circle,
    CircleMember,
    Comment,
    Draft,
    DraftVersion,
    Media,
    Plan,
    Revision,
    Series,
    SeriesPart,
    ShareRequest,
    Tag,
    TagFollow,
)
from articles.services.searching import index_texts
from articles.threads import path_of
from communities.models import Community, Membership
from curation.models import Vote, VoteEvent, Work
from ledger.assets import Asset
from ledger.codes import Code
from ledger.models import Kind as WalletKind
from ledger.selectors import database_time
from ledger.services import Draft as Batch
from ledger.services import Leg, open_wallets, post, seal
from ledger.wallets import SystemWallet
from notifications.kinds import Kind, News
from notifications.services import tell
from rewards.models import Cycle, Payout
from tests.frontend.ballots import vote_on_all
from tests.frontend.belongings import gather_belongings
from tests.frontend.decisions import warn_often
from tests.frontend.findings import found_often
from tests.frontend.shelves import fill_shelves
from tests.frontend.world import DRAFT, World

_VOTES: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Crowd:
    """The numbers of what is added, and who and what it is added to."""

    world: World
    numbers: range
    now: datetime

    @property
    def author(self) -> Account:
        return self.world.author

    @property
    def work(self) -> int:
        return int(self.world.places["WORK"])

    def before(self, number: int) -> datetime:
        """A moment of its own for each number, the higher the later."""
        return self.now - timedelta(minutes=1_000 - number)


def gather_around(world: World, *, numbers: range) -> None:
    """Add to every list one row, or a few, for each of the numbers."""
    crowd = Crowd(world, numbers, database_time())
    people = _people(crowd)
    _wishes(crowd, people)
    warn_often(crowd.author, moments=[crowd.before(n) for n in numbers])
    found_often(crowd.author, moments=[crowd.before(n) for n in numbers if n % 50 == 0])
    mine = _articles(crowd, [crowd.author] * len(numbers))
    theirs = _articles(crowd, people)
    _around(crowd, mine, theirs)
    _comments(crowd, people, mine)
    _versions(crowd)
    _votes(crowd, people)
    vote_on_all(crowd.author, theirs, now=crowd.now)
    _paid(crowd, mine)
    _drafts(crowd, people)
    _circles(crowd, people)
    _money(crowd, people)
    gather_belongings(world, people, numbers=numbers, now=crowd.now)
    index_texts([*mine, *theirs])


def _people(crowd: Crowd) -> Sequence[Account]:
    wallets = open_wallets(WalletKind.PERSON, count=2 * len(crowd.numbers))
    people = [
        Account(
            name=f"{kind}-{number:04}", password="!", wallet_id=wallet, registered_at=crowd.now
        )
        for wallet, (kind, number) in zip(
            wallets,
            [(kind, number) for kind in ("reader", "noisy") for number in crowd.numbers],
            strict=True,
        )
    ]
    Account.objects.bulk_create(people)
    readers, noisy = people[: len(crowd.numbers)], people[len(crowd.numbers) :]
    Mute.objects.bulk_create(
        Mute(account=crowd.world.stranger, muted=each, at=crowd.now) for each in noisy
    )
    return readers


def _wishes(crowd: Crowd, people: Sequence[Account]) -> None:
    author, now = crowd.author, crowd.now
    Follow.objects.bulk_create(
        follow
        for each in people
        for follow in (
            Follow(follower=author, followed=each, at=now),
            Follow(follower=each, followed=author, at=now),
        )
    )
    tags = Tag.objects.bulk_create(Tag(name=f"word{number}") for number in crowd.numbers)
    followed = (*tags, Tag.objects.get(name="soil"))
    TagFollow.objects.bulk_create(
        [TagFollow(account=author, tag=tag, at=now) for tag in followed], ignore_conflicts=True
    )
    rooms = Community.objects.bulk_create(
        Community(
            slug=f"room-{number}",
            title=f"Room {number}",
            wallet_id=wallet,
            founder=author,
            founded_at=now,
        )
        for number, wallet in zip(
            crowd.numbers,
            open_wallets(WalletKind.COMMUNITY, count=len(crowd.numbers)),
            strict=True,
        )
    )
    Membership.objects.bulk_create(
        Membership(community=room, account=author, joined_at=now) for room in rooms
    )


def _articles(crowd: Crowd, authors: Sequence[Account]) -> Sequence[int]:
    """An article for each author; every third one is old and paid."""
    works, articles = [], []
    for number, author in zip(crowd.numbers, authors, strict=True):
        old = number % 3 == 0
        at = crowd.before(number) - (timedelta(days=90) if old else timedelta())
        works.append(
            Work(
                author_id=author.wallet_id,
                opened_at=at,
                closes_at=at + _VOTES,
                rules="inkwell-1",
                net_rshares=10**9,
                upvotes=number,
                hot=number,
                trending=number,
                paid_at=at + _VOTES if old else None,
            )
        )
    Work.objects.bulk_create(works)
    versions = _revisions(works, body="Beans.")
    gardening = Community.objects.get(slug="gardening")
    for number, author, version in zip(crowd.numbers, authors, versions, strict=True):
        articles.append(
            Article(
                work_id=version.work_id,
                author=author,
                permlink=f"beans-{number}",
                community=gardening,
                language="en",
                title=f"Beans, part {number}",
                excerpt="Beans.",
                revision=version,
                published_at=version.at,
            )
        )
    Article.objects.bulk_create(articles)
    soil = Tag.objects.get(name="soil")
    ArticleTag.objects.bulk_create(
        ArticleTag(article=each, tag=soil, position=0, published_at=each.published_at)
        for each in articles
    )
    return [work.pk for work in works]


def _revisions(works: Sequence[Work], *, body: str) -> Sequence[Revision]:
    return Revision.objects.bulk_create(
        Revision(
            work=work,
            number=1,
            title=body,
            body=body,
            html=f"<p>{body}</p>",
            sanitiser="test",
            commitment=b"\x00" * 32,
            at=work.opened_at,
        )
        for work in works
    )


def _around(crowd: Crowd, mine: Sequence[int], theirs: Sequence[int]) -> None:
    """Covers, which are uploads as well; a series; what the author keeps."""
    pictures = Media.objects.bulk_create(
        Media(
            owner=crowd.author,
            address=sha256(f"picture {number}".encode()).hexdigest()[:32],
            width=9,
            height=9,
            size_bytes=1,
            created_at=crowd.before(number),
        )
        for number in crowd.numbers
    )
    texts = [Article(pk=work, cover=each) for work, each in zip(mine, pictures, strict=True)]
    Article.objects.bulk_update(texts, ["cover"])
    series = Series.objects.get(author=crowd.author)
    SeriesPart.objects.bulk_create(
        SeriesPart(article_id=work, series=series, position=1_000 + number)
        for work, number in zip(mine, crowd.numbers, strict=True)
    )
    fill_shelves(crowd.author, texts=zip(theirs, crowd.numbers, strict=True), now=crowd.now)
    Bookmark.objects.bulk_create(
        Bookmark(account=crowd.author, article_id=work, at=crowd.now) for work in theirs
    )


def _comments(crowd: Crowd, people: Sequence[Account], mine: Sequence[int]) -> None:
    """Answers to the world's text by everybody, and the author's under their own texts."""
    asked = [(each, crowd.work) for each in people]
    asked += [(crowd.author, work) for work in mine]
    works = Work.objects.bulk_create(
        Work(
            author_id=writer.wallet_id,
            opened_at=crowd.before(0),
            closes_at=crowd.now + _VOTES,
            rules="inkwell-1",
            ranked=False,
        )
        for writer, _ in asked
    )
    versions = _revisions(works, body="Mine grew, too.")
    Comment.objects.bulk_create(
        Comment(
            work=work,
            article_id=article,
            path=path_of(work.pk),
            author=writer,
            permlink=f"re-{work.pk}",
            revision=version,
            published_at=work.opened_at,
        )
        for work, version, (writer, article) in zip(works, versions, asked, strict=True)
    )
    index_texts(work.pk for work in works)


def _versions(crowd: Crowd) -> None:
    """More versions of the world's text, the last of them the current one."""
    made = Revision.objects.bulk_create(
        Revision(
            work_id=crowd.work,
            number=2 + number,
            title="Growing beans in shade",
            body=f"Version {number}.",
            html=f"<p>Version {number}.</p>",
            sanitiser="test",
            commitment=b"\x00" * 32,
            at=crowd.before(number),
        )
        for number in crowd.numbers
    )
    Article.objects.filter(pk=crowd.work).update(revision=made[-1])


def _votes(crowd: Crowd, people: Sequence[Account]) -> None:
    """A vote of everybody on the world's text; every fifth one is a dispute with a reason."""
    disputes = [number % 5 == 0 for number in crowd.numbers]
    events = VoteEvent.objects.bulk_create(
        VoteEvent(
            work_id=crowd.work,
            voter_id=each.wallet_id,
            kind="dispute" if against else "cast",
            weight_bp=-100 if against else 100,
            rshares=-1 if against else 1,
            weight=0,
            total_weight=0,
            at=crowd.now,
            revision=1,
            reason="copied" if against else None,
        )
        for each, against in zip(people, disputes, strict=True)
    )
    Vote.objects.bulk_create(
        Vote(
            work_id=crowd.work,
            voter_id=event.voter_id,
            weight_bp=event.weight_bp,
            rshares=event.rshares,
            weight=0,
            at=crowd.now,
            seq=event.seq,
        )
        for event in events
    )


def _paid(crowd: Crowd, mine: Sequence[int]) -> None:
    """A cycle for each number, and payouts of the old texts in the world's cycle."""
    known = Cycle.objects.get(number=crowd.world.places["CYCLE"])
    values = {
        field.attname: getattr(known, field.attname)
        for field in Cycle._meta.concrete_fields
        if field.attname != "number"
    }
    Cycle.objects.bulk_create(Cycle(number=1_000 + number, **values) for number in crowd.numbers)
    old = Payout.objects.filter(cycle=known).first()
    assert old is not None
    Payout.objects.bulk_create(
        Payout(
            work_id=work,
            cycle=known,
            outcome=Payout.Outcome.PAID,
            claim=Decimal(1),
            payout=1_000 + number,
            author_reward=500,
            curation_reward=500,
            beneficiary_reward=0,
            trace=old.trace,
            paid_at=crowd.now - timedelta(days=31 * (number % 24)),
        )
        for work, number in zip(mine, crowd.numbers, strict=True)
        if number % 3 == 0
    )


def _drafts(crowd: Crowd, people: Sequence[Account]) -> None:
    """Drafts of the author, each planned; versions of one; and drafts whose writers ask the author
    for a share.
    """
    shared = {"version": 1, "created_at": crowd.now, "updated_at": crowd.now}
    mine = Draft.objects.bulk_create(
        Draft(account=crowd.author, key=uuid5(DRAFT, f"mine {number}"), title="Peas", **shared)
        for number in crowd.numbers
    )
    later = crowd.now + timedelta(days=1)
    Plan.objects.bulk_create(Plan(draft=each, publish_at=later, planned_at=later) for each in mine)
    known = Draft.objects.get(key=DRAFT)
    DraftVersion.objects.bulk_create(
        DraftVersion(draft=known, number=100 + number, at=crowd.before(number))
        for number in crowd.numbers
    )
    theirs = Draft.objects.bulk_create(
        Draft(account=each, key=uuid5(DRAFT, each.name), title="Pods", **shared) for each in people
    )
    ShareRequest.objects.bulk_create(
        ShareRequest(draft=each, account=crowd.author, weight_bp=1_000, asked_at=crowd.now)
        for each in (*theirs, *mine)
    )


def _circles(crowd: Crowd, people: Sequence[Account]) -> None:
    circles = Circle.objects.bulk_create(
        Circle(owner=crowd.author, name=f"Circle {number}", created_at=crowd.now)
        for number in crowd.numbers
    )
    CircleMember.objects.bulk_create(
        CircleMember(circle=circle, account=each, at=crowd.now)
        for circle, each in zip(circles, people, strict=True)
    )


def _money(crowd: Crowd, people: Sequence[Account]) -> None:
    """Tokens for the author in a block each, with a notice each and one for all."""
    author = crowd.author
    for number in crowd.numbers:
        leg = Leg(SystemWallet.ISSUE, author.wallet_id, Asset.INK, 1, Code.GENESIS)
        post([Batch(key=f"crowd/{number}", code=Code.GENESIS, legs=[leg])])
        seal(crowd.before(number))
    tell(
        News(author.pk, kind, f"{kind} {each.name}", group, crowd.now, actor=each.pk, work=work)
        for each in people
        for kind, group, work in (
            (Kind.FOLLOW, f"follow {each.name}", None),
            (Kind.REPLY, f"reply {crowd.work}", crowd.work),
        )
    )
