"""Icons by name: heroicons' outlines, each drawn once, since a feed shows the same few often."""

from functools import cache

from django import template
from django.utils.safestring import SafeString
from heroicons.templatetags.heroicons import heroicon_outline

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """The outline at 20 pixels, hidden from screen readers: a word stands beside it."""
    return _drawn(str(name))


@cache
def _drawn(name: str) -> SafeString:
    return SafeString(heroicon_outline(name, size=20, aria_hidden="true"))
