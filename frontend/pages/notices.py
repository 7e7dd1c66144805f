"""Notices in sentences. Sums are those that the ledger's own rows add up to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Account, Event
from communities.roles import Role
from frontend.pages.amounts import power
from frontend.pages.decision_notices import decided, leads_to_cases, words_of_decision
from frontend.pages.objections import objections
from frontend.pages.office_notices import words_of_offices
from frontend.pages.security import WORDS
from frontend.pages.works import Named, named
from frontend.phrases import ink, number, sums_are_hidden, when
from frontend.shown.notices import NoticeRow, NoticesPage, WaysPage, WaysRow
from frontend.shown.people import Author
from frontend.shown.votes import Objections
from ledger.assets import Asset
from ledger.selectors import share_price
from ledger.stake import SharePrice
from moderation.selectors.told import Brief
from notifications import devices, vapid
from notifications.kinds import Kind, Way
from notifications.money import Sums
from notifications.selectors import MOST_COUNTED, Told, notices, unread, ways_of
from notifications.services import choose_ways
from notifications.sources import SAFETY

#: Groups of invitations: the community's address and the office follow.
_INVITED: Final = "invited-to/"

ICONS: Final[Mapping[Kind, str]] = {
    Kind.REPLY: "chat-bubble-left",
    Kind.MENTION: "at-symbol",
    Kind.RESHARE: "arrow-path-rounded-square",
    Kind.QUOTE: "chat-bubble-bottom-center-text",
    Kind.FOLLOW: "user-plus",
    Kind.TEXT: "document-text",
    Kind.VOTE: "hand-thumb-up",
    Kind.DISPUTE: "hand-thumb-down",
    Kind.AUTHOR: "banknotes",
    Kind.CURATION: "banknotes",
    Kind.RECEIVED: "arrow-down-left",
    Kind.ASKED: "question-mark-circle",
    Kind.SCHEDULED: "clock",
    Kind.DECISION: "scale",
    Kind.REPORTED: "flag",
    Kind.INVITED: "user-group",
    Kind.ROLE: "user-group",
    Kind.SHOWN: "star",
    Kind.CASE: "inbox",
    Kind.OFFICE: "identification",
    Kind.PROPOSAL: "pencil-square",
    Kind.SPENDING: "banknotes",
    Kind.SECURITY: "shield-check",
}

KINDS: Final[Mapping[Kind, str | Promise]] = {
    Kind.REPLY: _("Answers to my texts and comments"),
    Kind.MENTION: _("Somebody names me"),
    Kind.RESHARE: _("Re-shares of my texts"),
    Kind.QUOTE: _("Quotes of my texts"),
    Kind.FOLLOW: _("New followers"),
    Kind.TEXT: _("New texts of people I follow"),
    Kind.VOTE: _("Upvotes"),
    Kind.DISPUTE: _("Disputes of my rewards, with their reasons"),
    Kind.AUTHOR: _("Rewards for what I wrote"),
    Kind.CURATION: _("Rewards for my votes"),
    Kind.RECEIVED: _("Tokens sent to me"),
    Kind.ASKED: _("Questions that wait for my answer"),
    Kind.SCHEDULED: _("Planned texts"),
    Kind.DECISION: _("Decisions of moderators about me"),
    Kind.REPORTED: _("What came of my reports"),
    Kind.INVITED: _("Invitations to communities"),
    Kind.ROLE: _("My role or title in a community"),
    Kind.SHOWN: _("My texts shown in a community, or recommended"),
    Kind.CASE: _("Cases that I may decide"),
    Kind.OFFICE: _("My office of this site"),
    Kind.PROPOSAL: _("Proposals of administrators"),
    Kind.SPENDING: _("Money of communities that I look after"),
    Kind.SECURITY: _("Safety of my account"),
}

WAYS: Final[Mapping[Way, str | Promise]] = {
    Way.SITE: _("Here"),
    Way.MAIL: _("By mail"),
    Way.PUSH: _("On my device"),
}


def page(account: Account, *, after: str, now: datetime) -> NoticesPage:
    """A page of one's notices; a bounded number of queries."""
    found = notices(account, after=after)
    works = named((told.work for told in found.notices if told.work is not None), viewer=account)
    price, known = share_price(), _known(found.notices)
    return NoticesPage(
        rows=[_row(told, works, price, now, known=known) for told in found.notices],
        unread=unread_words(account),
        more_url=f"?{urlencode({'after': found.after})}" if found.after else "",
    )


def unread_words(account: Account) -> str:
    """The number beside the bell; empty where nothing is unread. One query."""
    count = unread(account)
    if count > MOST_COUNTED:
        return f"{MOST_COUNTED}+"
    return number(count) if count else ""


def lines(account: Account, told: Sequence[Told], *, now: datetime) -> list[tuple[str, str]]:
    """News as sentences with their addresses, for a letter. Three queries, and one each where
    there are disputes and decisions.
    """
    works = named((each.work for each in told if each.work is not None), viewer=account)
    known = _known(told)
    rows = [_row(each, works, share_price(), now, known=known) for each in told]
    return [(f"{row.words} ({row.amount})" if row.amount else row.words, row.url) for row in rows]


