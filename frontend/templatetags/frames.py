"""Parts of a page's frame that say the same to everybody, drawn once for each language.

Nearly all that a remembered page still has to do is to draw its frame: addresses and words, by the
dozen, which never differ.
"""

from functools import cache

from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag
def drawn_once(name: str, **values: str) -> SafeString:
    """The template of that name, which is given nothing but these values: no request, no reader
    and no token. Their combinations are few, as each one is kept.
    """
    return _drawn(name, tuple(values.items()), get_language())


@cache
def _drawn(name: str, values: tuple[tuple[str, str], ...], language: str | None) -> SafeString:
    """`language` is the one in force."""
    return SafeString(get_template(name).render(dict(values)))
