"""What a case's page says beside the case itself, in words: stake, likeness, versions, claims."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext

from articles.differences import compare
from articles.models import Article, Comment
from frontend.admin.words import DOES, URGENCY
from frontend.forms.ruling import AnswerForm, RulingForm
from frontend.pages.verdicts import (
    KINDS,
    OFFICES,
    ORDERS,
    asked,
    did_until,
    lasts,
    one_until,
    rule_of,
)
from frontend.pages.works import Named, article_url, named
from frontend.phrases import about, date_and_hour, ink, percent, span, sums, version_words, when
from moderation.measures import Measure
from moderation.models import Case, Decision, Note, Report
from moderation.passages import side_by_side
from moderation.process import Outcome
from moderation.reasons import CaseKind
from moderation.rights import As
from moderation.selectors.casefile import CaseFile
from moderation.selectors.stakes import Stake
from moderation.selectors.told import found_in
from moderation.words import as_seen
from rewards.models import Hold

#: Of a rule's title, which a decision keeps.
_MOST: Final = 80


def stake_words(stake: Stake | None, *, now: datetime) -> Sequence[str]:
    """What the reward is and where; nobody's wish to see no sums hides it at the desk."""
    if stake is None:
        return ()
    with sums(hidden=False):
        if stake.granted is not None:
            return [_granted(stake, ink(stake.granted))]
        if stake.declined:
            return [gettext("Its author took no reward.")]
        words = [gettext("At stake: %(amount)s.") % {"amount": about(stake.estimate or 0)}]
    if stake.closes_at > now:
        left = span(stake.closes_at - now)
        words.append(
            gettext("Votes count for another %(span)s; then it is paid.") % {"span": left}
        )
    if stake.hold is Hold.State.PLACED:
        held = gettext("On hold by decision %(n)s: it goes to escrow at its payout.")
        words.append(held % {"n": stake.held_by})
    return words


def _granted(stake: Stake, amount: str) -> str:
    facts = {"amount": amount, "n": stake.held_by}
    match stake.hold:
        case Hold.State.PLACED:
            return gettext("%(amount)s wait in escrow by decision %(n)s.") % facts
        case Hold.State.RELEASED:
            return gettext("%(amount)s were on hold by decision %(n)s, and are paid out.") % facts
        case Hold.State.RETURNED:
            words = gettext("%(amount)s were on hold by decision %(n)s, and are back in the pool.")
            return words % facts
    return gettext("%(amount)s are paid: they cannot be held any more.") % facts


def place_of(text: Article | Comment | None) -> str:
    """Where a text stands on the site; "" for none."""
    if text is None:
        return ""
    if isinstance(text, Article):
        return article_url(text.author.name, text.permlink)
    article = text.article
    return article_url(article.author.name, article.permlink, text.pk)


