"""The texts that texts quote, as cards."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, TextField

from accounts.models import Account, Mute
from accounts.standing import is_suspended
from articles.markup import fingerprint, quoted
from articles.models import MutedWord, Quote
from articles.quotable import MOST, quotable
from articles.selectors.warnings import warning_of
from articles.states import State
from articles.visibility import for_everybody, withheld_here


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted article; without words if it is `gone`."""

    #: The fingerprint of the address that the quoting text has of it.
    address: str
    author: str
    author_shown: str
    permlink: str
    title: str
    excerpt: str
    language: str
    sensitive: str
    gone: bool


def quotes_in(
    works: Collection[int], *, viewer: Account | None, now: datetime
) -> Mapping[int, Sequence[Quoted]]:
    """What articles and comments quote, by their number. One query, none for none.

    Left out is what its author wants passed on no more or took back to circles, or who blocks the
    writer, and what the viewer mutes.
    """
    if not works:
        return {}
    blocks = Mute.objects.filter(
        account=OuterRef("article__author"), muted=OuterRef("work__author__account"), blocked=True
    )
    own = Q(article__author=F("work__author__account"))
    found = Quote.objects.filter(own | Q(article__passing_on=True), work__in=works)
    found = found.filter(for_everybody("article__")).exclude(Exists(blocks))
    if viewer is not None:
        found = found.exclude(article__author__in=viewer.mutes.values("muted"))
        found = found.exclude(Exists(_words(viewer, now)))
    by_work: dict[int, list[Quoted]] = {}
    rows = found.order_by("pk").values_list(
        *("work_id", "address", "article__author__name", "article__author__display_name"),
        *("article__permlink", "article__title", "article__excerpt", "article__language"),
        warning_of("article__"),
        "article__state",
        is_suspended("article__author"),
        withheld_here("article_id"),
    )
    for work, address, author, shown, permlink, title, excerpt, language, sensitive, *why in rows:
        gone = why != [State.PUBLISHED, False, False]
        quote = Quoted(
            address=address,
            author=author,
            author_shown=shown or author,
            permlink=permlink,
            title="" if gone else title,
            excerpt="" if gone else excerpt,
            language=language,
            sensitive=sensitive,
            gone=gone,
        )
        by_work.setdefault(work, []).append(quote)
    return by_work


def quotes_to_be(html: str, *, writer: Account) -> Sequence[Quoted]:
    """What rendered words quote once their writer publishes them. One query, none for none."""
    found = quoted(html, site=settings.INKWELL_SITE)[:MOST]
    return [
        Quoted(
            address=fingerprint((each.author.name, each.permlink)),
            author=each.author.name,
            author_shown=each.author.shown_name,
            permlink=each.permlink,
            title=each.title,
            excerpt=each.excerpt,
            language=each.language,
            sensitive=each.sensitive,
            gone=False,
        )
        for each in (quotable(found, by=writer.pk) if found else ())
    ]


def _words(viewer: Account, now: datetime) -> QuerySet[MutedWord]:
    text = ExpressionWrapper(OuterRef("article__folded"), output_field=TextField())
    muted = MutedWord.objects.filter(Q(until=None) | Q(until__gt=now), account=viewer)
    return muted.alias(text=text).filter(text__contains=F("phrase"))
