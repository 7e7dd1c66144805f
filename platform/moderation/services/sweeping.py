"""Taking a wave of spam away at once, and giving it back at once.

A wave is written down whole first: every text and every vote of it. Then the worker goes on item
by item, each in a transaction of its own, so that one that is killed goes on where it stood and
nothing is done twice. Each text is a case with a decision, and so are the votes of each who cast
some, whether they wrote or only voted: told to whom it concerns, who may appeal.
"""

from collections.abc import Callable
from datetime import datetime
from itertools import batched
from typing import Final
from uuid import UUID, uuid5

from django.db import transaction

from accounts.models import Account
from curation import services as curation
from curation.models import VoteEvent
from ledger.refusal import Refusal
from moderation.errors import NotYourCase, WaveRefused
from moderation.measures import Measure
from moderation.models import Wave, WaveText, WaveVote
from moderation.reasons import CaseKind
from moderation.rights import may_see
from moderation.selectors.offices import office_of
from moderation.selectors.subjects import community_of, text_of
from moderation.selectors.waves import texts_to_go, votes_to_go, whose_votes
from moderation.services.ballots import key_of, leave
from moderation.services.deciding import Ruling, decide, decide_in_wave, take_back
from moderation.services.recording import Details, record
from moderation.services.reporting import open_case
from moderation.waves import MOST_TEXTS, ItemState, Selection, WaveState, check
from notifications.one_by_one import one_by_one
from rewards.rules import vote_rules_of

#: Rows that are written, and items that are done, at a time.
BATCH: Final = 1_000
ITEMS: Final = 500
#: While which state of a wave an item in this state is done: a run that was begun before somebody
#: gave the wave back takes nothing more.
_DURING: Final = {ItemState.WAITING: WaveState.SWEEPING, ItemState.DONE: WaveState.RESTORING}
_GOES_ON: Final = (WaveState.SWEEPING.value, WaveState.RESTORING.value)


@transaction.atomic
def sweep(
    by: Account, *, selection: Selection, rule: str, message: str, key: UUID, now: datetime
) -> Wave:
    """Write down a wave, to be taken away by the worker; the same form again is the same wave.

    NotYourCase for who is no moderator of the site, nor of the community that it is narrowed to;
    WaveRefused for a selection of nothing, or of more than can go at once, and without a rule.
    """
    _require_hands(by, community=selection.community)
    known = Wave.objects.filter(key=key).first()
    if known is not None:
        return known
    selection, rule = check(selection), rule.strip()
    if not 1 <= len(rule) <= 80 or len(message) > 2000:
        raise WaveRefused("Name the rule that was broken, in at most 80 characters.")
    facts = {
        "selection": dict(selection.facts()),
        "community_id": selection.community,
        "rule": rule,
        "message": message,
    }
    wave, new = Wave.objects.get_or_create(key=key, defaults={"by": by, "began_at": now, **facts})
    if not new:
        return wave
    texts = 0
    for numbers in batched(texts_to_go(selection), BATCH, strict=False):
        texts += len(numbers)
        if texts > MOST_TEXTS:
            raise WaveRefused(
                "These are more than %(most)s texts: narrow the selection.", most=MOST_TEXTS
            )
        WaveText.objects.bulk_create(WaveText(wave=wave, work_id=work) for work in numbers)
    votes = _write_votes(wave, selection, now=now) if selection.votes else 0
    if not texts and not votes:
        raise WaveRefused("No published text and no open vote is like that: nothing was done.")
    record(
        by,
        act="wave.begun",
        community=wave.community,
        details={"wave": wave.pk, "texts": texts, "votes": votes},
        now=now,
    )
    return wave


