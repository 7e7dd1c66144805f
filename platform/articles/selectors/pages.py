"""One article with what stands around it, and the ballot of one work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from accounts.models import Account, Follow, Mute
from accounts.selectors import account_named
from accounts.standing import is_limited
from articles.addresses import erased_at
from articles.choices import Answers, Audience
from articles.models import (
    Article,
    ArticleTag,
    Bookmark,
    Comment,
    MutedThread,
    OpenedText,
    Pick,
    Pin,
    Poll,
    ReadingPlace,
    Reshare,
    SeriesPart,
    Showing,
    Translation,
    Withholding,
)
from articles.selectors.cards import (
    Ballot,
    Card,
    ballot_of,
    cards,
)
from articles.selectors.coauthors import CoAuthor, coauthors_of
from articles.selectors.history import changed_late
from articles.selectors.polls import PollCard, poll_of
from articles.selectors.rows import rows, work_row
from articles.selectors.series import Place, place_in_series
from articles.selectors.translations import Translated, translations_of
from articles.states import State
from articles.visibility import is_asked, visible_to
from rewards.models import Beneficiary, Hold
from rewards.selectors import Pool

_ROOM: Final = JSONObject(slug="community__slug", title="community__title")


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article in full. A text taken down has no HTML and no source; one that moderators removed
    has them for its author.
    """

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
    #: Whether the viewer keeps it for later.
    kept: bool
    #: Whether the viewer mutes its thread.
    quiet: bool
    #: The part at which the viewer stopped reading, counted from 0.
    stopped: int | None
    #: Whether it is known that the viewer opened it before.
    opened: bool
    #: Whether its author pinned it to the top of their profile.
    pinned: bool
    #: Whether the viewer re-shared it, how many people did, and whether its author wants that.
    reshared: bool
    reshares: int
    passing_on: bool
    #: The communities that show it beside its own, each by its address and title.
    shown_in: Sequence[Mapping[str, str]]
    #: The communities that picked it, in the same way; None for the site.
    picked_in: Sequence[Mapping[str, str | None]]
    #: Whether decisions keep its author out of lists.
    limited: bool
    #: Whether its author blocks the viewer.
    blocked: bool
    #: Basis points of the words that changed in the last day before the payout; 0 if not many.
    changed_late_bp: int
    coauthors: Sequence[CoAuthor]
    series: Place | None
    #: The same text in other languages, where everybody reads this one.
    translations: Sequence[Translated]
    poll: PollCard | None
    answers: Answers
    may_answer: bool
    #: Whether moderators closed its thread.
    locked: bool
    #: Whether moderators require its warning.
    must_warn: bool
    #: Whether its reward waits for a decision.
    on_hold: bool
    #: Whether a decision withholds it in some country; told to its author alone.
    withheld: bool


def article_page(
    author: str,
    *,
    permlink: str,
    viewer: Account | None = None,
    now: datetime,
    against: Pool | None = None,
) -> ArticlePage | None:
    """The article at that address, taken down or not; None where none is that the viewer may read.
    One that was erased is found at the address that it had.

    Two queries, two more at such an address; of the pool where none is given, of what stands
    around it where there is any, and of whoever may answer: at most 14.
    """
    article = _article_at(author, permlink, viewer)
    if article is None:
        return None
    version = article.revision
    mine = viewer is not None and viewer.pk == article.author_id
    shown = article.state == State.PUBLISHED or (mine and article.state == State.REMOVED)
    [row] = rows(Article.objects.filter(pk=article.pk), viewer=viewer)
    [card] = cards([row], viewer=viewer, now=now, against=against)
    return ArticlePage(
        card=card,
        html=version.html if shown else "",
        source=version.body if shown else "",
        state=State(article.state),
        revision=version.number,
        edited_at=version.at if version.number > 1 else None,
        author_about=article.author.about,
        tags=tuple(article.tag_names),
        mine=mine,
        following=article.is_followed and not mine,
        kept=article.is_kept,
        quiet=article.is_quiet,
        stopped=article.stopped if shown else None,
        opened=article.is_opened,
        pinned=article.is_pinned,
        limited=article.limited,
        shown_in=article.shown_in,
        picked_in=article.picked_in,
        reshared=article.is_reshared,
        reshares=article.reshare_count,
        passing_on=article.passing_on and article.audience == Audience.EVERYBODY,
        blocked=article.is_blocked,
        changed_late_bp=changed_late([article.pk]).get(article.pk, 0) if version.number > 1 else 0,
        coauthors=coauthors_of(article.pk) if shown and article.is_shared else (),
        series=place_in_series(article, viewer=viewer) if shown and article.is_part else None,
        translations=translations_of(article)
        if shown and article.audience == Audience.EVERYBODY and article.is_translated
        else (),
        poll=poll_of(article.pk, viewer=viewer, now=now) if shown and article.asks else None,
        answers=Answers(article.answers),
        may_answer=not article.locked
        and (viewer is None or (not article.is_blocked and is_asked(viewer, article))),
        locked=article.locked,
        must_warn=bool(article.required_sensitive),
        on_hold=article.is_on_hold,
        withheld=mine and article.is_withheld,
    )


