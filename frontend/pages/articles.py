"""A text as a page: the text itself, its votes, its reward, its thread."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from math import ceil
from typing import Final

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from accounts.models import Account
from articles.choices import Audience
from articles.languages import own_name
from articles.selectors import ArticlePage as Found
from articles.selectors import article_page
from articles.states import State
from frontend.pages.ballots import long_reward, reward_on_hold, shown_ballot
from frontend.pages.explanations import explained
from frontend.pages.extras import shown_place, shown_poll
from frontend.pages.labels import beginning, foot, marks, warning
from frontend.pages.media import shown_cover
from frontend.pages.objections import objections
from frontend.pages.own import own, shown_text
from frontend.pages.removals import orders_on, why_removed
from frontend.pages.shared_pictures import shared_picture
from frontend.pages.silence import require_heard
from frontend.pages.threads import Asked, thread
from frontend.pages.tips import tips
from frontend.pages.voters import beside
from frontend.pages.ways import sections, ways_on
from frontend.pages.withholding import require_shown_here, withheld_orders
from frontend.pages.works import article_url
from frontend.phrases import number, percent, version_words, when
from frontend.shown.articles import Alternate, ArticlePage, Translation
from frontend.shown.extras import CoAuthor, PollBox
from frontend.shown.feeds import Room
from frontend.shown.labels import Foot
from frontend.shown.people import Author
from frontend.shown.pictures import Picture
from frontend.shown.removals import Order
from frontend.shown.rewards import Reward
from frontend.shown.votes import Objections
from rewards.selectors import Pool, pool_if_any

#: Nobody looks at one page for longer.
_SOON: Final = timedelta(days=1)


def page(
    name: str, *, permlink: str, viewer: Account | None, asked: Asked, now: datetime
) -> ArticlePage:
    """The text at an address, of one that was taken away its place and the answers; Http404 when
    there is none, Silenced when its author is suspended, WithheldHere when it is withheld."""
    against = pool_if_any()
    found = _found(name, permlink=permlink, viewer=viewer, now=now, against=against)
    card, url = found.card, article_url(name, found.card.permlink)
    removed = found.state is State.REMOVED
    gone = found.state is not State.PUBLISHED and not (removed and found.mine)
    given = tips([card.work], own=[card.work] if found.mine or gone else [])
    return ArticlePage(
        url=url,
        permlink=card.permlink,
        title=card.title,
        excerpt=beginning(card.excerpt, card.labels),
        html=shown_text(found, viewer=viewer, now=now),
        author=Author(card.author, card.author_shown, found.author_about, card.portrait),
        when=when(card.published_at, now=now),
        reading=gettext("%(n)d min") % {"n": card.minutes},
        ballot=shown_ballot(card.ballot, url=url, viewer=viewer, now=now, against=against),
        reward=_reward(found, now=now, against=against),
        replies=_replies(card.replies),
        reply_url=reverse("reply", args=[card.work]),
        tips=given[card.work],
        thread=thread(card.work, url=url, asked=asked, viewer=viewer, now=now, against=against),
        tags=found.tags,
        community=Room(card.community, card.community_title or "") if card.community else None,
        shown_in=[Room(each["slug"], each["title"]) for each in found.shown_in],
        picked_in=[Room(each["slug"] or "", each["title"] or "") for each in found.picked_in],
        cover=_head_cover(found),
        language=card.language,
        coauthors=_coauthors(found),
        series=shown_place(found.series, author=name),
        translations=_translations(found),
        alternates=_alternates(found, url=url),
        poll=_poll(found, viewer=viewer, now=now),
        marks=marks(card.labels, card.audience),
        foot=_foot(found),
        edited=when(found.edited_at, now=now) if found.edited_at else None,
        revision=_version(found),
        changed_late=found.changed_late_bp > 0,
        gone=gone,
        removed=removed,
        removal=why_removed([card.work], now=now).get(card.work) if removed else None,
        orders=() if gone else _orders(found, now=now),
        work=card.work,
        mine=found.mine,
        can_follow=viewer is not None and not found.mine,
        following=found.following,
        votes=beside(card.ballot, versions=found.revision, now=now),
        objections=_objections(found),
        sections=sections(found.html),
        ways=ways_on(card.work, viewer=viewer, now=now),
        own=own(found, viewer=viewer),
        warning=warning(card.labels.sensitive, viewer=viewer, mine=found.mine),
        unlisted=found.limited,
        is_public=card.audience is Audience.EVERYBODY and found.state is State.PUBLISHED,
        card_picture=shared_picture(found),
    )


def _reward(found: Found, *, now: datetime, against: Pool | None) -> Reward:
    if found.on_hold:
        return reward_on_hold()
    reward = long_reward(found.card.reward, cast=found.card.ballot, now=now)
    late, left = found.changed_late_bp, found.card.reward.closes_at - now
    told = explained(reward, card=found.card, late_bp=late, now=now, against=against)
    if not timedelta(0) < left <= _SOON:
        return told
    # A second later everybody's clock is past it.
    return replace(told, over_in=str(ceil(left.total_seconds()) + 1))


def _orders(found: Found, *, now: datetime) -> Sequence[Order]:
    """What decisions do to it; asked where there may be any."""
    may_be = found.locked or found.on_hold or found.must_warn
    orders = orders_on(found.card.work, now=now) if may_be else ()
    away = withheld_orders(found.card.work, now=now) if found.withheld else ()
    return [*orders, *away]


def _poll(found: Found, *, viewer: Account | None, now: datetime) -> PollBox | None:
    """Nobody answers the poll of a removed text, which its author reads still."""
    asks = None if found.state is State.REMOVED else viewer
    return shown_poll(found.poll, viewer=asks, now=now)


def _found(
    name: str, *, permlink: str, viewer: Account | None, now: datetime, against: Pool | None
) -> Found:
    found = article_page(name, permlink=permlink, viewer=viewer, now=now, against=against)
    if found is None:
        require_heard(name, viewer=viewer, now=now)
        require_shown_here(name, permlink, viewer=viewer)
        raise Http404
    return found


def _foot(found: Found) -> Foot:
    answered = found.may_answer and found.state is State.PUBLISHED
    return foot(found.card.labels, found.answers, may_answer=answered, locked=found.locked)


def _head_cover(found: Found) -> Picture | None:
    """The cover, unless the text itself shows that picture."""
    cover = found.card.cover
    return None if cover is None or cover.address in found.html else shown_cover(cover)


def _translations(found: Found) -> list[Translation]:
    return [
        Translation(
            language=each.language,
            name=own_name(each.language) or each.language,
            title=each.title,
            author="" if each.author == found.card.author else each.author_shown,
            url=article_url(each.author, each.permlink),
            is_original=each.is_original,
        )
        for each in found.translations
    ]


def _alternates(found: Found, *, url: str) -> list[Alternate]:
    """What search engines are told: each language once, the original for all others."""
    told = found.translations
    if not told:
        return []
    others = [(each.language, article_url(each.author, each.permlink)) for each in told]
    # The original comes first; where it is this text, that stands for all other languages.
    first = others[0][1] if told[0].is_original else url
    places = {"x-default": first} | dict(reversed([(found.card.language, url), *others]))
    return [Alternate(code, place) for code, place in places.items()]


def _coauthors(found: Found) -> list[CoAuthor]:
    return [
        CoAuthor(each.name, each.shown_name, percent(each.weight_bp)) for each in found.coauthors
    ]


def _objections(found: Found) -> Objections | None:
    """For the author's eyes alone."""
    work = found.card.work
    disputed = [work] if found.mine and found.card.ballot.disputes else []
    return objections(disputed).get(work)


def _version(found: Found) -> str:
    return version_words(found.revision)


def _replies(count: int) -> str:
    return ngettext("%(n)s comment", "%(n)s comments", count) % {"n": number(count)}
