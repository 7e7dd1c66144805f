"""Reports, and decisions about oneself with appeals, as pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import Account
from accounts.selectors import account_named
from communities.models import Community
from communities.selectors import community_named
from frontend.forms.cases import REASONS, AppealForm
from frontend.forms.objections import ObjectionForm
from frontend.pages import findings
from frontend.pages.verdicts import OFFICES, asked, did_until, rule_of
from frontend.pages.works import Named, named
from frontend.phrases import date_and_hour, ink, when
from frontend.shown.cases import (
    CasesPage,
    DecisionShown,
    ReportShown,
    SaidLine,
)
from frontend.shown.findings import OwnFindingShown
from ledger.selectors import share_price
from moderation.measures import Measure
from moderation.process import Outcome
from moderation.rights import As, may_see
from moderation.selectors import office_of
from moderation.selectors.rules import rules_in, rules_of
from moderation.selectors.subjects import community_of, readable
from moderation.selectors.told import (
    MOST,
    Behind,
    ByItself,
    HeldReward,
    OwnReport,
    Verdict,
    decisions_about,
    reports_of,
    rewards_held,
)
from rewards.models import Hold


@dataclass(frozen=True, slots=True)
class Place:
    """Where in one of the lists the reader's cases go on; nothing said is the beginning of all."""

    #: Behind a decision that is open to an appeal, or behind one of the others.
    open: int | None = None
    decided: int | None = None
    reports: int | None = None
    findings: int | None = None

    @property
    def question(self) -> str:
        """What the address of this place asks; "" for the beginning."""
        for name in ("open", "decided", "reports", "findings"):
            if (number := getattr(self, name)) is not None:
                return f"?{name}={number}"
        return ""


def reported_text(work: int, *, viewer: Account | None) -> Named:
    """The text that is to be reported; Http404 for one that the viewer does not read."""
    found = named([work], viewer=viewer)[work]
    if not found.url:
        raise Http404
    return found


def rules_about(work: int) -> Sequence[str]:
    """Titles of the rules that a reporter of the text can name. One query."""
    return rules_of(work)


def reported_person(name: str) -> Account:
    """The account that is to be reported; Http404 where nobody bears the name."""
    found = account_named(name)
    if found is None:
        raise Http404
    return found


def reported_in(slug: str) -> Community | None:
    """The community whose member is to be reported; None for "", Http404 where there is none. One
    query at most.
    """
    found = community_named(slug) if slug else None
    if slug and found is None:
        raise Http404
    return found


def rules_there(community: Community | None) -> Sequence[str]:
    """Titles of the rules that a reporter of a member can name. One query at most."""
    return rules_in(community)


def looks_after(viewer: Account | None, *, community: int | None) -> bool:
    """Whether the viewer may look into what stands there, instead of reporting it. At most three
    queries, none for a reader without an account.
    """
    return viewer is not None and may_see(office_of(viewer), community=community)


def looks_after_text(viewer: Account | None, *, work: int) -> bool:
    """As `looks_after`, where a text stands. At most five queries."""
    text = readable(work, viewer=viewer) if viewer is not None else None
    mine = text is None or viewer is None or text.author_id == viewer.pk
    return not mine and text is not None and looks_after(viewer, community=community_of(text))


def own(
    account: Account,
    *,
    back: Mapping[int, AppealForm] | None = None,
    back_found: Mapping[int, ObjectionForm] | None = None,
    place: Place | None = None,
    now: datetime,
) -> CasesPage:
    """What was decided about somebody and found, and what came of their reports; of one list alone
    where it goes on at a `place`. Forms that were refused come back at the decisions, or the
    findings, of their numbers. At most nine queries.
    """
    back, place = back or {}, place or Place()
    here, name = place.question, place.question[1:].partition("=")[0]
    decisions: Sequence[Verdict] = ()
    reports: Sequence[OwnReport] = ()
    found: tuple[Sequence[OwnFindingShown], int] = ((), 0)
    if name in ("", "open", "decided"):
        decisions = decisions_about(account, behind=_behind(place), now=now)
    if name in ("", "reports"):
        reports = reports_of(account, behind=place.reports)
    if name in ("", "findings"):
        found = findings.own(account, back=back_found or {}, behind=place.findings, now=now)
    more_decisions, more_reports = len(decisions) > MOST, len(reports) > MOST
    decisions, reports = decisions[:MOST], reports[:MOST]
    numbers = [each.work for each in decisions] + [each.work for each in reports]
    numbers += [each.alike.work for each in decisions if each.alike]
    works = named((each for each in numbers if each is not None), viewer=account)
    holds = rewards_held([each.work or 0 for each in decisions if Measure.HOLD in each.measures])
    return CasesPage(
        [
            _decision(each, works, holds.get(each.work or 0), back.get(each.number), now)
            for each in decisions
        ],
        [_report(each, works, now) for each in reports],
        found[0],
        more_decisions=_goes_on(decisions[-1]).question if more_decisions else "",
        more_reports=Place(reports=reports[-1].number).question if more_reports else "",
        more_findings=Place(findings=found[1]).question if found[1] else "",
        here=here,
    )


def _behind(place: Place) -> Behind | None:
    if place.open is not None:
        return Behind(place.open, is_open=True)
    return Behind(place.decided, is_open=False) if place.decided is not None else None


def _goes_on(last: Verdict) -> Place:
    return Place(open=last.number) if last.is_open else Place(decided=last.number)


