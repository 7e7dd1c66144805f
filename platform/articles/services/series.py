"""Putting texts into series, taking them out, changing their order and the series' title.

Whoever changes an author's series holds the author's row, so that none ends while a text enters.
"""

from datetime import datetime
from typing import Final, Literal

from django.db import transaction
from django.db.models import Max

from accounts.locks import lock_account
from accounts.models import Account
from articles.errors import TextRefused, UnknownText
from articles.models import Article, Series, SeriesPart
from articles.services.standing import require_voice
from articles.wording import MAX_TITLE, free_permlink, one_line, slug

_MAX_SLUG: Final = 80

type Direction = Literal["earlier", "later"]


def put_in_series(article: Article, *, title: str) -> None:
    """Put an article last in its author's series of that title, which is made where it is new.

    No title takes it out. Where it stands already it stays. Locks the author's row, if there is
    anything to do. TextRefused for a title that makes no address.
    """
    line = _checked(title) if one_line(title) else ""
    found = SeriesPart.objects.select_related("series").filter(article=article)
    if not line and not found.exists():
        return
    lock_account(article.author_id)
    part = found.first()
    if part is not None:
        if line and _alike(part.series.title, line):
            return
        _take_out(part)
    if line:
        series = _named(article.author_id, line)
        last = SeriesPart.objects.filter(series=series).aggregate(last=Max("position"))["last"]
        SeriesPart.objects.create(article=article, series=series, position=(last or 0) + 1)


def check_series(title: str) -> None:
    """TextRefused for a title that makes no address; "" is none."""
    if one_line(title):
        _checked(title)


@transaction.atomic
def move_part(work_id: int, *, direction: Direction, author: Account) -> None:
    """Let a text change places with the one before or after it; at an end it stays.

    Locks the author's row. UnknownText where the author has no such text in a series.
    """
    part = _own_part(work_id, author)
    beside = SeriesPart.objects.filter(series=part.series_id)
    if direction == "earlier":
        other = beside.filter(position__lt=part.position).order_by("-position").first()
    else:
        other = beside.filter(position__gt=part.position).order_by("position").first()
    if other is not None:
        SeriesPart.objects.filter(pk=other.pk).update(position=part.position)
        SeriesPart.objects.filter(pk=part.pk).update(position=other.position)


@transaction.atomic
def leave_series(work_id: int, *, author: Account) -> bool:
    """Take a text out of its series; whether others are left in it.

    Locks the author's row. UnknownText where the author has no such text in a series.
    """
    part = _own_part(work_id, author)
    _take_out(part)
    return Series.objects.filter(pk=part.series_id).exists()


@transaction.atomic
def rename_series(author: Account, *, slug: str, title: str, now: datetime) -> None:
    """Give a series of one's own another title; its address stays, so that links lead to it.

    Locks the author's row. UnknownText for a series that is not the author's, TextRefused for a
    title that another one has or that makes no address, InSuspension.
    """
    line = _checked(title)
    lock_account(author.pk)
    require_voice(author, now=now)
    series = Series.objects.filter(author=author, slug=slug).first()
    if series is None:
        raise UnknownText("You have no such series.")
    others = Series.objects.filter(author=author).exclude(pk=series.pk)
    if any(_alike(other, line) for other in others.values_list("title", flat=True)):
        raise TextRefused("You have another series of that title; choose one that differs.")
    Series.objects.filter(pk=series.pk).update(title=line)


def _checked(title: str) -> str:
    line = one_line(title)
    if not slug(line, limit=_MAX_SLUG) or len(line) > MAX_TITLE:
        raise TextRefused(
            "A series needs a title with some letters or digits, at most %(most)s characters.",
            most=MAX_TITLE,
        )
    return line


def _alike(one: str, other: str) -> bool:
    """Whether two titles mean one series: capitals and signs make no difference."""
    return slug(one, limit=_MAX_SLUG) == slug(other, limit=_MAX_SLUG)


def _named(author_id: int, title: str) -> Series:
    """The author's series of that title, made where it is new. The caller holds the author's row.

    A series that got another title has its old address still: a new one of that title gets a
    number behind it.
    """
    own = list(Series.objects.filter(author=author_id))
    known = next((each for each in own if _alike(each.title, title)), None)
    if known is not None:
        return known
    address = free_permlink(slug(title, limit=_MAX_SLUG), taken={each.slug for each in own})
    return Series.objects.create(author_id=author_id, slug=address, title=title)


def _own_part(work_id: int, author: Account) -> SeriesPart:
    lock_account(author.pk)
    part = SeriesPart.objects.filter(pk=work_id, series__author=author).first()
    if part is None:
        raise UnknownText("There is no such text in a series of yours.")
    return part


def _take_out(part: SeriesPart) -> None:
    """A series without texts goes."""
    part.delete()
    series = Series.objects.filter(pk=part.series_id)
    series.exclude(parts__article__isnull=False).delete()