def ways(account: Account) -> WaysPage:
    """Every kind of news with the ways chosen for it, and the devices. Two queries."""
    chosen = ways_of(account)
    rows = [
        WaysRow(
            kind, str(KINDS[kind]), [(way, str(WAYS[way]), way in chosen[kind]) for way in Way]
        )
        for kind in Kind
    ]
    count = devices.how_many(account)
    words = ngettext("News come to %(n)s device.", "News come to %(n)s devices.", count)
    return WaysPage(rows, vapid.public_key(), words % {"n": number(count)} if count else "")


def choose(account: Account, *, wanted: set[str]) -> None:
    """Keep a whole table of choices; `wanted` holds `kind-way` for each box that is ticked.

    Security news always come here and by mail: who takes an account over would switch them off.
    """
    for kind in Kind:
        ways = frozenset(way for way in Way if f"{kind}-{way}" in wanted)
        if kind is Kind.SECURITY:
            ways |= {Way.SITE, Way.MAIL}
        choose_ways(account, kind=kind, ways=ways)


@dataclass(frozen=True, slots=True)
class _Known:
    """What sentences need beside the notices themselves."""

    #: The reasons that disputed works are disputed for as things stand, added up.
    reasons: Mapping[int, Objections]
    decisions: Mapping[int, Brief]


def _known(told: Sequence[Told]) -> _Known:
    disputed = (each.work for each in told if each.kind is Kind.DISPUTE)
    reasons = objections(work for work in disputed if work is not None)
    return _Known(reasons, decided(told))


def _row(
    told: Told,
    works: Mapping[int, Named],
    price: SharePrice,
    now: datetime,
    *,
    known: _Known,
) -> NoticeRow:
    work = works[told.work] if told.work is not None else None
    first = Author(*told.people[0], portrait=told.portrait) if told.people else None
    return NoticeRow(
        icon=ICONS[told.kind],
        words=_sentence(told, work, known),
        when=when(told.at, now=now),
        unread=told.unread,
        url=_address(told, work, first),
        amount=_amount(told.sums, price),
        lines_url=reverse("notice_lines", args=[told.id]) if told.sums.amounts else "",
        who=first,
    )


def _address(told: Told, work: Named | None, first: Author | None) -> str:
    if leads_to_cases(told):
        return reverse("cases")
    if told.kind in (Kind.CURATION, Kind.RECEIVED) and work is None:
        return reverse("wallet")
    if told.group.startswith("door/"):
        slug = told.group.split("/")[1]
        asks = told.kind is Kind.ASKED
        return reverse("community_members" if asks else "community_about", args=[slug])
    if told.group.startswith("case/"):
        return reverse("admin:case", args=[int(told.group.split("/")[1])])
    if told.kind is Kind.OFFICE:
        return reverse(
            "moderation_log" if told.group.startswith("office/none/") else "admin:index"
        )
    if told.kind is Kind.PROPOSAL:
        return reverse("admin:proposal", args=[int(told.group.split("/")[1])])
    if told.kind is Kind.ROLE:
        return reverse("community_about", args=[told.group.split("/")[1]])
    if told.kind is Kind.SECURITY:
        return reverse("settings_security")
    if told.kind is Kind.REPORTED:
        return f"{reverse('cases')}#reports"
    if told.group.startswith("finding/"):
        if told.kind is Kind.CASE:
            return reverse("admin:finding", args=[int(told.group.split("/")[1])])
        return f"{reverse('cases')}#findings"
    if told.group.startswith(_INVITED):
        return reverse("community_about", args=[told.group.split("/")[1]])
    if told.kind is Kind.INVITED:
        return reverse("communities")
    if told.kind is Kind.SPENDING:
        return reverse("spending", args=[int(told.group.removeprefix("spending/"))])
    if work is None and told.kind in (Kind.ASKED, Kind.SCHEDULED):
        return reverse("requests" if told.kind is Kind.ASKED else "plans")
    if work is not None:
        return work.url
    return reverse("profile", args=[first.name]) if first else ""


