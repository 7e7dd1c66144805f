"""The pages of a profile: texts, comments, what is known, and who follows whom."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.followers import People, followed_by, followers
from accounts.models import Account
from accounts.muting import Distance, distance
from accounts.selectors import Profile
from accounts.selectors import profile as find_profile
from articles.models.pin import MOST_PINNED
from articles.pictures import PORTRAIT
from articles.selectors import pinned_by, pinned_cards
from articles.selectors.passed_on import reshares_of
from articles.selectors.remarks import Remark, comments_by
from articles.selectors.search import Piece
from articles.wording import shorten
from communities.selectors import rooms_of
from curation.received import PART, Received, received
from frontend.blind import is_young
from frontend.pages import feeds
from frontend.pages.cards import shown_cards
from frontend.pages.collections import lines
from frontend.pages.media import portrait_url
from frontend.pages.silence import Silenced
from frontend.pages.works import article_url
from frontend.phrases import decimals, number, when
from frontend.shown.collections import CollectionLine
from frontend.shown.feeds import Feed, Tab
from frontend.shown.people import Author
from frontend.shown.profiles import AboutPage, CommentsPage, Line, PeoplePage, Person
from frontend.shown.searching import Hit

_TABS: Final[tuple[tuple[str, str | Promise], ...]] = (
    ("profile", _("Texts")),
    ("profile_comments", _("Comments")),
    ("profile_reshares", _("Re-shares")),
    ("collections", _("Collections")),
    ("profile_about", _("About")),
)
#: Digits that a raw reputation has before it counts: a thousand million.
_BEGINNING: Final = 9
#: Characters of a description that search engines show.
_DESCRIBED: Final = 200


def texts(name: str, *, viewer: Account | None, after: str, now: datetime) -> tuple[Person, Feed]:
    """The head of a profile and the person's texts, at the beginning under those they pinned; the
    list leaves these out. Http404 when nobody bears the name.
    """
    found = _found(name, viewer)
    page = feeds.written_by(found.name, viewer=viewer, after=after, now=now)
    works = pinned_by(found.account_id)
    top = pinned_cards([] if after else works, viewer=viewer, now=now)
    head = _head(found, viewer, "profile")
    room = head.own and len(works) < MOST_PINNED
    return head, replace(
        page,
        pinned=[
            replace(card, pinned=True, pin_wish="unpin" if head.own else "")
            for card in shown_cards(top, viewer=viewer, now=now)
        ],
        cards=[
            replace(card, pin_wish="pin") if room else card
            for card in page.cards
            if int(card.work) not in works
        ],
    )


def comments(
    name: str, *, viewer: Account | None, after: str, now: datetime
) -> tuple[Person, CommentsPage]:
    """The head and the person's comments; Http404 when nobody bears the name. Six queries."""
    found = _found(name, viewer)
    page = comments_by(found.account_id, viewer=viewer, after=after)
    own = viewer is not None and viewer.pk == found.account_id
    hits = [_hit(remark, found, now, own=own) for remark in page.remarks]
    more, first = _around(page.after, after)
    return _head(found, viewer, "profile_comments"), CommentsPage(hits, more, first)


def reshares(
    name: str, *, viewer: Account | None, after: str, now: datetime
) -> tuple[Person, Feed]:
    """The head and what the person re-shared; Http404 when nobody bears the name."""
    found = _found(name, viewer)
    page = reshares_of(found.account_id, viewer=viewer, after=after, now=now)
    place = reverse("profile_reshares", args=[found.name])
    return _head(found, viewer, "profile_reshares"), Feed(
        shown_cards(page.cards, viewer=viewer, now=now),
        url=f"{place}?{urlencode({'after': after})}" if after else place,
        more_url=f"{place}?{urlencode({'after': page.after})}" if page.after else "",
        first_url=place if after else "",
    )


def collections(name: str, *, viewer: Account | None) -> tuple[Person, Sequence[CollectionLine]]:
    """The head and what the person collects; Http404 when nobody bears the name. Six queries."""
    found = _found(name, viewer)
    return _head(found, viewer, "collections"), lines(found, viewer=viewer)


def about(name: str, *, viewer: Account | None, after: str) -> tuple[Person, AboutPage]:
    """The head and what is known; Http404 when nobody bears the name. At most nine queries."""
    found = _found(name, viewer)
    joined = rooms_of(found.account_id, after=after)
    more, first = _around(joined.after, after)
    votes = received(found.wallet)
    page = AboutPage(
        communities=[(title, reverse("community", args=[slug])) for slug, title in joined.rooms],
        more_url=more,
        first_url=first,
        reputation=_score(votes),
        lines=_lines(votes),
    )
    return _head(found, viewer, "profile_about"), page


