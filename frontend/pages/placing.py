"""Where a text stands beside its own place, and what becomes of a press there."""

from datetime import datetime
from typing import Final

from django.http import Http404

from accounts.models import Account
from articles.models.placing import MAX_LINE
from articles.selectors.placing import Placed, Places, places_of
from articles.selectors.placing import placed as read
from articles.services import show_no_longer
from articles.services.showing import MOST_SHOWN
from communities.models import Community
from communities.selectors import communities_of, community_named, slugs_of
from frontend.addresses import address
from frontend.pages.works import article_url
from frontend.phrases import when
from frontend.shown.feeds import Room
from frontend.shown.placing import Desk, Elsewhere, PlacesPage
from moderation.selectors.offices import office_of
from moderation.services import pick, pin_in, show_elsewhere, take_out, unpick, unpin_in

LINE: Final = MAX_LINE


def page(work: int, *, viewer: Account, now: datetime) -> PlacesPage:
    """The places of a text; Http404 for none that this reader finds in lists. At most eleven
    queries.
    """
    text = read(work, viewer=viewer)
    if text is None:
        raise Http404
    places = places_of(work)
    taken = {text.slug, *(each.slug for each in places.shown)}
    rooms = [each for each in communities_of(viewer) if each.slug not in taken]
    return PlacesPage(
        work=text.work,
        url=article_url(text.author, text.permlink),
        title=text.title,
        home=_room(text.slug, text.community) if text.slug else None,
        elsewhere=[
            Elsewhere(
                room=_room(each.slug, each.title),
                by=each.by,
                line=each.line,
                when=when(each.at, now=now),
                mine=each.by == viewer.name or text.author_id == viewer.pk,
            )
            for each in places.shown
        ],
        rooms=[_room(each.slug, each.title) for each in rooms],
        may_show=text.passing_on or text.author_id == viewer.pk,
        full=len(places.shown) >= MOST_SHOWN,
        desks=_desks(text, places, viewer),
    )


def act(work: int, *, wish: str, slug: str, line: str, account: Account, now: datetime) -> None:
    """Do as the button says; Http404 for a wish or a community that nobody knows. ArticleError or
    ModerationError where it cannot be done.
    """
    if wish == "show":
        show_elsewhere(account, work_id=work, slug=slug, line=line, now=now)
    elif wish == "take back":
        show_no_longer(account, work_id=work, slug=slug, now=now)
    elif wish == "pick":
        pick(account, community=_at(slug), work_id=work, line=line, now=now)
    elif wish == "unpick":
        unpick(account, community=_at(slug), work_id=work, now=now)
    else:
        _act_in(_at(slug), work, wish=wish, account=account, now=now)


def _act_in(
    community: Community | None, work: int, *, wish: str, account: Account, now: datetime
) -> None:
    done = {"pin": pin_in, "unpin": unpin_in, "take out": take_out}.get(wish)
    if done is None or community is None:
        raise Http404
    done(account, community=community, work_id=work, now=now)


def _desks(text: Placed, places: Places, viewer: Account) -> list[Desk]:
    """The communities in which the text stands and the reader has a say, and the site."""
    offices = office_of(viewer)
    here = [(text.slug, text.community, False)] if text.slug else []
    here += [(each.slug, each.title, True) for each in places.shown]
    ruled = slugs_of(offices.communities)
    desks = [
        Desk(slug, title, slug in places.pins, slug in places.picks, guest)
        for slug, title, guest in here
        if slug in ruled
    ]
    if offices.moderator:
        desks.append(Desk("", "", pinned=False, picked="" in places.picks, guest=False))
    return desks


def _at(slug: str) -> Community | None:
    """None for the whole site; Http404 for an address that is none."""
    if not slug:
        return None
    found = community_named(slug)
    if found is None:
        raise Http404
    return found


def _room(slug: str, title: str) -> Room:
    return Room(slug, title, address("community", slug))
