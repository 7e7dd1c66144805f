"""The public log of moderation for feed readers: decisions by office, naming nobody."""

from datetime import datetime

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext

from frontend.pages.public_log import log_address, newest
from frontend.pages.syndication import ENTRIES, Channel, Entry, fit
from frontend.shown.public_log import LogRow


def log_channel(slug: str, *, base: str, now: datetime) -> Channel:
    """The newest decisions of the site, or of the community with that address. Http404 when there
    is no such community.
    """
    community, found = newest(slug, limit=ENTRIES, now=now)
    name = gettext("Log of moderation")
    return Channel(
        url=log_address(slug),
        title=f"{name}: {fit(community.title)} · Inkwell" if community else f"{name} · Inkwell",
        words=gettext(
            "Every decision that did something, by the office that made it and the rule it names."
            " No person is named here."
        ),
        entries=[_entry(row, at, base) for row, at in found],
    )


def _entry(row: LogRow, at: datetime, base: str) -> Entry:
    title = gettext("No. %(n)s: %(did)s") % {"n": row.number, "did": row.did}
    room = row.community.title if row.community else ""
    lines = [each for each in (row.standing, row.rule, room) if each]
    where = log_address(row.community.slug if row.community else "")
    return Entry(
        url=row.url,
        title=fit(title),
        excerpt=fit(" · ".join(lines)),
        html=fit(format_html("<p>{}</p>", format_html_join(" · ", "{}", ((x,) for x in lines)))),
        author=fit(row.office),
        author_url=base + where,
        tags=(),
        published_at=at,
        updated_at=at,
    )