def readers(name: str, *, viewer: Account | None, after: str) -> tuple[Person, PeoplePage]:
    """The head and who follows the person; Http404 when nobody bears the name. Six queries."""
    found = _found(name, viewer)
    page = followers(found.account_id, after=after)
    title = gettext("Who follows %(name)s") % {"name": found.shown_name}
    nothing = gettext("Nobody follows %(name)s yet.") % {"name": found.shown_name}
    return _head(found, viewer, ""), _people(page, after, title=title, nothing=nothing)


def read(name: str, *, viewer: Account | None, after: str) -> tuple[Person, PeoplePage]:
    """The head and whom the person follows; Http404 when nobody bears the name. Six queries."""
    found = _found(name, viewer)
    page = followed_by(found.account_id, after=after)
    title = gettext("Whom %(name)s follows") % {"name": found.shown_name}
    nothing = gettext("%(name)s follows nobody yet.") % {"name": found.shown_name}
    return _head(found, viewer, ""), _people(page, after, title=title, nothing=nothing)


def _found(name: str, viewer: Account | None) -> Profile:
    """The person; Http404 when nobody bears the name, Silenced where another is suspended."""
    found = find_profile(name, viewer=viewer)
    if found is None:
        raise Http404
    if found.suspended and (viewer is None or viewer.pk != found.account_id):
        raise Silenced(found.name)
    return found


def _head(found: Profile, viewer: Account | None, here: str) -> Person:
    kept = distance(viewer, other_id=found.account_id)
    own = viewer is not None and viewer.pk == found.account_id
    return Person(
        name=found.name,
        shown=found.shown_name,
        about=found.about,
        portrait=found.portrait,
        joined=gettext("here since %(month)s")
        % {"month": date_format(localtime(found.registered_at), "F Y", use_l10n=True)},
        since=found.registered_at.date().isoformat(),
        description=_description(found),
        picture_url=portrait_url(found, side=PORTRAIT) if found.portrait else "",
        followers=ngettext("%(n)s follower", "%(n)s followers", found.followers)
        % {"n": number(found.followers)},
        following_count=gettext("follows %(n)s") % {"n": number(found.following)},
        wallet=0 if found.keeps_sums and not own else found.wallet,
        tabs=[
            Tab(str(label), reverse(view, args=[found.name]), view == here)
            for view, label in _TABS
        ],
        atom_url=reverse("profile_feed", args=[found.name, "atom"]),
        can_follow=viewer is not None and not own,
        followed=found.followed,
        muted=kept is Distance.MUTED,
        blocked=kept is Distance.BLOCKED,
        own=own,
    )


def _description(found: Profile) -> str:
    words = gettext("What %(name)s (@%(account)s) writes on Inkwell.")
    said = words % {"name": found.shown_name, "account": found.name}
    return shorten(f"{said} {found.about}", limit=_DESCRIBED) if found.about else said


def _people(page: People, after: str, *, title: str, nothing: str) -> PeoplePage:
    people = [
        Author(each.name, each.shown_name, each.about, each.portrait) for each in page.people
    ]
    more, first = _around(page.after, after)
    return PeoplePage(title, people, nothing, more, first)


def _around(following: str, after: str) -> tuple[str, str]:
    """Addresses of the next page and of the beginning, "" where one is there already."""
    return f"?{urlencode({'after': following})}" if following else "", "?" if after else ""


def _hit(remark: Remark, found: Profile, now: datetime, *, own: bool) -> Hit:
    blind = not own and is_young(remark.published_at, now=now)
    votes = ngettext("%(n)s vote", "%(n)s votes", remark.upvotes)
    return Hit(
        work=remark.work,
        url=article_url(remark.article_author, remark.permlink, comment=remark.work),
        title=[Piece(remark.title, marked=False)],
        snippet=[Piece(remark.excerpt, marked=False)],
        author=Author(found.name, found.shown_name, portrait=found.portrait),
        when=when(remark.published_at, now=now),
        votes="" if blind else votes % {"n": number(remark.upvotes)},
        language=remark.language,
        is_comment=True,
    )


def _score(votes: Received) -> str:
    return decimals(round(votes.reputation * 100), places=2)


def _lines(votes: Received) -> list[Line]:
    """Every step from the votes to the number, so that it can be done by hand."""
    on = ngettext(
        "Upvotes, on %(n)s text or comment", "Upvotes, on %(n)s texts and comments", votes.works
    )
    grown = round(votes.reputation * 100) - 2_500
    return [
        Line(on % {"n": number(votes.works)}, number(votes.upvotes)),
        Line(gettext("Their strength"), number(votes.vote_rshares)),
        Line(gettext("Disputes of a reward, which take nothing from it"), number(votes.disputes)),
        Line(
            gettext("A %(part)sth of it, rounded down") % {"part": PART},
            number(votes.raw),
        ),
        Line(gettext("Everybody begins with"), decimals(2_500, places=2)),
        Line(
            gettext(
                "Nine for each tenfold of that part beyond %(start)s, and in between by measure"
            )
            % {"start": number(10**_BEGINNING)},
            decimals(grown, places=2),
        ),
    ]
