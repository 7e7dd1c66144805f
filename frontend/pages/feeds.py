"""Lists of texts as pages, each with the reason for its order."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Final

from django.conf.locale import LANG_INFO
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from accounts.models import Account
from accounts.selectors import preferences_of
from articles.languages import own_name
from articles.pictures import PORTRAIT, PORTRAIT_SMALL
from articles.selectors import followed_tags
from articles.selectors.places import Place
from communities.models import Community
from communities.roles import Kind, Right, Role, may
from communities.selectors import CommunityCard, community_card
from frontend.addresses import address
from frontend.languages import LANGUAGES
from frontend.pages import tags
from frontend.pages.cards import shown_cards
from frontend.pages.media import picture_url
from frontend.pages.sources import CHOICES, FRONT, OWN, Order, Source, first_of, told
from frontend.phrases import ink, number
from frontend.shown.feeds import CommunityHead, Feed, Language, Tab, Unread, Weather
from frontend.shown.pictures import Picture
from rewards.selectors import Pool, pool_if_any

#: Tags named beside the list of what one follows.
FOLLOWS: Final = 100


def front(
    order: Order, *, viewer: Account | None, after: str, unread: bool = False, now: datetime
) -> Feed:
    """The front page in one of its orders."""
    hot_is_first = first_of(preferences_of(viewer)) == "hot"
    source = Source(order, unread=unread, hot_is_first=hot_is_first)
    against = pool_if_any()
    page = listed(source, viewer=viewer, after=after, now=now, against=against)
    orders = [each for each in FRONT if each not in OWN or viewer is not None]
    return replace(
        page,
        title=told(order, now=now).title,
        lead=told(order, now=now).lead,
        tabs=_tabs(source, orders, now=now),
        languages=_languages(),
        weather=_weather(against),
        choose_url="" if viewer is None else f"{reverse('settings_reading')}#id_front_list",
        private_url=reverse("settings_feeds") if order in OWN else "",
        follows=followed_tags(viewer)[:FOLLOWS] if order in OWN and viewer else (),
    )


def tagged(
    tag: str,
    *,
    order: Order,
    viewer: Account | None,
    after: str,
    unread: bool = False,
    now: datetime,
) -> Feed:
    """The texts under a tag; a tag that nobody uses has a page that says so."""
    source = Source(order, tag=tag, unread=unread)
    return replace(
        listed(source, viewer=viewer, after=after, now=now),
        title=f"#{tag}",
        lead=gettext("Texts that their authors put under this word."),
        tabs=_tabs(source, CHOICES, now=now),
        tag=tags.head(tag, viewer=viewer),
    )


def texts_in(
    language: str,
    *,
    order: Order,
    viewer: Account | None,
    after: str,
    unread: bool = False,
    now: datetime,
) -> Feed:
    """The texts in one language, whatever its region; Http404 for a code that nobody knows."""
    source = Source(order, language=language, unread=unread)
    return replace(
        listed(source, viewer=viewer, after=after, now=now),
        title=language_name(language),
        lead=gettext("Texts in this language."),
        tabs=_tabs(source, CHOICES, now=now),
        languages=_languages(language),
    )


def language_name(code: str) -> str:
    """What a language calls itself; Http404 for a code that nobody knows."""
    known = LANG_INFO.get(code, {})
    if "name_local" not in known:
        raise Http404
    return str(known["name_local"]).capitalize()


def community(
    slug: str,
    *,
    order: Order,
    viewer: Account | None,
    after: str,
    unread: bool = False,
    now: datetime,
) -> tuple[CommunityHead, Feed]:
    """A community's head and its texts; Http404 when there is none at that address."""
    card = community_card(slug, viewer=viewer)
    if card is None:
        raise Http404
    source = Source(order, community=slug, unread=unread)
    page = listed(source, viewer=viewer, after=after, now=now)
    return shown_head(card), replace(page, title=card.title, tabs=_tabs(source, CHOICES, now=now))


def written_by(name: str, *, viewer: Account | None, after: str, now: datetime) -> Feed:
    """A person's texts, the newest first."""
    return listed(Source(author=name), viewer=viewer, after=after, now=now)


def listed(
    source: Source,
    *,
    viewer: Account | None,
    after: str,
    now: datetime,
    against: Pool | None = None,
) -> Feed:
    """A page of a list with the reason for its order. Where the list is empty, something
    else stands instead, so that nobody meets an empty page.
    """
    found = source.read(viewer=viewer, after=after, now=now, against=against)
    words = told(source.order, now=now)
    page = Feed(
        cards=shown_cards(found.cards, viewer=viewer, now=now, order=source.order),
        order=source.order,
        why=words.why,
        formula=words.formula,
        url=source.url(after=after),
        first_url=source.url() if after else "",
        more_url=source.url(after=found.after) if found.after else "",
        rss_url=source.feed_url("rss"),
        atom_url=source.feed_url("atom"),
        unread=_unread(source, viewer),
    )
    if page.cards or source.author:
        return page
    return _filled(page, source, viewer=viewer, now=now, against=against)


