"""Which pages search engines may show, and the one address of each.

A page is found when it is named here; every other answer says `noindex`, so that a new page of
somebody's own is not found because nobody thought of it. Further pages of a list are read for
their links and not shown: where they begin moves with every new text. A page has one address
in whichever language its reader wants; `hreflang` is for texts alone that say what others say.
"""

from typing import Final

from django.http import HttpRequest

FINDABLE: Final = frozenset(
    (
        *("hot", "trending", "new", "closing", "again", "texts_in", "tag"),
        *("article", "profile", "series", "communities", "community", "picture", "recording"),
        *("captions", "collection"),
        *("help", "help_page", "help_example", "terms", "privacy"),
        *("blocks", "cycles", "cycle", "rules", "rule_book"),
        # No person is named on these; a finding by itself may name some.
        *("moderation_log", "moderation_figures", "moderation_findings"),
    )
)


def is_findable(request: HttpRequest) -> bool:
    """Whether a search engine may show what the address answers."""
    match = request.resolver_match
    further = "after" in request.GET or "before" in request.GET
    return match is not None and match.view_name in FINDABLE and not further


def canonical(request: HttpRequest) -> str:
    """The one address of a findable page, whatever stands behind its `?`; "" for any other.

    Names and tags are found in capitals too.
    """
    if not is_findable(request):
        return ""
    return f"{request.scheme}://{request.get_host()}{request.path.lower()}"
