"""The register of findings as pages: for everybody by number, for those concerned with a form."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from frontend.forms.objections import ObjectionForm
from frontend.pages import patterns
from frontend.pages.patterns import label
from frontend.phrases import date_and_hour, number, when
from frontend.shown.findings import (
    ConcernedRow,
    FindingRow,
    FindingShown,
    OwnFindingShown,
    RegisterPage,
    Reply,
)
from moderation.findings import MOST_REPLIES, Family, FindingState
from moderation.models import Finding
from moderation.process import Outcome
from moderation.selectors.findings import (
    FINDINGS_ON_A_PAGE,
    MOST,
    Appealed,
    Concerned,
    FindingLine,
    FindingPage,
    OwnFinding,
    concerns,
    finding,
    findings_about,
    register,
)

FAMILIES: Final[Mapping[Family, Promise]] = {
    Family.RECIPROCAL: _("votes for each other"),
    Family.CLUSTER: _("accounts that vote together"),
    Family.LENDING: _("power lent in a circle"),
    Family.BURST: _("a burst of new accounts"),
    Family.TRACES: _("traces in common"),
    Family.OTHER: _("another pattern"),
}


def page(*, before: int | None, now: datetime) -> RegisterPage:
    """A page of the register. One query."""
    found = register(before=before)
    shown = found[:FINDINGS_ON_A_PAGE]
    more = f"?before={shown[-1].number}" if len(found) > FINDINGS_ON_A_PAGE else ""
    return RegisterPage([_line(each, now=now) for each in shown], more)


def one(asked: int, *, viewer: Account | None, now: datetime) -> FindingShown:
    """One finding; Http404 for none. What was counted pair by pair leads to who is meant: until
    the finding is final those concerned alone are shown it, and nobody once it was dropped. Six
    queries at most.
    """
    found = finding(asked, now=now)
    if found is None:
        raise Http404
    page, state = shown(found, now=now), FindingState(found.it.state)
    if state is FindingState.FINAL or (
        state is not FindingState.DROPPED and concerns(asked, viewer=viewer)
    ):
        return page
    return replace(
        page,
        pairs=(),
        more_pairs=gettext(
            "What was counted pair by pair is shown to those concerned, and to everybody once the "
            "finding is final."
        )
        if state is not FindingState.DROPPED
        else "",
    )


def shown(found: FindingPage, *, now: datetime) -> FindingShown:
    """A finding in the reader's words."""
    it = found.it
    appeals = [each.appeal for each in found.concerned if each.appeal is not None]
    return FindingShown(
        number=it.pk,
        family=str(FAMILIES[Family(it.family)]),
        when=when(it.at, now=now),
        standing=standing(it, appealed=any(each.outcome is None for each in appeals), now=now),
        evidence=it.evidence,
        facts=facts(it),
        span=patterns.span(it.counted_from, it.counted_until),
        pairs=patterns.rows(found.pairs),
        more_pairs=patterns.more(found.pairs),
        concerned=[_concerned(each, now=now) for each in found.concerned],
        final_words=it.final_words,
        dropped_words=it.dropped_words,
    )


def own(
    account: Account,
    *,
    back: Mapping[int, ObjectionForm],
    behind: int | None = None,
    now: datetime,
) -> tuple[Sequence[OwnFindingShown], int]:
    """Findings that concern somebody, and behind which number they go on, 0 at their end; forms
    that were refused come back at the findings of their numbers. Two queries, one where there are
    none.
    """
    found = findings_about(account, behind=behind)
    shown = [_own(each, back=back.get(each.it.pk), now=now) for each in found[:MOST]]
    return shown, shown[-1].number if len(found) > MOST else 0


def standing(it: Finding, *, appealed: bool, now: datetime) -> str:
    """How a finding stands, and until when something can be said to it."""
    return _standing(
        FindingState(it.state),
        replies_until=it.replies_until,
        appeal_until=it.appeal_until,
        appealed=appealed,
        now=now,
    )


