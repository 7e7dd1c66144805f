"""Putting texts into series and changing their order."""

from django.db import transaction
from django.db.models import Max

from accounts.models import Account
from articles.errors import TextRefused, UnknownText
from articles.models import Article, Series, SeriesPart
from articles.wording import MAX_TITLE, one_line, slug


def put_in_series(article: Article, *, title: str) -> None:
    """Put an article last in its author's series of that title, which is made where it is new.

    No title takes it out. Where it stands already it stays. Locks the series; the author's row is
    locked when the series is made. TextRefused for a title that makes no address.
    """
    line = one_line(title)
    part = SeriesPart.objects.select_related("series").filter(article=article).first()
    if not line:
        if part is not None:
            _take_out(part)
        return
    address = slug(line, limit=80)
    if not address or len(line) > MAX_TITLE:
        raise TextRefused(
            "A series needs a title with some letters or digits, at most %(most)s characters.",
            most=MAX_TITLE,
        )
    if part is not None and part.series.slug == address:
        return
    if part is not None:
        _take_out(part)
    Account.objects.select_for_update().get(pk=article.author_id)
    series, _ = Series.objects.get_or_create(
        author_id=article.author_id, slug=address, defaults={"title": line}
    )
    Series.objects.select_for_update().get(pk=series.pk)
    last = SeriesPart.objects.filter(series=series).aggregate(last=Max("position"))["last"]
    SeriesPart.objects.create(article=article, series=series, position=(last or 0) + 1)


@transaction.atomic
def move_earlier(work_id: int, *, author: Account) -> None:
    """Let a text change places with the one before it; the first stays. Locks the series.

    UnknownText where the author has no such text in a series.
    """
    part = SeriesPart.objects.filter(pk=work_id, series__author=author).first()
    if part is None:
        raise UnknownText("There is no such text in a series of yours.")
    Series.objects.select_for_update().get(pk=part.series_id)
    part.refresh_from_db()
    before = SeriesPart.objects.filter(series=part.series_id, position__lt=part.position)
    other = before.order_by("-position").first()
    if other is not None:
        place = other.position
        SeriesPart.objects.filter(pk=other.pk).update(position=part.position)
        SeriesPart.objects.filter(pk=part.pk).update(position=place)


def _take_out(part: SeriesPart) -> None:
    """A series without texts goes."""
    part.delete()
    series = Series.objects.filter(pk=part.series_id)
    series.exclude(parts__article__isnull=False).delete()