def likeness(file: CaseFile) -> dict[str, Any] | None:
    """Both texts side by side, what they share marked; None where none is like it."""
    found, words, older = file.likeness, file.words, file.older
    if found is None or words is None:
        return None
    facts: dict[str, Any] = {
        "share": percent(found.share_bp // 100 * 100),
        "canonical": found.canonical,
        "licence": found.licence,
        "older": older,
        "number": found.older,
    }
    if older is None:
        return facts
    this, other = side_by_side(as_seen(words.body), as_seen(older.revision.body))
    at = date_and_hour(older.published_at)
    return facts | {"this": this, "other": other, "at": at, "url": place_of(older)}


def last_change(file: CaseFile) -> dict[str, Any] | None:
    """What the newest version changed, where there is more than one."""
    if len(file.versions) < 2:
        return None
    new, old = file.versions
    pairs = [pair for pair in compare(old.body, new.body) if not pair.same]
    return {
        "old": version_words(old.number),
        "new": version_words(new.number),
        "at": date_and_hour(new.at),
        "note": new.note,
        "pairs": pairs,
    }


def report_facts(report: Report, *, back: object = None) -> dict[str, Any]:
    """When it came, and of a claim by law what was written back, with the form for more: that
    which was refused, if it was this one's.
    """
    claim = getattr(report, "claim", None)
    form = None
    if claim is not None:
        mine = isinstance(back, AnswerForm) and back.claim == claim.pk
        form = back if mine else AnswerForm(claim=claim.pk)
    answers = claim.answers.all() if claim is not None else ()
    return {
        "at": date_and_hour(report.at),
        "claim": claim,
        "answers": [{"it": each, "at": date_and_hour(each.at)} for each in answers],
        "form": form,
    }


def rule_to_begin_with(file: CaseFile) -> str:
    """The right that is claimed by law, or the rule that a reporter named."""
    if file.case.kind == CaseKind.LEGAL.value:
        for report in file.reports:
            claim = getattr(report, "claim", None)
            if claim is not None:
                return (gettext("Legal claim: %(right)s") % {"right": claim.right})[:_MOST]
    return next((report.rule for report in file.reports if report.rule), "")


def public_line(
    measures: Sequence[Measure], *, until: datetime | None, office: As, rule: str
) -> str:
    """What the public log will show of a decision; "" where it shows nothing of it."""
    if not measures:
        return ""
    what = did_until(measures, until=until)
    return f"{what} \N{MIDDLE DOT} {OFFICES[office]} \N{MIDDLE DOT} {rule}"


def effect_lines(
    effects: Sequence[Measure], *, until: datetime | None, stake: Stake | None
) -> list[tuple[str, str, str]]:
    """Each measure of a decision with what it does and how long, before it is done."""
    return [(str(ORDERS[it]), _does(it, stake), lasts(it, until=until)) for it in effects]


def _does(measure: Measure, stake: Stake | None) -> str:
    """What a measure does; a hold of what was paid into escrow leaves it there."""
    if measure is Measure.HOLD and stake is not None and stake.granted is not None:
        return gettext("The reward stays in escrow until the final decision says where it goes.")
    return str(DOES[measure])


def hearing_lines(file: CaseFile, *, outcome: Outcome) -> list[str]:
    """What ending the open appeal so would do, before it is done."""
    assert file.appeal is not None
    taken = file.appeal.decision
    measures = [Measure(each) for each in taken.measures]
    facts = {"n": taken.pk, "did": did_until(measures, until=taken.until)}
    holds = Measure.HOLD in measures
    if outcome is Outcome.UPHELD:
        lines = [gettext("Decision %(n)s stays and is final: %(did)s.") % facts]
        if holds:
            lines.append(
                gettext("The held reward goes back to the pool, at once where it waits in escrow.")
            )
    else:
        lines = [gettext("Decision %(n)s is undone as far as it still lasts: %(did)s.") % facts]
        if holds:
            lines.append(gettext("The held reward is paid out to all who share it."))
        lines.append(gettext("The public log says that it was reversed."))
        if any(each.reporter_id is not None for each in file.reports):
            lines.append(gettext("The reporters are told."))
    lines.append(gettext("The author is told with your words. This cannot be taken back."))
    return lines


def heard_words(outcome: Outcome) -> str:
    """What was done, once an appeal was ended."""
    if outcome is Outcome.UPHELD:
        return gettext("The appeal is ended: the decision stays. The author is told.")
    return gettext("The appeal is ended: the decision is undone. The author is told.")


def ruling_words(form: RulingForm) -> str:
    """All that the form of a decision said, in lines, where the page shows no form any more."""
    lines = []
    for field in form.visible_fields():
        given = field.value()
        if field.name == "measures":
            given = ", ".join(str(ORDERS[Measure(it)]) for it in given or () if it in Measure)
        elif field.name == "canned":
            given = form.title_of_kept
        elif field.name == "pays":
            given = gettext("yes") if given else ""
        if given:
            lines.append(f"{field.label}: {given}")
    return "\n".join(lines)


def decided_words(effects: Sequence[Measure], *, reports: Sequence[Report]) -> str:
    """Who is told of a decision: the author of what it does, and reporters who have an account."""
    reported = any(each.reporter_id is not None for each in reports)
    if effects and reported:
        return gettext("Decided. The author and the reporters are told.")
    if effects:
        return gettext("Decided. The author is told.")
    if reported:
        return gettext("Decided: everything stays as it is. The reporters are told.")
    return gettext("Decided: everything stays as it is.")


def decided(rows: Sequence[Decision]) -> list[dict[str, Any]]:
    """Decisions, and where the public log has each. Two queries where the site made one of them by
    itself, none for others.
    """
    olders = [found.work for found in map(found_in, rows) if found]
    titles = named(olders, viewer=None) if olders else {}
    return [_decided(each, titles) for each in rows]


def _decided(decision: Decision, titles: Mapping[int, Named]) -> dict[str, Any]:
    shown = bool(decision.measures) or decision.undoes_id is not None
    log = f"{reverse('moderation_log')}?before={decision.pk + 1}#decision-{decision.pk}"
    office, found = As(decision.office), found_in(decision)
    message = decision.message
    if found is not None:
        title, is_answer = titles[found.work].title, bool(decision.found.get("answer"))
        message = asked(found.share_bp, title=title, is_answer=is_answer)
    return {
        "it": decision,
        "rule": rule_of(decision.rule, office=office),
        "message": message,
        "quoted_as": gettext("What was given back")
        if Measure.RETURN in decision.measures
        else gettext("Passage that breaks it"),
        "measures": [one_until(Measure(each), until=decision.until) for each in decision.measures],
        "at": date_and_hour(decision.at),
        "office": OFFICES[office],
        "log": log if shown else "",
        "undone": getattr(decision, "undone_by", None),
    }


def noted(note: Note) -> dict[str, Any]:
    """One note about a person, and for whom it is."""
    where = note.community.title if note.community else ""
    return {"it": note, "at": date_and_hour(note.at), "where": where}


def case_row(row: Case, now: datetime) -> dict[str, Any]:
    """One case in a line."""
    return {
        "number": row.pk,
        "url": reverse("admin:case", args=[row.pk]),
        "kind": KINDS[CaseKind(row.kind)],
        "urgency": URGENCY[row.severity],
        "who": row.account.name if row.account else "",
        "where": row.community.title if row.community else "",
        "opened": when(row.opened_at, now=now),
        "claimed_by": row.claimed_by.name if row.claimed_by else "",
    }