def facts(it: Finding) -> list[tuple[str, str]]:
    """What the evidence counts, and in which rounds."""
    if it.last_cycle is None:
        rounds = gettext("from round %(first)s on")
    else:
        rounds = gettext("round %(first)s to round %(last)s")
    return [
        (gettext("Texts and answers counted"), number(it.works)),
        (gettext("Votes counted"), number(it.votes)),
        (gettext("Transfers and loans counted"), number(it.transfers)),
        (
            gettext("Payout rounds"),
            rounds % {"first": number(it.first_cycle), "last": number(it.last_cycle or 0)},
        ),
    ]


def appeal_words(appeal: Appealed) -> str:
    """How an appeal stands."""
    match appeal.outcome:
        case None:
            words = gettext("Appealed; another officer answers by %(day)s.")
            return words % {"day": date_and_hour(appeal.due_at)}
        case Outcome.UPHELD:
            return gettext("Appealed; the finding stays. %(words)s") % {"words": appeal.answer}
        case Outcome.REVERSED:
            return gettext("Appealed; the finding is dropped.")


def accounts(count: int) -> str:
    """How many a finding concerns."""
    return ngettext("%(n)s account", "%(n)s accounts", count) % {"n": number(count)}


def _line(found: FindingLine, *, now: datetime) -> FindingRow:
    return FindingRow(
        number=found.number,
        url=reverse("moderation_finding", args=[found.number]),
        family=str(FAMILIES[found.family]),
        when=when(found.at, now=now),
        accounts=accounts(found.accounts),
        standing=_standing(
            found.state,
            replies_until=found.replies_until,
            appeal_until=found.appeal_until,
            appealed=found.appealed,
            now=now,
        ),
    )


def _standing(
    state: FindingState,
    *,
    replies_until: datetime,
    appeal_until: datetime | None,
    appealed: bool,
    now: datetime,
) -> str:
    if state is FindingState.DROPPED:
        return gettext("Dropped: it says nothing about anybody any more.")
    if state is not FindingState.FINAL:
        if now < replies_until:
            words = gettext("Not final: those concerned can reply until %(day)s.")
            return words % {"day": date_and_hour(replies_until)}
        return gettext("Not final: another officer than who opened it looks at the replies.")
    if appealed:
        return gettext("Final, and appealed against: an officer who had no part in it answers.")
    if appeal_until is not None and now < appeal_until:
        words = gettext("Final: those concerned can appeal until %(day)s.")
        return words % {"day": date_and_hour(appeal_until)}
    return gettext("Final.")


def _concerned(found: Concerned, *, now: datetime) -> ConcernedRow:
    silent = gettext("The account is closed; what it said is gone with it.")
    return ConcernedRow(
        label=label(found.number),
        name=found.name,
        replies=_said(found.replies, now=now),
        silent=silent if found.closed else gettext("No reply."),
        appeal=appeal_words(found.appeal) if found.appeal else "",
    )


def _own(found: OwnFinding, *, back: ObjectionForm | None, now: datetime) -> OwnFindingShown:
    it, appeal = found.it, found.appeal
    replies = it.state in (FindingState.OPEN, FindingState.ANSWERED) and now < it.replies_until
    replies = replies and len(found.replies) < MOST_REPLIES
    appeals = (
        it.state == FindingState.FINAL
        and it.appeal_until is not None
        and now < it.appeal_until
        and appeal is None
    )
    said = _said(found.replies, now=now)
    if appeal is not None:
        said.append(Reply(appeal.words, when(appeal.at, now=now)))
    if back is None and (replies or appeals):
        back = ObjectionForm(auto_id=f"id_finding_{it.pk}_%s")
    return OwnFindingShown(
        number=it.pk,
        url=reverse("moderation_finding", args=[it.pk]),
        family=str(FAMILIES[Family(it.family)]),
        when=when(it.at, now=now),
        label=label(found.number),
        standing=standing(it, appealed=appeal is not None and appeal.outcome is None, now=now),
        said=said,
        answer=appeal_words(appeal) if appeal is not None else "",
        form=back if replies or appeals else None,
        form_url=reverse("finding_appeal" if appeals else "finding_reply", args=[it.pk]),
        button=gettext("Appeal") if appeals else gettext("Reply"),
    )


def _said(replies: Sequence[tuple[str, datetime]], *, now: datetime) -> list[Reply]:
    return [Reply(words, when(at, now=now)) for words, at in replies]