def _decision(
    found: Verdict,
    works: Mapping[int, Named],
    reward: HeldReward | None,
    back: AppealForm | None,
    now: datetime,
) -> DecisionShown:
    heard = found.appeal
    if back is None and found.is_open:
        back = AppealForm(auto_id=f"id_{found.number}_%s")
    return DecisionShown(
        number=found.number,
        when=when(found.at, now=now),
        did=did_until(found.measures, until=found.until),
        office=str(OFFICES[found.office]),
        about=works.get(found.work or 0),
        rule=rule_of(found.rule, office=found.office),
        rule_words=found.rule_words,
        quoted=found.quoted,
        quoted_as=gettext("What was given back") if Measure.RETURN in found.measures else "",
        message=_message(found, works),
        held=_held(reward) if reward and _held_by(found, reward) else "",
        standing=_standing(found, now),
        said=[
            SaidLine(
                gettext("You") if each.mine else gettext("Who hears the appeal"),
                each.words,
                when(each.at, now=now),
            )
            for each in (heard.said if heard else ())
        ],
        form=back,
    )


def _message(found: Verdict, works: Mapping[int, Named]) -> str:
    """What the author is told: by the site itself in the language of who reads it."""
    if found.alike is None:
        return found.message
    title = works[found.alike.work].title
    return asked(found.alike.share_bp, title=title, is_answer=found.is_answer)


def _held_by(found: Verdict, reward: HeldReward) -> bool:
    """Whether it held the reward, or let it wait on, as it is held now or was at the end."""
    settled = reward.settled_by
    return reward.placed_by <= found.number and (settled is None or found.number < settled)


def _held(reward: HeldReward) -> str:
    """Where a reward stands that this decision held."""
    by = {"n": reward.settled_by or 0}
    match reward.state:
        case Hold.State.RELEASED:
            return gettext("The held reward was paid out, by decision no. %(n)s.") % by
        case Hold.State.LIFTED:
            return gettext("The reward is not on hold any more, by decision no. %(n)s.") % by
        case Hold.State.RETURNED:
            return gettext("The held reward went back to the pool, by decision no. %(n)s.") % by
        case Hold.State.PLACED if reward.milliink or reward.microvests:
            words = gettext(
                "The reward is paid into escrow and waits there until the decision is final or "
                "your appeal is decided: %(ink)s and %(vests)s for all who share it."
            )
            worth = share_price().ink_for_vests(reward.microvests)
            power = gettext("%(amount)s of Ink Power") % {"amount": ink(worth)}
            return words % {"ink": ink(reward.milliink), "vests": power}
    return gettext("The reward is on hold until the decision is final or your appeal is decided.")


def _standing(found: Verdict, now: datetime) -> str:
    if found.undone:
        return gettext("Taken back: %(words)s") % {"words": found.undone}
    if found.undone is not None:
        return gettext("Taken back, with all that was decided in this wave at once.")
    match found.by_itself:
        case ByItself.WAITS:
            return gettext("A moderator will look at it; you are told what they decide.")
        case ByItself.REPLACED:
            return gettext("A moderator has decided since: that decision stands in its place.")
        case ByItself.LIFTED:
            words = gettext("A moderator looked at it, and nothing of it is left. %(words)s")
            return (words % {"words": found.lifted}).strip()
    if found.appeal is not None:
        if found.appeal.outcome is None:
            if found.appeal.due_at <= now:
                return _late(found, found.appeal.due_at)
            words = gettext("You appealed; somebody else answers by %(day)s.")
            return words % {"day": date_and_hour(found.appeal.due_at)}
        if found.appeal.outcome is Outcome.UPHELD:
            return gettext("Your appeal was heard: the decision stays.")
    if found.appeal_until is not None:
        words = gettext("You can appeal until %(day)s; somebody else will hear it.")
        return words % {"day": date_and_hour(found.appeal_until)}
    return gettext("The decision is final.")


def _late(found: Verdict, due_at: datetime) -> str:
    """That an appeal was not answered in time, and before whom it is."""
    words = gettext(
        "You appealed; the answer was due by %(day)s and is late. It stands before all others "
        "with those who hear appeals; until they answer everything stays as it is."
    )
    if found.office is As.COMMUNITY:
        words = gettext(
            "You appealed; the answer was due by %(day)s and is late. Besides the community's "
            "moderators those of the site have it before all others now; until somebody answers "
            "everything stays as it is."
        )
    return words % {"day": date_and_hour(due_at)}


def _report(found: OwnReport, works: Mapping[int, Named], now: datetime) -> ReportShown:
    return ReportShown(
        reason=str(dict(REASONS)[found.reason.value]),
        about=_reported_about(found, works),
        when=when(found.at, now=now),
        standing=_came_of(found),
    )


def _reported_about(found: OwnReport, works: Mapping[int, Named]) -> Named | None:
    if found.room is not None:
        slug, title = found.room
        return Named(title, reverse("community_about", args=[slug]))
    return works.get(found.work or 0)


def _came_of(found: OwnReport) -> str:
    """What was done about a report, and what became of that."""
    if not found.decided:
        return gettext("Waits for a moderator.")
    if not found.measures:
        return gettext("Decided: it stays as it is.")
    did = {"did": did_until(found.measures, until=found.until)}
    if found.undone and found.appeal is Outcome.REVERSED:
        return gettext("Decided: %(did)s. After an appeal this was reversed.") % did
    if found.undone:
        return gettext("Decided: %(did)s. This was taken back.") % did
    if found.appeal is Outcome.UPHELD:
        return gettext("Decided: %(did)s. It stays after an appeal.") % did
    if found.appealed:
        return gettext("Decided: %(did)s. The author appealed; somebody else answers.") % did
    return gettext("Decided: %(did)s.") % did