@transaction.atomic
def undo_sweep(number: int, *, by: Account, now: datetime) -> Wave:
    """Give back what a wave took, by the worker; twice changes nothing. Locks the wave.

    What cannot be given back is left and says why: a text that its author erased, or whose
    decision is appealed against or final; votes as `ballots` says. NotYourCase, WaveRefused.
    """
    rows = Wave.objects.select_for_update(no_key=True, of=("self",)).select_related("community")
    wave = rows.filter(pk=number).first()
    _require_hands(by, community=wave.community_id if wave is not None else None)
    if wave is None:
        raise WaveRefused("There is no such wave.")
    if wave.state in (WaveState.RESTORING, WaveState.RESTORED):
        return wave
    wave.state, wave.undone_by, wave.undone_at = WaveState.RESTORING.value, by, now
    wave.save()
    details: Details = {"wave": wave.pk}
    record(by, act="wave.undone", community=wave.community, details=details, now=now)
    return wave


def sweep_on(now: datetime, *, items: int = ITEMS) -> int:
    """Go on with every wave that is not at its end; how many items were done."""
    done = 0
    for number, state in Wave.objects.filter(state__in=_GOES_ON).values_list("pk", "state"):
        sweeping = state == WaveState.SWEEPING
        left = ItemState.WAITING if sweeping else ItemState.DONE
        votes = WaveVote.objects.filter(wave=number, state=left).order_by("pk")
        texts = WaveText.objects.filter(wave=number, state=left).order_by("pk")
        chosen = list(votes.values_list("pk", flat=True)[:items])
        chosen_texts = list(texts.values_list("pk", flat=True)[: items - len(chosen)])
        done += one_by_one(chosen, _each(_take_vote if sweeping else _return_vote, now))
        done += one_by_one(chosen_texts, _each(_take_text if sweeping else _return_text, now))
        if not chosen and not chosen_texts:
            _end(number, sweeping=sweeping)
    return done


def _end(number: int, *, sweeping: bool) -> None:
    before = WaveState.SWEEPING if sweeping else WaveState.RESTORING
    after = WaveState.SWEPT if sweeping else WaveState.RESTORED
    Wave.objects.filter(pk=number, state=before.value).update(state=after.value)


def _each(act: Callable[[int, datetime], bool], now: datetime) -> Callable[[int], bool]:
    return lambda number: act(number, now)


@transaction.atomic
def _take_text(number: int, now: datetime) -> bool:
    """The locks of its row and of the wave let one worker have it, and nobody give the wave back
    meanwhile.
    """
    item = _text(number, ItemState.WAITING)
    if item is None:
        return False
    text = text_of(item.work_id)
    if text is None:
        return leave(item, WaveRefused("This text is not there any more."))
    if item.wave.community_id not in (None, community_of(text)):
        return leave(item, WaveRefused("This text stands in another place by now."))
    try:
        with transaction.atomic():
            case = open_case(
                CaseKind.WAVE,
                work_id=text.pk,
                account=text.author,
                community_id=community_of(text),
                severity=1,
                tells=False,
                now=now,
            )
            decision = decide(
                case.pk,
                by=item.wave.by,
                ruling=Ruling(
                    measures=[Measure.REMOVE], rule=item.wave.rule, message=item.wave.message
                ),
                key=uuid5(item.wave.key, f"take/{text.pk}"),
                now=now,
            )
    except Refusal as error:
        return leave(item, error)
    item.state, item.decision = ItemState.DONE.value, decision.pk
    item.save()
    return True


@transaction.atomic
def _return_text(number: int, now: datetime) -> bool:
    item = _text(number, ItemState.DONE)
    if item is None:
        return False
    wave = item.wave
    assert item.decision is not None and wave.undone_by is not None
    try:
        with transaction.atomic():
            take_back(
                item.decision,
                by=wave.undone_by,
                message="",
                key=uuid5(wave.key, f"return/{item.work_id}"),
                now=now,
            )
    except Refusal as error:
        return leave(item, error)
    item.state = ItemState.UNDONE.value
    item.save()
    return True


