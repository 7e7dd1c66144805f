"""What stands on top of a community, what it shows from elsewhere, and what editors recommend."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from articles.selectors import pinned_cards
from articles.selectors.placing import Shown, on_top_of, picked, picked_among, shown_lines
from communities.roles import Role
from frontend.pages import communities, feeds
from frontend.pages.cards import shown_cards
from frontend.pages.sources import Order
from frontend.phrases import when
from frontend.shown.feeds import Card, CommunityHead, Feed

_OFFICES: Final[Mapping[str, str | Promise]] = {
    Role.OWNER.value: _("Picked by an owner, %(when)s"),
    Role.ADMIN.value: _("Picked by an admin, %(when)s"),
    Role.MODERATOR.value: _("Picked by a moderator, %(when)s"),
    "site": _("Picked by a moderator of the site, %(when)s"),
}


def community(
    slug: str,
    *,
    order: Order,
    viewer: Account | None,
    after: str,
    unread: bool = False,
    now: datetime,
) -> tuple[CommunityHead, Feed]:
    """A community's texts, at the beginning under those on its top, which the list leaves out;
    what lives elsewhere says who shows it here. Http404 when there is none at that address.
    """
    head, page = feeds.community(
        slug, order=order, viewer=viewer, after=after, unread=unread, now=now
    )
    works = on_top_of(slug, viewer=viewer, now=now)
    top = (
        []
        if after
        else shown_cards(pinned_cards(works, viewer=viewer, now=now), viewer=viewer, now=now)
    )
    cards = [card for card in page.cards if int(card.work) not in works]
    pinned = [replace(card, pinned=True) for card in top]
    guests = [
        card for card in (*pinned, *cards) if card.community is None or card.community.slug != slug
    ]
    shown = shown_lines(slug, works=[int(card.work) for card in guests])
    chosen = picked_among(slug, works=[int(card.work) for card in (*pinned, *cards)])
    lines = {work: [_line(each)] for work, each in shown.items()}
    for work, (office, line, at) in chosen.items():
        lines.setdefault(work, []).append(_why(office, line, at, now))
    return head, replace(page, pinned=_told(pinned, lines), cards=_told(cards, lines))


def picks(
    slug: str, *, viewer: Account | None, after: int, now: datetime
) -> tuple[CommunityHead | None, Feed]:
    """The picks of a community with its head, or those of the site; Http404 for no community."""
    room = communities.at(slug) if slug else None
    found, more = picked(room, after=after, viewer=viewer, now=now)
    first = reverse("community_picks", args=[slug]) if slug else reverse("picks")
    reader, key = ("community_picks_feed", [slug]) if slug else ("picks_feed", [])
    cards = shown_cards([each.card for each in found], viewer=viewer, now=now)
    return feeds.head_of(room, viewer=viewer) if room else None, Feed(
        [
            replace(card, why=_why(each.office, each.line, each.at, now))
            for card, each in zip(cards, found, strict=True)
        ],
        url=f"{first}?after={after}" if after else first,
        first_url=first if after else "",
        more_url=f"{first}?after={more}" if more else "",
        rss_url=reverse(reader, args=[*key, "rss"]),
        atom_url=reverse(reader, args=[*key, "atom"]),
    )


def _why(office: str, line: str, at: datetime, now: datetime) -> str:
    told = str(_OFFICES[office]) % {"when": when(at, now=now).words}
    return f"{told}: {line}" if line else told


def _told(cards: Sequence[Card], lines: Mapping[int, Sequence[str]]) -> list[Card]:
    return [
        replace(card, why=" · ".join(filter(None, (*lines.get(int(card.work), ()), card.why))))
        for card in cards
    ]


def _line(shown: Shown) -> str:
    told = gettext("Shown here by @%(name)s") % {"name": shown.by}
    return f"{told}: {shown.line}" if shown.line else told
