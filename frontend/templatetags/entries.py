"""One text of a list as HTML, printed once for as long as nothing of it changes.

Nothing of a reader or a page is kept: the token of who is logged in, and the page that their
presses lead back to, are put in afterwards.
"""

import re
import secrets
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, repeat
from typing import Final

from django import template
from django.template import Context
from django.template.loader import get_template
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from frontend.shown.feeds import Card

register = template.Library()
#: Entries that a process keeps, of some kilobytes each.
MOST: Final = 1_000
_INDENT: Final = re.compile(r"\s*\n\s*")
#: Stand for the token and the page; made anew by each process, so that no text can hold them.
_TOKEN: Final = secrets.token_urlsafe(32)
_PAGE: Final = secrets.token_urlsafe(32)


@register.simple_tag(takes_context=True)
def entry(context: Context, card: Card) -> SafeString:
    """The card."""
    return entries(context, (card,))


@register.simple_tag(takes_context=True)
def entries(context: Context, cards: Iterable[Card], page_url: str = "") -> SafeString:
    """The cards one after the other; `page_url` is the page that they are, where that is worth
    knowing.
    """
    user, token = context.get("user"), context.get("csrf_token")
    known, language = user is not None and bool(user.is_authenticated), get_language() or ""
    begins = chain((page_url,), repeat(""))
    html = "".join(
        _printed(card, url, known, language) for card, url in zip(cards, begins, strict=False)
    )
    if not known:
        return SafeString(html)
    page = escape(context["request"].get_full_path())
    return SafeString(html.replace(_TOKEN, str(token)).replace(_PAGE, page))


def forget_printed() -> None:
    """Begin anew, as a process does that was just started."""
    _printed.cache_clear()


@lru_cache(maxsize=MOST)
def _printed(card: Card, page_url: str, known: bool, language: str) -> SafeString:
    """The same card in the same language always looks the same; `language` is the one in force."""
    values = {
        "card": card,
        "page_url": page_url,
        "user": {"is_authenticated": known},
        "csrf_token": _TOKEN,
        "request": {"get_full_path": _PAGE},
    }
    html = get_template("frontend/parts/card.html").render(values)
    # What a card says stands in single lines, so that these are the template's own.
    return SafeString(_INDENT.sub("\n", html))