@transaction.atomic
def _take_vote(number: int, now: datetime) -> bool:
    """Take one vote back, and note how it stood until then."""
    item = _vote(number, ItemState.WAITING)
    if item is None:
        return False
    by = item.wave.by
    if item.work.author_id == by.wallet_id or not office_of(by).moderator:
        return leave(item, WaveRefused("The moderator who began this may not decide about it."))
    rules = vote_rules_of(item.work.rules, opened_at=item.work.opened_at)
    try:
        with transaction.atomic():
            item.decision = _about_votes(item, now=now)
            event = curation.withdraw_vote(item.work_id, voter=item.voter_id, rules=rules, now=now)
    except Refusal as error:
        item.decision = None
        return leave(item, error)
    before = VoteEvent.objects.filter(
        work=item.work_id, voter=item.voter_id, seq__lt=event.seq
    ).latest("seq")
    item.weight_bp, item.rshares = before.weight_bp, before.rshares
    item.state = ItemState.DONE.value
    item.save()
    return True


def _about_votes(item: WaveVote, *, now: datetime) -> int:
    """The decision about all votes of who cast this one, made with the first of them."""
    wave = item.wave
    ruling = Ruling(measures=[Measure.VOTES], rule=wave.rule, message=wave.message)
    account = Account.objects.get(wallet=item.voter_id)
    key = key_of(wave, voter=item.voter_id)
    return decide_in_wave(account, by=wave.by, ruling=ruling, key=key, now=now).pk


@transaction.atomic
def _return_vote(number: int, now: datetime) -> bool:
    """Take the decision back by which one vote went, and with it all that went by it. No row is
    locked before its case: who hears an appeal locks that first, too.
    """
    item = WaveVote.objects.select_related("wave__undone_by").filter(pk=number).first()
    if item is None or item.state != ItemState.DONE.value:
        return False
    wave = item.wave
    assert item.decision is not None and wave.undone_by is not None
    try:
        with transaction.atomic():
            take_back(
                item.decision,
                by=wave.undone_by,
                message="",
                key=uuid5(wave.key, f"return/votes/{item.voter_id}"),
                now=now,
            )
    except Refusal as error:
        # Who ended an appeal at this moment may have given it back.
        kept = WaveVote.objects.select_for_update(no_key=True).get(pk=number)
        return kept.state != ItemState.DONE.value or leave(kept, error)
    return True


def _text(number: int, state: ItemState) -> WaveText | None:
    rows = WaveText.objects.select_for_update(skip_locked=True, no_key=True, of=("self", "wave"))
    found = rows.select_related("wave__by", "wave__undone_by")
    return found.filter(pk=number, state=state.value, wave__state=_DURING[state].value).first()


def _vote(number: int, state: ItemState) -> WaveVote | None:
    rows = WaveVote.objects.select_for_update(skip_locked=True, no_key=True, of=("self", "wave"))
    found = rows.select_related("work", "wave__by")
    return found.filter(pk=number, state=state.value, wave__state=_DURING[state].value).first()


def _write_votes(wave: Wave, selection: Selection, *, now: datetime) -> int:
    """The votes of everybody whose text is in the wave, or whom it names whatever they wrote."""
    authors = Account.objects.filter(wallet__works__in=wave.texts.values("work")).values("pk")
    going = whose_votes(authors, selection=selection)
    votes = votes_to_go(going, now=now).order_by("work", "voter")
    rows = votes.values_list("work", "voter", "weight_bp", "rshares")
    written = 0
    for part in batched(rows.iterator(chunk_size=BATCH), BATCH, strict=False):
        written += len(part)
        WaveVote.objects.bulk_create(
            WaveVote(wave=wave, work_id=work, voter_id=voter, weight_bp=weight_bp, rshares=rshares)
            for work, voter, weight_bp, rshares in part
        )
    return written


def _require_hands(by: Account, *, community: int | None) -> None:
    """As for a single decision: the moderators of the site, and in a community its own."""
    if not may_see(office_of(by), community=community):
        raise NotYourCase("Only moderators sweep waves, those of a community in it alone.")
