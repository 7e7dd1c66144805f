"""Pages of what waits for a moderator."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import Account
from communities.models import Community
from communities.selectors import community_named
from frontend.pages import drafts
from frontend.pages.works import named
from frontend.pages.writing import preview
from frontend.phrases import when
from frontend.shown.screening import Back, HeldLine, HeldPage, OwnHeld, Place
from moderation.models import HeldText
from moderation.screening import Why
from moderation.selectors import (
    HELD_ON_A_PAGE,
    HeldCard,
    held_in,
    held_of,
    may_decide_in,
    may_set_up,
)
from moderation.selectors.held import held_place
from moderation.selectors.rules import rules_in


def community_of(slug: str) -> Community | None:
    """The community of an address, None for the site; Http404 where there is none."""
    found = community_named(slug) if slug else None
    if slug and found is None:
        raise Http404
    return found


def held_url(number: int, *, viewer: Account | None) -> str:
    """Where something waits, for who decides there; where all of the site waits for others, who
    are told nothing of it.
    """
    slug = held_place(number) if viewer is not None else None
    if viewer is None or not slug:
        return reverse("held")
    place = _place(community_of(slug), viewer)
    return place.held_url if place.decides else reverse("held")


def held_page(
    slug: str, *, viewer: Account, after: int = 0, back: Back | None = None, now: datetime
) -> HeldPage:
    """What waits in a community, or in none; with what was refused `back` at its text, where it
    still waits. PermissionDenied for who does not decide there.
    """
    community = community_of(slug)
    place = _place(community, viewer)
    if not place.decides:
        raise PermissionDenied
    cards = held_in(community, after=after, limit=HELD_ON_A_PAGE + 1)
    if back is not None and all(each.number != back.number for each in cards[:HELD_ON_A_PAGE]):
        cards = held_in(community, at=back.number, limit=HELD_ON_A_PAGE + 1)
    shown = cards[:HELD_ON_A_PAGE]
    about = named([card.answered for card in shown if card.answered], viewer=viewer)
    more = f"{place.held_url}?after={shown[-1].number}" if len(cards) > len(shown) else ""
    lines = []
    for card in shown:
        answered = about[card.answered] if card.answered else None
        lines.append(
            HeldLine(
                number=card.number,
                author=card.author,
                author_shown=card.author_shown,
                title=card.title,
                html=preview(card.body, writer=viewer).html,
                why=_why(card),
                when=when(card.held_at, now=now),
                seen=card.seen,
                about=answered.title if answered else "",
                about_url=answered.url if answered else "",
                back=back if back is not None and back.number == card.number else None,
            )
        )
    return HeldPage(place, lines, more, rules_in(community))


def own_held(account: Account) -> list[OwnHeld]:
    """What of one's own waits or came back. Up to three queries."""
    mine = held_of(account)
    about = named([each.answered for each in mine if each.answered], viewer=account)
    states = {
        HeldText.State.WAITING: gettext("waits for a moderator"),
        HeldText.State.APPROVED: gettext("a moderator let it out; it is published in a moment"),
        HeldText.State.RETURNED: gettext("came back"),
    }
    found = []
    for each in mine:
        if each.answered:
            title, url = about[each.answered].title, about[each.answered].url
        else:
            title = each.title or gettext("Without a title")
            url = drafts.draft_url(account, each.draft) if each.draft else ""
        found.append(
            OwnHeld(
                number=each.number,
                title=title,
                url=url,
                body=each.body,
                state=states[each.state],
                reason=each.reason,
                may_take_back=each.state is not HeldText.State.APPROVED,
            )
        )
    return found


def _place(community: Community | None, viewer: Account) -> Place:
    sets_up = may_set_up(viewer, community=community)
    decides = may_decide_in(viewer, community=community)
    if community is None:
        urls = (reverse("hot"), reverse("admin:keeping"), reverse("held"))
        return Place(gettext("the whole site"), *urls, sets_up, decides)
    home, held = (reverse(name, args=[community.slug]) for name in ("community", "community_held"))
    words = reverse("admin:keeping_of", args=[community.slug])
    return Place(community.title, home, words, held, sets_up, decides)


def _why(card: HeldCard) -> str:
    if card.why is Why.WORDS:
        return gettext("has words of a list: %(words)s") % {"words": ", ".join(card.entries)}
    return gettext("one of the first of somebody new here")
