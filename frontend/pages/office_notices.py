"""Notices of what officers do, and of what they are asked for, in sentences."""

from django.utils.translation import gettext

from communities.roles import Role
from frontend.pages.communities import ROLES
from moderation.rights import SiteOffice
from moderation.services.alerting import Step
from notifications.kinds import Kind
from notifications.selectors import Told


def words_of_offices(told: Told) -> str:
    """A sentence with places for %(who)s did it and the %(title)s of a text; the notice's group
    says the rest.
    """
    parts = told.group.split("/")
    if told.kind is Kind.CASE:
        return _of_a_case(parts[-1])
    if told.kind is Kind.PROPOSAL:
        return _of_a_proposal(parts[1], Step[parts[2].upper()])
    if told.kind is Kind.OFFICE:
        return _of_an_office(SiteOffice(parts[1]))
    if told.kind is Kind.ROLE:
        return _of_a_role(*parts[1:])
    room = f"c/{parts[1]}"
    if parts[0] == "shown":
        words = gettext("%(who)s shows %(title)s in {room}")
    elif parts[1]:
        words = gettext("Moderators of {room} recommend %(title)s")
    else:
        words = gettext("Moderators of this site recommend %(title)s")
    return words.format(room=room)


def _of_a_case(event: str) -> str:
    match event:
        case "claim":
            return gettext("A claim by law waits for an answer")
        case "appeal":
            return gettext("An appeal waits to be heard")
        case "more":
            return gettext("An author said more in an appeal that nobody hears yet")
    return gettext("A new case waits for a decision")


def _of_a_role(slug: str, what: str, giver: str) -> str:
    match what:
        case "title":
            words = gettext("In {room} you have new words beside your name. Given by: {giver}")
        case "no-title":
            words = gettext("In {room} no words stand beside your name now. Removed by: {giver}")
        case Role.GUEST:
            words = gettext("You are no member of {room} any more. Decided by: {giver}")
        case _:
            words = gettext("In {room} you are now: {role}. Decided by: {giver}")
    role = ROLES[Role(what)] if what in Role else ""
    return words.format(room=f"c/{slug}", role=role, giver=ROLES[Role(giver)])


def _of_a_proposal(n: str, step: Step) -> str:
    match step:
        case Step.MADE:
            words = gettext("Proposal no. {n} waits for a second signature")
        case Step.SIGNED:
            words = gettext("Proposal no. {n} is signed: it is carried out unless it is stopped")
        case Step.DONE:
            words = gettext("Proposal no. {n} was carried out")
        case Step.FAILED:
            words = gettext("Proposal no. {n} could not be carried out")
        case Step.LAPSED:
            words = gettext("Proposal no. {n} found no second signature in time")
        case Step.STOPPED:
            words = gettext("Proposal no. {n} was stopped")
    return words.format(n=n)


def _of_an_office(office: SiteOffice) -> str:
    match office:
        case SiteOffice.ADMINISTRATOR:
            return gettext("You are an administrator of this site now")
        case SiteOffice.MODERATOR:
            return gettext("You are a moderator of this site now")
        case SiteOffice.NONE:
            return gettext("You have no office of this site any more")
