"""A community's own pages: what it is, its people, and what its officers may change."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from accounts.selectors import account_named
from accounts.standing import suspended
from articles.selectors.communities import figures_of
from articles.services.community_pictures import MAX_DESCRIPTION
from communities import selectors
from communities.errors import CommunityError
from communities.models import Community
from communities.roles import Kind, Right, Role, may, may_give
from communities.services.describing import Description
from frontend.forms.communities import SettingsForm
from frontend.pages.feeds import head_of
from frontend.pages.shares import share_lines, share_words
from frontend.phrases import number, when
from frontend.shown.communities import (
    AboutPage,
    AskerLine,
    Back,
    ChangeLine,
    InvitedLine,
    MemberLine,
    MembersPage,
    MutedLine,
    PicturePage,
    RuleLine,
    Standing,
)
from moderation.selectors.watched import limits_of

ROLES: Final[Mapping[Role, str | Promise]] = {
    Role.OWNER: _("owner"),
    Role.ADMIN: _("admin"),
    Role.MODERATOR: _("moderator"),
    Role.MEMBER: _("member"),
    Role.GUEST: _("guest"),
    Role.MUTED: _("muted"),
}
KINDS: Final[Mapping[Kind, str | Promise]] = {
    Kind.TOPIC: _("Everybody writes and answers here."),
    Kind.JOURNAL: _("Members write here, everybody answers."),
    Kind.COUNCIL: _("Members write and answer here, nobody else."),
}


def at(slug: str) -> Community:
    """The community at an address; Http404 where there is none. One query."""
    found = selectors.community_named(slug)
    if found is None:
        raise Http404
    return found


def somebody(name: str) -> Account:
    """The account of that name in an address; Http404 where there is none. One query."""
    found = account_named(name.lower())
    if found is None:
        raise Http404
    return found


def somebody_written(name: str) -> Account:
    """The account of a name that was written down. CommunityError where there is none. One
    query.
    """
    found = account_named(name.strip().removeprefix("@").lower())
    if found is None:
        raise CommunityError("There is no account of that name.")
    return found


def about(slug: str, *, viewer: Account | None, now: datetime) -> AboutPage:
    """What a community is. At most fourteen queries."""
    community = at(slug)
    standing = _standing(community, viewer, now=now)
    figures = figures_of(community, now=now)
    return AboutPage(
        head=head_of(community, viewer=viewer),
        standing=standing,
        kind=str(KINDS[Kind(community.kind)]),
        founded=when(community.founded_at, now=now),
        rules=[RuleLine(rule.title, rule.words) for rule in community.rules.order_by("position")],
        officers=[_line(each, now=now) for each in selectors.officers(community)],
        figures=[
            (gettext("Texts"), number(figures.texts)),
            (gettext("Answers"), number(figures.answers)),
            (gettext("Writers in the last 30 days"), number(figures.writers_lately)),
        ],
        limits=limits_said(community),
        welcome=community.welcome if standing.role.belongs else "",
        share=share_words(community),
        share_changes=share_lines(community, now=now),
    )


def members(
    slug: str,
    *,
    viewer: Account | None,
    after: int = 0,
    back: Back | None = None,
    now: datetime,
) -> MembersPage:
    """A page of a community's people, with what was refused on it. At most eleven queries."""
    community = at(slug)
    standing = _standing(community, viewer, now=now)
    found = selectors.members(community, after=after)
    keeps = standing.keeps_members
    return MembersPage(
        head=head_of(community, viewer=viewer),
        standing=standing,
        members=[
            replace(
                _line(each, now=now, giver=standing.role, oneself=_is(viewer, each.account)),
                report_url="" if _is(viewer, each.account) else member_report(each.name, slug),
            )
            for each in found.members
        ],
        more_url=f"?after={found.after}" if found.after else "",
        askers=[
            AskerLine(each.name, each.shown_name, each.words, when(each.asked_at, now=now))
            for each in (selectors.askers(community) if keeps else ())
        ],
        invited=[
            InvitedLine(
                each.name,
                each.shown_name,
                str(ROLES[each.role]),
                each.by,
                when(each.at, now=now),
                takes_back=each.role is not Role.OWNER or standing.is_owner,
            )
            for each in (selectors.invited(community) if keeps else ())
        ],
        muted=[
            MutedLine(each.name, each.shown_name, _office(each.role, giver=standing.role))
            for each in (selectors.muted(community) if keeps else ())
        ],
        changes=[
            ChangeLine(_changed(each), when(each.at, now=now))
            for each in (selectors.role_changes(community) if keeps else ())
        ],
        back=back,
    )


def member_report(name: str, slug: str) -> str:
    """The address where somebody is reported to the moderators of a community."""
    return reverse("report_person", args=[name], query={"community": slug})


def settings_form(
    slug: str, *, viewer: Account, now: datetime
) -> tuple[Community, SettingsForm, bool]:
    """The settings as they are, and whether one also sets the part of rewards. PermissionDenied
    for who is no admin. Five queries at most.
    """
    community = at(slug)
    standing = _standing(community, viewer, now=now)
    if not standing.sets_up:
        raise PermissionDenied
    rules = community.rules.order_by("position")
    initial = {
        "title": community.title,
        "about": community.about,
        "kind": community.kind,
        "language": community.language,
        "welcome": community.welcome,
        "sensitive": community.sensitive,
        "holds_first": community.holds_first,
        "rules": "\n\n".join(f"{rule.title}\n{rule.words}".strip() for rule in rules),
    }
    return community, SettingsForm(initial=initial), may(standing.role, Right.SHARE)