def _article_at(author: str, permlink: str, viewer: Account | None) -> Any:
    """One query, and two more where there is no such address."""
    found = _with_flags(Article.objects.filter(visible_to(viewer)), viewer)
    found = found.select_related("author", "revision")
    article = found.filter(author__name=author, permlink=permlink).first()
    if article is None:
        writer = account_named(author)
        gone = erased_at(writer.pk, permlink) if writer else None
        article = found.filter(pk=gone).first() if gone else None
    return article


def _with_flags(found: QuerySet[Article], viewer: Account | None) -> QuerySet[Any]:
    """The articles with their tags, and with what there is beside each: asked for in the one
    statement, so that only what is there costs another.
    """
    tags = ArticleTag.objects.filter(article=OuterRef("pk")).order_by("position")
    here = OuterRef("pk")
    shown = Showing.objects.filter(article=here, ended_at=None).order_by("at")
    picks = Pick.objects.filter(article=here).order_by("at")
    return found.annotate(
        tag_names=ArraySubquery(tags.values("tag__name")),
        is_shared=Exists(Beneficiary.objects.filter(terms=here, host=False)),
        is_part=Exists(SeriesPart.objects.filter(article=here)),
        is_translated=Exists(Translation.objects.filter(Q(article=here) | Q(original=here))),
        asks=Exists(Poll.objects.filter(article=here)),
        is_quiet=Exists(MutedThread.objects.filter(account=viewer, article=here)),
        is_reshared=Exists(Reshare.objects.filter(account=viewer, article=here)),
        reshare_count=Coalesce(Subquery(_how_many(Reshare.objects.filter(article=here))), 0),
        stopped=Subquery(ReadingPlace.objects.filter(account=viewer, article=here).values("part")),
        is_opened=Exists(OpenedText.objects.filter(account=viewer, article=here)),
        limited=is_limited("author"),
        is_on_hold=Exists(Hold.objects.filter(work=here, state=Hold.State.PLACED)),
        is_withheld=Exists(Withholding.objects.filter(work=here, lifted_at=None)),
        shown_in=ArraySubquery(shown.values(json=_ROOM)),
        picked_in=ArraySubquery(picks.values(json=_ROOM)),
        is_pinned=Exists(Pin.objects.filter(article=here)),
        is_kept=Exists(Bookmark.objects.filter(account=viewer, article=here)),
        is_blocked=Exists(
            Mute.objects.filter(account=OuterRef("author"), muted=viewer, blocked=True)
        ),
        is_followed=Exists(Follow.objects.filter(follower=viewer, followed=OuterRef("author"))),
    )


def ballot(work_id: int, *, viewer: Account | None, now: datetime) -> Ballot | None:
    """The vote control of one work as it is now; None where the viewer may read no such text.
    At most 3 queries.
    """
    row = work_row(work_id, viewer=viewer)
    if row is None or not (
        Article.objects.filter(visible_to(viewer), pk=work_id).exists()
        or Comment.objects.filter(visible_to(viewer, "article__"), pk=work_id).exists()
    ):
        return None
    return ballot_of(row, viewer=viewer, now=now)


def _how_many(found: QuerySet[Reshare]) -> QuerySet[Reshare, int]:
    """The number of rows, as a subquery."""
    return found.order_by().values("article").annotate(n=Count("pk")).values_list("n", flat=True)
