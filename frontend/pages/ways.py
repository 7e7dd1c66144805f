"""Ways through a text and on from it: its headings, related texts, the author's other texts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.utils.translation import gettext

from accounts.models import Account
from articles.markup import contents
from articles.selectors import Related, Shared, Signpost, onward
from frontend.addresses import address
from frontend.shown.articles import Section, Way, Ways

#: A table of contents of fewer headings would say what the eye sees anyway.
FEWEST: Final = 3


def sections(html: str) -> Sequence[Section]:
    """The headings of a text that has enough of them."""
    found = contents(html)
    if len(found) < FEWEST:
        return ()
    top = min(heading.level for heading in found)
    return [Section(each.id, each.text, each.level - top) for each in found]


def ways_on(work: int, *, viewer: Account | None, now: datetime) -> Ways:
    """Where a reader may go on; each related text says what it shares with this one."""
    found = onward(work, viewer=viewer, now=now)
    return Ways(
        related=[_way(each.text, _why(each)) for each in found.related],
        older=_way(found.older) if found.older else None,
        newer=_way(found.newer) if found.newer else None,
    )


def _way(text: Signpost, why: str = "") -> Way:
    url = address("article", text.author, text.permlink)
    return Way(url, text.title, text.language, text.author_shown, why)


def _why(related: Related) -> str:
    if related.shared is Shared.TAG:
        return gettext("also under #%(name)s") % {"name": related.name}
    if related.shared is Shared.COMMUNITY:
        return gettext("also in %(name)s") % {"name": related.name}
    return gettext("by the same author")
