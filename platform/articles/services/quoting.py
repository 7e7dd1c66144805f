"""Noting which texts a text quotes, and telling their authors."""

from datetime import datetime

from django.conf import settings

from accounts.models import Account
from articles.markup import fingerprint, quoted
from articles.models import Article, Comment, Quote
from articles.quotable import MOST, quotable
from articles.services.hearing import who_wants_to_hear
from articles.visibility import readers_of
from notifications.kinds import Kind, News
from notifications.services import tell


def note_quotes(text: Article | Comment, *, now: datetime) -> None:
    """Note what a published text quotes now, in place of what its last version quoted, and tell
    the authors once. What may not be passed on stays a link. At most 8 queries, one without
    quotes.
    """
    found = quoted(text.revision.html, site=settings.INKWELL_SITE)[:MOST]
    before = Quote.objects.filter(work=text.pk)
    if not found:
        before.delete()
        return
    known = {fingerprint(each): each for each in found}
    before.exclude(address__in=known).delete()
    kept = set(before.values_list("address", flat=True))
    fresh = [each for mark, each in known.items() if mark not in kept]
    if not fresh:
        return
    articles = list(quotable(fresh, by=text.author_id).exclude(pk=text.pk))
    Quote.objects.bulk_create(
        [
            Quote(
                work_id=text.pk,
                article=each,
                address=fingerprint((each.author.name, each.permlink)),
            )
            for each in articles
        ],
        ignore_conflicts=True,
    )
    _tell(text, articles, now=now)


def _tell(text: Article | Comment, articles: list[Article], *, now: datetime) -> None:
    """Who may not read the quoting text hears nothing of it."""
    about = text if isinstance(text, Article) else text.article
    authors = Account.objects.filter(pk__in={each.author_id for each in articles})
    readers = readers_of(about, among=authors).values_list("pk", flat=True)
    tell(
        News(
            account,
            Kind.QUOTE,
            key=f"quote/{text.pk}",
            group=f"quote/{text.pk}",
            at=now,
            actor=text.author_id,
            work=text.pk,
        )
        for account in who_wants_to_hear(readers, text=text, now=now)
    )
