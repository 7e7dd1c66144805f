"""Pages of what is watched for, and of what waits for a moderator."""

from dataclasses import asdict
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import Account
from communities.models import Community
from communities.selectors import community_named
from frontend.forms.screening import DOES, LimitsForm, WordsForm
from frontend.pages import drafts
from frontend.pages.works import named
from frontend.pages.writing import preview
from frontend.phrases import date_and_hour, when
from frontend.shown.screening import Back, HeldLine, HeldPage, OwnHeld, Place, WordsLine, WordsPage
from moderation.models import HeldText
from moderation.screening import Why
from moderation.selectors import (
    HELD_ON_A_PAGE,
    HeldCard,
    ListCard,
    held_in,
    held_of,
    limits_of,
    lists_of,
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


def words_page(slug: str, *, viewer: Account) -> WordsPage:
    """The lists of a community or of the site. PermissionDenied for who keeps none of them."""
    community = community_of(slug)
    place = _place(community, viewer)
    if not place.sets_up:
        raise PermissionDenied
    return WordsPage(place, [_list(each, place, slug) for each in lists_of(community)])


def words_form(page: WordsPage, *, number: int) -> WordsForm:
    """A form for one more list, or with what the list of that number has."""
    for line in page.lists:
        if line.number == number:
            return WordsForm(initial={"name": line.name, "does": line.key, "words": line.words})
    return WordsForm()


def limits_form(slug: str) -> LimitsForm | None:
    """The limits of a community; None for the site, whose limits are everybody's."""
    community = community_of(slug)
    if community is None:
        return None
    return LimitsForm(initial=asdict(limits_of(community)))


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
        urls = (reverse("hot"), reverse("words"), reverse("held"), reverse("admin:keeping"))
        return Place(gettext("the whole site"), *urls, sets_up, decides)
    names = ("community", "community_words", "community_held")
    home, words, held = (reverse(name, args=[community.slug]) for name in names)
    desk = reverse("admin:keeping_of", args=[community.slug])
    return Place(community.title, home, words, held, desk, sets_up, decides)


def _list(card: ListCard, place: Place, slug: str) -> WordsLine:
    args = [slug, card.number] if slug else [card.number]
    drop = reverse("community_words_drop" if slug else "words_drop", args=args)
    return WordsLine(
        number=card.number,
        name=card.name,
        key=card.does.value,
        does=str(dict(DOES)[card.does.value]),
        words="\n".join(card.entries),
        count=len(card.entries),
        changed=gettext("%(time)s by @%(name)s")
        % {"time": date_and_hour(card.changed_at), "name": card.changed_by},
        edit_url=f"{place.words_url}?list={card.number}",
        drop_url=drop,
    )


def _why(card: HeldCard) -> str:
    if card.why is Why.WORDS:
        return gettext("has words of a list: %(words)s") % {"words": ", ".join(card.entries)}
    return gettext("one of the first of somebody new here")
