"""The words of one side of a comparison, with what the other side lacks marked."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.differences import Run

register = template.Library()


@register.simple_tag
def runs(words: Iterable[Run], mark: str = "") -> SafeString:
    """The words as they stand, those that changed in an element called `mark`, if one is named.

    Made here because a white space more would be seen: the words stand in `pre-wrap`.
    """
    return format_html_join(
        "",
        "{}",
        (
            (
                format_html("<{0}>{1}</{0}>", mark, run.words)
                if mark and run.changed
                else run.words,
            )
            for run in words
        ),
    )
