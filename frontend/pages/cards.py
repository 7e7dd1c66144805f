"""Texts in a list, each with what brought it there."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from django.utils.translation import gettext, ngettext

from accounts.models import Account
from articles.choices import Audience
from articles.markup import HERE
from articles.selectors import Because
from articles.selectors import Card as Found
from frontend.addresses import address
from frontend.blind import is_blind
from frontend.pages.ballots import short_reward, shown_ballot
from frontend.pages.labels import card_marks, warning
from frontend.pages.media import shown_cover
from frontend.pages.sources import Order
from frontend.phrases import Manner, manner_now, number, span, when
from frontend.shown.feeds import Card, Room
from frontend.shown.people import Author

#: Pixels of a cover in a list: sharp also where a point of the page is three of the screen.
SMALL: Final = 384
#: Cards that a process keeps.
MOST: Final = 1_000
#: Orders in which a card says more of its place than when it was published.
TELLING: Final[frozenset[Order]] = frozenset({"hot", "trending", "closing", "again"})


def shown_cards(
    found: Iterable[Found], *, viewer: Account | None, now: datetime, order: Order = "new"
) -> list[Card]:
    """Cards ready to print, each with the figures that gave it its place in the order; by time,
    that is the time which every card says. How old a text is is said by the minute: all who read
    a list in one minute in the same manner share its words.
    """
    closing = order == "closing"
    moment, manner = now if closing else now.replace(second=0, microsecond=0), manner_now()
    told = order if order in TELLING else "new"
    cards = (
        (card, _card(card, moment, told, manner, is_blind(card.ballot, now=moment)))
        for card in found
    )
    return [
        replace(shown, warning=warning(card.labels.sensitive, viewer=viewer))
        if card.labels.sensitive
        else shown
        for card, shown in cards
    ]


@lru_cache(maxsize=MOST)
def _card(card: Found, now: datetime, order: Order, manner: Manner, blind: bool) -> Card:
    """The same at the same moment always says the same; `manner` is the one in force, and `blind`
    says whether its votes are kept from who asks.
    """
    url = address("article", card.author, card.permlink)
    return Card(
        work=str(card.work),
        url=url,
        title=card.title,
        excerpt=card.excerpt,
        author=Author(card.author, card.author_shown, portrait=card.portrait),
        author_url=address("profile", card.author),
        when=when(card.published_at, now=now),
        reading=gettext("%(n)d min") % {"n": card.minutes},
        replies=number(card.replies),
        ballot=shown_ballot(card.ballot, url=url, now=now),
        reward=short_reward(card.reward, cast=card.ballot, now=now),
        community=_room(card),
        language=card.language,
        marks=tuple(card_marks(card.labels, card.audience)),
        cover=shown_cover(card.cover, most=SMALL),
        why=" · ".join(
            filter(None, ("" if blind else _place(card, now, order), _choice(card, order)))
        ),
        saved=card.kept,
        go_on_url=f"{url}#{HERE}" if card.begun else "",
        for_all=card.audience is Audience.EVERYBODY,
    )


def forget_said() -> None:
    """Begin anew, as a process does that was just started."""
    _card.cache_clear()


def _room(card: Found) -> Room | None:
    if card.community is None:
        return None
    return Room(card.community, card.community_title or "", address("community", card.community))


def _place(card: Found, now: datetime, order: Order) -> str:
    """What gave it its place; "" where that is the time it was published, which it says anyway."""
    votes = card.ballot.upvotes
    if order == "closing":
        return gettext("voting ends in %(span)s") % {"span": span(card.reward.closes_at - now)}
    if order == "again":
        words = ngettext("%(n)s vote, drawn for today", "%(n)s votes, drawn for today", votes)
        return words % {"n": number(votes)}
    if order not in TELLING:
        return ""
    if card.reward.settled:
        return gettext("voting is over, so here by its time alone")
    if not votes:
        return gettext("no votes yet, so here by its time alone")
    age = max(now - card.published_at, timedelta(minutes=1))
    words = ngettext("%(n)s vote in %(span)s", "%(n)s votes in %(span)s", votes)
    return words % {"n": number(votes), "span": span(age)}


def _choice(card: Found, order: Order) -> str:
    """Which of the reader's choices brought it here."""
    if card.reason is None or order == "closing":
        return ""
    name = card.reason.name
    if card.reason.because is Because.RESHARE:
        return gettext("%(name)s re-shared") % {"name": name}
    if card.reason.because is Because.SHOWING:
        return gettext("shown in %(name)s") % {"name": name}
    if card.reason.because is Because.PERSON:
        return gettext("here because you follow @%(name)s") % {"name": name}
    if card.reason.because is Because.TAG:
        return gettext("here because you follow #%(name)s") % {"name": name}
    if card.reason.because is Because.ROOM:
        return gettext("here because you follow %(name)s") % {"name": name}
    return gettext("here because you are in %(name)s") % {"name": name}
