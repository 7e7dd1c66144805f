"""Icons by name: heroicons' outlines. Those of every card and comment are drawn once a page."""

from functools import cache
from typing import Final

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from heroicons.templatetags.heroicons import heroicon_outline

#: A list shows these in each of its lines, where three drawings weigh more than its words.
_REPEATED: Final = ("arrow-up-circle", "bookmark", "chat-bubble-left")

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """The outline at 20 pixels, hidden from screen readers: a word stands beside it."""
    return _shown(str(name))


@register.simple_tag
def drawings() -> SafeString:
    """What the page's icons that repeat refer to, for the frame of a page to hold once."""
    return _drawings()


@cache
def _shown(name: str) -> SafeString:
    if name not in _REPEATED:
        return mark_safe(heroicon_outline(name, size=20, aria_hidden="true"))
    return format_html(
        '<svg class="icon" width="20" height="20" aria-hidden="true"><use href="#icon-{}"/></svg>',
        name,
    )


@cache
def _drawings() -> SafeString:
    drawn = "".join(
        # Colour and stroke are of the place that shows it.
        heroicon_outline(
            name,
            size=20,
            id=f"icon-{name}",
            fill="inherit",
            stroke="inherit",
            stroke_width="inherit",
        )
        for name in _REPEATED
    )
    return format_html('<svg class="hidden" width="0" height="0">{}</svg>', mark_safe(drawn))