def _sentence(told: Told, work: Named | None, known: _Known) -> str:
    disputes = known.reasons.get(told.work or 0)
    title, under = (work.title, work.under) if work else (_door(told), "")
    match told.kind:
        case Kind.REPLY if under:
            words = gettext("%(who)s answered you under “%(under)s”")
        case Kind.REPLY:
            words = gettext("%(who)s answered: %(title)s")
        case Kind.MENTION if under:
            words = gettext("%(who)s named you in a comment on “%(under)s”")
        case Kind.MENTION:
            words = gettext("%(who)s named you in %(title)s")
        case Kind.QUOTE if under:
            words = gettext("%(who)s quoted you in a comment on “%(under)s”")
        case Kind.QUOTE:
            words = gettext("%(who)s quoted you in %(title)s")
        case Kind.RESHARE:
            words = gettext("%(who)s re-shared %(title)s")
        case Kind.FOLLOW:
            words = ngettext("%(who)s follows you", "%(who)s follow you", told.count)
        case Kind.TEXT:
            words = gettext("%(who)s published %(title)s")
        case Kind.VOTE:
            words = gettext("%(who)s upvoted %(title)s")
        case Kind.DISPUTE if disputes is None:
            words = gettext("The reward of %(title)s was disputed; it is taken back")
        case Kind.DISPUTE:
            words = gettext("The reward of %(title)s is disputed. %(reasons)s")
        case Kind.AUTHOR:
            words = gettext("Reward for %(title)s")
        case Kind.CURATION:
            words = _of_votes(told, is_one=work is not None)
        case Kind.RECEIVED if work:
            words = gettext("%(who)s gave you a tip for %(title)s")
        case Kind.RECEIVED if told.people:
            words = gettext("%(who)s sent you INK")
        case Kind.RECEIVED:
            words = gettext("You received tokens")
        case Kind.ASKED if work is None:
            words = _of_a_question(told)
        case Kind.SCHEDULED if work is None:
            words = gettext("One of your planned texts needs a look")
        case Kind.ASKED:
            words = gettext("%(who)s asks for your answer: %(title)s")
        case Kind.SCHEDULED:
            words = gettext("Your planned text: %(title)s")
        case Kind.SECURITY:
            words = _of_safety(told)
        case Kind.DECISION if not told.group.startswith("finding/"):
            words = words_of_decision(told, known.decisions, is_text=work is not None)
        case _:
            words = _of_a_community(told)
    return words % {
        "who": _people(told),
        "title": title,
        "under": under,
        "n": number(told.count),
        "reasons": ", ".join(disputes.reasons) if disputes else "",
    }


def _of_votes(told: Told, *, is_one: bool) -> str:
    if is_one:
        return gettext("Reward for your vote on %(title)s")
    return ngettext(
        "Reward for your vote on %(n)s text", "Reward for your votes on %(n)s texts", told.count
    )


def _of_safety(told: Told) -> str:
    happened = WORDS[Event(told.group.removeprefix(SAFETY).split("/")[0])]
    if told.count == 1:
        words = gettext("Safety of your account: %(what)s")
    else:
        words = gettext("Safety of your account: %(what)s, %(times)s times")
    return words % {"what": happened, "times": number(told.count)}


def _door(told: Told) -> str:
    """The community that a notice is about, of being let in; "" where it is of none."""
    known = told.group.startswith(("door/", _INVITED))
    return f"c/{told.group.split('/')[1]}" if known else ""


def _of_a_question(told: Told) -> str:
    if told.group.startswith("case/"):
        return gettext("%(who)s said more in an appeal that you hear")
    if told.group.startswith("door/"):
        return gettext("%(who)s asks to be let into %(title)s")
    return gettext("%(who)s asks you to be co-author of a text")


def _of_a_community(told: Told) -> str:
    match told.kind:
        case Kind.REPORTED if told.group.count("/") > 1:
            return gettext("A decision about what you reported was taken back")
        case Kind.REPORTED:
            return gettext("What you reported is decided")
        case Kind.INVITED if told.group.endswith("/in"):
            return gettext("You asked to be let into %(title)s, and you are a member now")
        case Kind.INVITED if told.group.endswith("/no"):
            return gettext("You asked to be let into %(title)s: its moderators said no")
        case Kind.INVITED if told.group.startswith(_INVITED):
            if told.group.split("/")[2] == Role.OWNER:
                return gettext("%(who)s asks you to be an owner of %(title)s")
            return gettext("%(who)s invites you to be a member of %(title)s")
        case Kind.INVITED:
            return gettext("%(who)s invites you to a community")
        case Kind.SPENDING:
            return gettext("Money of a community is to be spent, or was: by %(who)s")
        case Kind.ROLE | Kind.SHOWN | Kind.CASE | Kind.OFFICE | Kind.PROPOSAL:
            return words_of_offices(told)
    return gettext("There is news of a finding that concerns you")


def _people(told: Told) -> str:
    """Mira; Mira and Tove; Mira and 3 others."""
    if not told.people:
        return gettext("Somebody")
    first = told.people[0][1]
    others = told.count - 1
    if others == 1 and len(told.people) == 2:
        return gettext("%(first)s and %(second)s") % {"first": first, "second": told.people[1][1]}
    if others < 1:
        return first
    more = ngettext("%(first)s and %(n)s other", "%(first)s and %(n)s others", others)
    return more % {"first": first, "n": number(others)}


def _amount(sums: Sums, price: SharePrice) -> str:
    """Liquid and staked tokens apart, each exact or, for power, at what it was worth when it was
    paid; where that is not known, at today's worth, and said so.

    Nothing for who wants to see no sums.
    """
    if sums_are_hidden():
        return ""
    parts = []
    if liquid := sums.amounts.get(Asset.INK, 0):
        parts.append(ink(liquid))
    if vests := sums.amounts.get(Asset.VESTS, 0):
        parts.append(power(vests, then=sums.worth, today=price))
    return " + ".join(parts)