def picture(slug: str, *, viewer: Account) -> PicturePage:
    """The picture as it is. PermissionDenied for who is no admin. Five queries at most."""
    community = at(slug)
    if not may(
        acting_role(selectors.role_of(viewer.pk, community_id=community.pk), viewer),
        Right.SETTINGS,
    ):
        raise PermissionDenied
    return PicturePage(head_of(community, viewer=viewer), MAX_DESCRIPTION)


def description(form: SettingsForm) -> Description:
    """What a valid form describes."""
    data = form.cleaned_data
    return Description(
        title=data["title"],
        about=data["about"],
        kind=Kind(data["kind"]),
        language=data["language"],
        welcome=data["welcome"],
        sensitive=data["sensitive"],
        holds_first=data["holds_first"] or 0,
    )


def rules(form: SettingsForm) -> list[tuple[str, str]]:
    """The rules of a valid form: each a paragraph whose first line is its title."""
    paragraphs = form.cleaned_data["rules"].split("\n\n")
    parts = [each.strip().partition("\n") for each in paragraphs if each.strip()]
    return [(title, words) for title, _between, words in parts]


def _standing(community: Community, viewer: Account | None, *, now: datetime) -> Standing:
    role = selectors.role_of(viewer.pk, community_id=community.pk) if viewer else Role.GUEST
    invited = selectors.invitation_of(viewer, community=community) if viewer else None
    guest = viewer is not None and not role.belongs
    asks = selectors.request_of(viewer, community=community) if viewer and guest else None
    heir = role.belongs and role is not Role.OWNER
    acting = acting_role(role, viewer)
    return Standing(
        role=acting,
        role_words=str(ROLES[role]),
        keeps_members=may(acting, Right.KEEP_MEMBERS),
        sets_up=may(acting, Right.SETTINGS),
        is_owner=may(acting, Right.HAND_OVER),
        invited_as=str(ROLES[invited]) if invited else "",
        asks=when(asks, now=now) if asks else None,
        may_claim=heir
        and viewer is not None
        and selectors.is_orphaned(community, now=now)
        and viewer.pk in selectors.successors(community, now=now),
    )


def acting_role(role: Role, viewer: Account | None) -> Role:
    """As what somebody of this role acts: who is suspended holds an office and acts in none. One
    query for officers alone.
    """
    if role.is_officer and viewer is not None and suspended().filter(account=viewer).exists():
        return Role.MEMBER
    return role


def limits_said(community: Community) -> list[str]:
    """What one person may publish and upvote there, where the community says less than the site.
    One query.
    """
    limits = limits_of(community)
    texts = ngettext("%(n)s text a day", "%(n)s texts a day", limits.texts or 0)
    answers = ngettext("%(n)s answer a day", "%(n)s answers a day", limits.answers or 0)
    upvotes = ngettext("%(n)s upvote a day", "%(n)s upvotes a day", limits.upvotes or 0)
    each = ((texts, limits.texts), (answers, limits.answers), (upvotes, limits.upvotes))
    return [words % {"n": number(most)} for words, most in each if most is not None]


def _line(
    member: selectors.Member,
    *,
    now: datetime,
    giver: Role = Role.GUEST,
    oneself: bool = False,
) -> MemberLine:
    return MemberLine(
        name=member.name,
        shown=member.shown_name,
        role=str(ROLES[member.role]),
        title=member.title,
        since=when(member.joined_at, now=now),
        roles=_roles(giver, member.role, oneself=oneself),
    )


def _office(waits: Role, *, giver: Role) -> str:
    """The office that waits for who is muted, where the giver can take it; "" for none."""
    takes = waits.is_officer and may_give(giver, before=waits, after=Role.MEMBER)
    return str(ROLES[waits]) if takes else ""


def _roles(giver: Role, before: Role, *, oneself: bool) -> Sequence[tuple[str, str, bool]]:
    """The roles somebody may have after the giver's choice, with the present one; none where there
    is no choice.
    """
    given = [
        role
        for role in Role
        if role not in (Role.MUTED, Role.OWNER)
        and may_give(giver, before=before, after=role, oneself=oneself)
    ]
    if not given:
        return ()
    choice = [role for role in Role if role in given or role is before]
    return [(role.value, str(ROLES[role]), role is before) for role in choice]


def _is(viewer: Account | None, account: int) -> bool:
    return viewer is not None and viewer.pk == account


def _changed(each: selectors.Changed) -> str:
    facts = {
        "name": f"@{each.name}",
        "before": ROLES[each.before],
        "after": ROLES[each.after],
        "by": f"@{each.by}",
    }
    if not each.by:
        return gettext("%(name)s: %(before)s, now %(after)s") % facts
    return gettext("%(name)s: %(before)s, now %(after)s, by %(by)s") % facts
