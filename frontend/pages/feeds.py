"""Lists of texts as pages, each with the reason for its order."""

from datetime import datetime
from typing import Literal
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from accounts.models import Account
from articles.selectors import Card as Found
from articles.selectors import Feed as FoundFeed
from articles.selectors import feed, tags_in_use
from communities.selectors import CommunityCard, communities, community_card
from frontend.pages import tags
from frontend.pages.ballots import short_reward, shown_ballot
from frontend.pages.works import article_url
from frontend.phrases import ink, number, when
from frontend.shown.feeds import Card, CommunityHead, Feed, Room, Tab, Weather
from frontend.shown.people import Author
from rewards.active import active_rules
from rewards.errors import RewardsError
from rewards.selectors import fund

type Order = Literal["hot", "trending", "new"]


def front(order: Order, *, viewer: Account | None, after: str, now: datetime) -> Feed:
    """The front page in one of its three orders."""
    found = feed(order, now=now, after=after, viewer=viewer)
    title, lead, why = _told(order)
    return Feed(
        cards=_cards(found, now),
        title=title,
        lead=lead,
        why=why,
        tabs=[Tab(_told(each)[0], reverse(each), each == order) for each in _ORDERS],
        more_url=_more(reverse(order), found),
        weather=_weather(now),
    )


def _weather(now: datetime) -> Weather | None:
    """How full the reward pool is; None before there is one."""
    try:
        state = fund(now, rules=active_rules())
    except RewardsError:
        return None
    return Weather(
        fund=ink(state.balance),
        words=gettext("is shared by the texts whose voting ends, round after round."),
    )


_ORDERS: tuple[Order, ...] = ("hot", "trending", "new")


def _told(order: Order) -> tuple[str, str, str]:
    """Title, lead and reason of an order."""
    same = gettext("The formula is the same for everybody, and nobody can pay for a place.")
    if order == "new":
        return (
            gettext("New"),
            gettext("Everything, the newest first."),
            gettext("By the time of publishing alone."),
        )
    if order == "trending":
        lead = gettext("What readers have valued most lately.")
        why = gettext(
            "Votes weigh by their strength, and five and a half days of age "
            "weigh as tenfold votes."
        )
        return gettext("Trending"), lead, f"{why} {same}"
    lead = gettext("What readers are valuing right now.")
    why = gettext("Votes weigh by their strength, and three hours of age weigh as tenfold votes.")
    return gettext("Hot"), lead, f"{why} {same}"


def tagged(tag: str, *, viewer: Account | None, after: str, now: datetime) -> Feed:
    """The newest texts under a tag; a tag that nobody uses has an empty page."""
    found = feed("new", now=now, after=after, tag=tag, viewer=viewer)
    return Feed(
        cards=_cards(found, now),
        title=f"#{tag}",
        lead=gettext("Texts that their authors put under this word."),
        why=gettext("By the time of publishing alone."),
        more_url=_more(reverse("tag", args=[tag]), found),
        tag=tags.head(tag, viewer=viewer),
    )


def written_by(name: str, *, viewer: Account | None, after: str, now: datetime) -> Feed:
    """A person's texts, the newest first."""
    found = feed("new", now=now, after=after, author=name, viewer=viewer)
    return Feed(_cards(found, now), more_url=_more(reverse("profile", args=[name]), found))


def community(
    slug: str, *, viewer: Account | None, after: str, now: datetime
) -> tuple[CommunityHead, Feed]:
    """A community's head and its newest texts; Http404 when there is none at that address."""
    card = community_card(slug, viewer=viewer)
    if card is None:
        raise Http404
    found = feed("new", now=now, after=after, community=slug, viewer=viewer)
    more = _more(reverse("community", args=[slug]), found)
    return _head(card), Feed(_cards(found, now), more_url=more)


def directory() -> dict[str, object]:
    """The largest communities and the most used tags."""
    return {"communities": [_head(card) for card in communities()], "tags": tags_in_use()}


def _head(card: CommunityCard) -> CommunityHead:
    members = ngettext("%(n)s member", "%(n)s members", card.members)
    return CommunityHead(
        slug=card.slug,
        title=card.title,
        about=card.about,
        members=members % {"n": number(card.members)},
        wallet=card.wallet,
        joined=card.joined,
    )


def _more(url: str, found: FoundFeed) -> str:
    return f"{url}?{urlencode({'after': found.after})}" if found.after else ""


def _cards(found: FoundFeed, now: datetime) -> list[Card]:
    return [_card(card, now) for card in found.cards]


def _card(card: Found, now: datetime) -> Card:
    url = article_url(card.author, card.permlink)
    return Card(
        work=card.work,
        url=url,
        title=card.title,
        excerpt=card.excerpt,
        author=Author(card.author, card.author_shown),
        when=when(card.published_at, now=now),
        reading=gettext("%(n)d min") % {"n": card.minutes},
        replies=number(card.replies),
        ballot=shown_ballot(card.ballot, url=url),
        reward=short_reward(card.reward),
        community=Room(card.community, card.community_title or "") if card.community else None,
        language=card.language,
    )
