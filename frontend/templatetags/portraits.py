"""The picture beside a name: the person's own, else the ink blot of the name."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from frontend.pages.media import Pictured, portrait_url

register = template.Library()


@register.simple_tag
def portrait(person: Pictured, side: int) -> SafeString:
    """The picture at so many pixels. Its alt text is empty: the name always stands beside it."""
    return format_html(
        '<img class="blot" src="{}" alt="" width="{}" height="{}" loading="lazy">',
        portrait_url(person, side=side),
        side,
        side,
    )