def _filled(
    page: Feed, source: Source, *, viewer: Account | None, now: datetime, against: Pool | None
) -> Feed:
    """An empty list with what it holds in other languages than the viewer reads; if that is
    nothing, with what readers value now, in those languages or else in every one.
    """
    hot = Source("hot", unread=source.unread)
    tries: list[tuple[Source, bool]] = [(hot, False)]
    if preferences_of(viewer).reading_languages:
        tries.append((hot, True))
        if source.order in CHOICES and not source.language:
            tries.insert(0, (source, True))
    for tried, every in tries:
        found = tried.read(
            viewer=viewer, after="", now=now, limit=10, every_language=every, against=against
        )
        if found.cards:
            return replace(
                page,
                instead=shown_cards(found.cards, viewer=viewer, now=now, order=tried.order),
                languages_url=f"{reverse('settings_reading')}#id_reading_languages_0"
                if every
                else "",
                in_other_languages=every and tried == source,
            )
    return page


def is_place(after: str) -> bool:
    """Whether an address names the beginning of a list or a place in it, and no nonsense."""
    return not after or Place.read(after) is not None


def announcement(page: Feed) -> str:
    """What a screen reader is told when more of a list has come."""
    count = len(page.cards)
    words = ngettext("%(n)s more text is listed.", "%(n)s more texts are listed.", count)
    return words % {"n": number(count)}


def _tabs(source: Source, orders: Iterable[Order], *, now: datetime) -> list[Tab]:
    return [
        Tab(told(each, now=now).title, source.ordered(each).url(), each == source.order)
        for each in orders
    ]


def _unread(source: Source, viewer: Account | None) -> Unread | None:
    """The way between all of a list and what the reader did not open; none for a person's own."""
    if viewer is None or source.author:
        return None
    if not preferences_of(viewer).keep_opened:
        words = gettext("Leave out what I have read: choose it in the settings")
        where = f"{reverse('settings_reading')}#id_keep_opened"
        return Unread(words, where, remembered=False)
    if source.unread:
        url = replace(source, unread=False).url()
        return Unread(gettext("Show what I have read as well"), url, only=True)
    return Unread(gettext("Leave out what I have read"), replace(source, unread=True).url())


@cache
def _languages(current: str = "") -> Sequence[Language]:
    """The languages that texts are written in here, each by its own name."""
    return tuple(
        Language(code, name, address("texts_in", code), code == current)
        for code, name in LANGUAGES
    )


def _weather(against: Pool | None) -> Weather | None:
    """How full the reward pool is; None before there is one."""
    if against is None:
        return None
    return Weather(
        fund=ink(against.fund.balance),
        words=gettext("is shared by the texts whose voting ends, round after round."),
    )


def head_of(community: Community, *, viewer: Account | None) -> CommunityHead:
    """The head of a community's own pages. Two queries."""
    card = community_card(community.slug, viewer=viewer)
    assert card is not None
    return shown_head(card)


def shown_head(card: CommunityCard) -> CommunityHead:
    """The head of a community, as lists and its own pages print it."""
    members = ngettext("%(n)s member", "%(n)s members", card.members)
    return CommunityHead(
        slug=card.slug,
        title=card.title,
        about=card.about,
        members=members % {"n": number(card.members)},
        wallet=card.wallet,
        joined=card.joined,
        followed=card.followed,
        asks=card.asks and not card.joined and card.kind is not Kind.TOPIC,
        invited=card.invited and not card.joined,
        writes=may(card.role, Right.POST, kind=card.kind),
        open_to_all=card.kind is Kind.TOPIC,
        muted=card.role is Role.MUTED,
        sets_up=may(card.role, Right.SETTINGS),
        decides=may(card.role, Right.DECIDE),
        picture=_picture(card),
        small_picture=picture_url(card.picture, width=PORTRAIT_SMALL) if card.picture else "",
        language=own_name(card.language) if card.language else "",
    )


def _picture(card: CommunityCard) -> Picture | None:
    if not card.picture:
        return None
    url = picture_url(card.picture)
    return Picture(url, srcset="", width=PORTRAIT, height=PORTRAIT, alt=card.picture_alt)
