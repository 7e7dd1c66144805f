"""Quoted texts as cards, where the quoting text has their addresses."""

from collections.abc import Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from accounts.models import Account
from accounts.selectors import preferences_of
from articles.markup import with_cards
from articles.selectors import Quoted
from frontend.pages.works import article_url
from frontend.shown.quotes import QuoteCard


def with_quotes(html: str, quotes: Sequence[Quoted], *, viewer: Account | None) -> SafeString:
    """Stored HTML, which has been through the sanitiser, with a card for each quoted text."""
    cards = {each.address: _card(each, viewer) for each in quotes}
    return mark_safe(with_cards(html, cards, site=settings.INKWELL_SITE))


def _card(quote: Quoted, viewer: Account | None) -> str:
    warned = quote.sensitive and preferences_of(viewer).sensitive != "show"
    shown = QuoteCard(
        url=article_url(quote.author, quote.permlink),
        author=quote.author_shown,
        author_url=reverse("profile", args=[quote.author]),
        title=quote.title,
        excerpt=quote.excerpt,
        language=quote.language,
        warning=quote.sensitive if warned else "",
        gone=quote.gone,
    )
    return render_to_string("frontend/parts/quote.html", {"quote": shown}).strip()
