"""What a wave would take away, and how far one is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from django.db import connection
from django.db.models import Count, F, Q, QuerySet

from accounts.models import Account
from articles.models import Article, Comment
from articles.states import State
from articles.visibility import for_everybody
from curation.models import Vote, Work
from moderation.models import Wave, WaveText, WaveVote
from moderation.shingles import LEAST_SHARED
from moderation.waves import MOST_TEXTS, ItemState, Selection

# At least half of the smaller one's hashes are shared, whichever is the older one. Each hash is
# looked up by itself, as in `likeness`.
_ALIKE = """
    SELECT other.work_id FROM articles_fingerprint AS this
    CROSS JOIN LATERAL unnest(this.hashes) AS asked (hash)
    JOIN articles_fingerprint AS other ON other.hashes @> ARRAY[asked.hash]
    WHERE this.work_id = %s
    GROUP BY other.work_id, this.hashes, other.hashes
    HAVING count(*) >= %s
        AND count(*) * 2 >= least(cardinality(this.hashes), cardinality(other.hashes))
    LIMIT %s
"""


#: Texts and votes that a preview lists at a time.
SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class Doomed:
    """One text that is selected: it would go unless it is spared."""

    work: int
    author: str
    title: str
    spared: bool


@dataclass(frozen=True, slots=True)
class Reversed:
    """One vote that would be taken back; its weight is below zero for a dispute."""

    work: int
    voter: str
    weight_bp: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What a wave would take away, and a part of its texts and votes."""

    texts: int
    #: Whose texts go, and those who cast votes alone.
    authors: int
    votes: int
    #: Texts that are selected and spared.
    spared: int
    #: The number of the newest text that is selected; 0 for none.
    newest: int
    first: Sequence[Doomed]
    reversed: Sequence[Reversed]

    @property
    def too_many(self) -> bool:
        """Whether the selection has to be narrowed first."""
        return self.texts > MOST_TEXTS

    @property
    def may_go(self) -> bool:
        """Whether there is something, and not too much."""
        return bool(self.texts or self.votes) and not self.too_many


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a wave is: texts and votes by where they stand."""

    wave: Wave
    texts: dict[ItemState, int]
    votes: dict[ItemState, int]


def preview(selection: Selection, *, now: datetime, start: int = 0, shown: int = SHOWN) -> Preview:
    """What a checked selection would take away, the newest texts first and those that are spared
    among them; listed from place `start` on. Up to seven queries; those for a host read every text
    of the span.
    """
    parts = [part.order_by() for part in _parts(selection)]
    numbers = parts[0].values("pk", "author").union(parts[1].values("pk", "author"), all=True)
    spared = set(selection.spared)
    found = list(numbers[: MOST_TEXTS + 1 + len(spared)])
    going = [row for row in found if row["pk"] not in spared]
    authors = {row["author"] for row in going}
    votes, listed = 0, list[Reversed]()
    if selection.votes:
        cast = votes_to_go(whose_votes(authors, selection=selection), now=now)
        votes = cast.count()
        authors |= set(cast.order_by().values_list("voter__account", flat=True).distinct())
        rows = cast.order_by("work", "voter").values_list(
            "work", "voter__account__name", "weight_bp"
        )
        listed = [Reversed(*row) for row in rows[start : start + shown]]
    return Preview(
        texts=len(going),
        authors=len(authors),
        votes=votes,
        spared=len(found) - len(going),
        newest=max((row["pk"] for row in found), default=0),
        first=_listed(selection, start, shown),
        reversed=listed,
    )


def spare_original(selection: Selection) -> Selection:
    """A checked selection by likeness with the oldest of the like ones spared, unless it bears
    that one as its original already: somebody looked at it, and whether it stays is theirs to
    say. Two queries, none where nothing has to be like a text.
    """
    original = _oldest(_alike(selection.like)) if selection.like is not None else None
    if original is None or original == selection.original:
        return replace(selection, original=original)
    return replace(selection, original=original, spared=(*selection.spared, original))


def _oldest(alike: Sequence[int]) -> int | None:
    """Who copies comes later; None where a text is like nothing but itself."""
    if len(alike) < 2:
        return None
    works = Work.objects.filter(pk__in=alike).order_by("opened_at", "pk")
    return works.values_list("pk", flat=True).first()


def texts_to_go(selection: Selection) -> Iterator[int]:
    """The numbers of the texts of a checked selection, a thousand in memory at a time."""
    for part in _parts(selection):
        going = part.exclude(pk__in=selection.spared).order_by("pk")
        yield from going.values_list("pk", flat=True).iterator(chunk_size=1_000)


def whose_votes(authors: Iterable[int] | QuerySet[Any], *, selection: Selection) -> QuerySet[Any]:
    """The numbers of the accounts whose votes a wave takes: of the authors of its texts, and of
    the accounts that it names by nothing but their names, unless their texts are spared. No query.
    """
    named = Q(name__in=selection.voters)
    if selection.spared:
        kept = Account.objects.filter(wallet__works__in=selection.spared)
        named &= ~Q(pk__in=kept.values("pk"))
    return Account.objects.filter(Q(pk__in=authors) | named).values("pk")


def votes_to_go(authors: Iterable[int] | QuerySet[Any], *, now: datetime) -> QuerySet[Vote]:
    """The standing votes on works that can still change, of those accounts that hold no office of
    the site.
    """
    wallets = Account.objects.filter(pk__in=authors, is_staff=False).values("wallet")
    return Vote.objects.filter(
        voter__in=wallets,
        work__paid_at=None,
        work__disqualified_at=None,
        work__closes_at__gt=now,
    ).exclude(weight_bp=0)


def progress(wave: Wave) -> Progress:
    """How far a wave is. Two queries."""
    return Progress(wave, _counted(WaveText.objects, wave), _counted(WaveVote.objects, wave))


def waves(
    *, community: int | None = None, before: int | None = None, limit: int = 20
) -> list[Wave]:
    """The newest waves, of a community alone or of all, those before a number where one is given.
    One query.
    """
    rows = Wave.objects.select_related("by", "undone_by", "community").order_by("-pk")
    if community is not None:
        rows = rows.filter(community=community)
    return list((rows if before is None else rows.filter(pk__lt=before))[:limit])


def wave_of(number: int) -> Wave | None:
    """One wave with who began and undid it; None where there is none. One query."""
    rows = Wave.objects.select_related("by", "undone_by", "community")
    return rows.filter(pk=number).first()


def left_of(wave: Wave, *, limit: int) -> list[WaveText | WaveVote]:
    """What could not be done of a wave, texts first; each says why. Two queries."""
    left = {"wave": wave, "state": ItemState.LEFT.value}
    texts = list(WaveText.objects.filter(**left).order_by("pk")[:limit])
    return [*texts, *WaveVote.objects.filter(**left).order_by("pk")[: limit - len(texts)]]


def _parts(selection: Selection) -> tuple[QuerySet[Article], QuerySet[Comment]]:
    wanted = Q(
        state=State.PUBLISHED.value,
        published_at__gte=selection.since,
        published_at__lt=selection.until,
    )
    if selection.authors:
        wanted &= Q(author__name__in=selection.authors)
    if selection.like is not None:
        wanted &= Q(pk__in=_alike(selection.like))
    if selection.newest is not None:
        wanted &= Q(pk__lte=selection.newest)
    if selection.host:
        linked = Q()
        for scheme in ("http", "https"):
            for end in ("/", '"', ":", "?", "#"):
                linked |= Q(revision__html__contains=f'href="{scheme}://{selection.host}{end}')
        wanted &= linked
    articles, comments = Article.objects.filter(wanted), Comment.objects.filter(wanted)
    if selection.community is None:
        return articles, comments
    # Nobody learns by a link's host what is written there for circles.
    return (
        articles.filter(for_everybody(), community=selection.community),
        comments.filter(for_everybody("article__"), article__community=selection.community),
    )


def _alike(work_id: int) -> list[int]:
    """The texts that are like one, and itself."""
    with connection.cursor() as cursor:
        cursor.execute(_ALIKE, [work_id, LEAST_SHARED, MOST_TEXTS + 1])
        return [work_id, *(work for (work,) in cursor.fetchall() if work != work_id)]


def _listed(selection: Selection, start: int, most: int) -> list[Doomed]:
    """Texts and answers in one order, so that every one of them is on one page."""
    articles, comments = (part.order_by() for part in _parts(selection))
    shown = ("pk", "author__name", "headline", "published_at")
    rows = articles.annotate(headline=F("title")).values_list(*shown)
    rows = rows.union(
        comments.annotate(headline=F("article__title")).values_list(*shown), all=True
    )
    found = rows.order_by("-published_at", "-pk")[start : start + most]
    spared = set(selection.spared)
    return [Doomed(work, author, title, work in spared) for work, author, title, _ in found]


def _counted(rows: Any, wave: Wave) -> dict[ItemState, int]:
    found = rows.filter(wave=wave).values("state").annotate(n=Count("pk")).order_by("state")
    return {ItemState(row["state"]): row["n"] for row in found}
