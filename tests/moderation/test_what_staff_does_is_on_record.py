"""Every service by which somebody acts in an office leaves one line of the audit trail, once."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import uuid4

import pytest

from communities.models import JoinRequest
from communities.roles import Kind, Role
from communities.services.describing import Description
from moderation import services
from moderation.measures import Measure
from moderation.models import CannedReply, HeldText, StaffAct, WordList
from moderation.process import Outcome
from moderation.screening import Does, Why
from moderation.selectors.held import words_of
from moderation.services import housekeeping
from moderation.services.deciding import Ruling
from moderation.services.reporting import Claim
from notifications.models import Announcement
from tests.articles.pictures import picture
from tests.moderation.world import World, key

type Act = Callable[[World, datetime], object]


def _waiting(world: World) -> HeldText:
    return HeldText.objects.create(
        account=world.reader,
        community=world.soil,
        answered_id=world.text.pk,
        body="Why beans?",
        why=Why.FIRST.value,
        held_at=world.now,
    )


def let_out(world: World, now: datetime) -> object:
    held = _waiting(world)
    seen = words_of(held).hex()
    return services.approve(held.pk, by=world.moderator, seen=seen, now=now)


def give_back(world: World, now: datetime) -> object:
    return services.send_back(
        _waiting(world).pk, by=world.moderator, rule="Be kind", reason="No.", now=now
    )


def keep_words(world: World, now: datetime) -> object:
    return services.watch_words(
        world.administrator, community=None, name="Bets", does=Does.HOLD, words="casino", now=now
    )


def drop_words(world: World, now: datetime) -> object:
    keep_words(world, now)
    number = WordList.objects.get().pk
    return services.drop_words(world.administrator, community=None, number=number, now=now)


def limit(world: World, now: datetime) -> object:
    founder = world.soil.founder
    return services.set_limits(
        founder, community=world.soil, texts=2, answers=None, upvotes=9, now=now
    )


def keep_reply(world: World, now: datetime) -> object:
    return services.keep_reply(
        world.moderator, community=world.soil, title="Source", words="Name it.", now=now
    )


def drop_reply(world: World, now: datetime) -> object:
    keep_reply(world, now)
    number = CannedReply.objects.get().pk
    return services.drop_reply(world.moderator, community=world.soil, number=number, now=now)


def note_about(world: World, now: datetime) -> object:
    return services.note_about(
        world.writer,
        by=world.moderator,
        community=world.soil,
        words="New here.",
        key=uuid4(),
        now=now,
    )


def note(world: World, now: datetime) -> object:
    return services.note(
        world.report().pk, by=world.moderator, words="Look.", key=uuid4(), now=now
    )


def claim(world: World, now: datetime) -> object:
    return services.claim(world.report().pk, by=world.moderator, now=now)


def leave(world: World, now: datetime) -> object:
    case = world.report()
    services.claim(case.pk, by=world.moderator, now=now)
    return services.unclaim(case.pk, by=world.moderator, now=now)


def decide(world: World, now: datetime) -> object:
    return world.decide(world.report(), Ruling([Measure.WARN], rule="No spam"))


def answer_claim(world: World, now: datetime) -> object:
    stated = Claim("Ann Ex", "ann@example.org", "copyright", "I wrote it in 2019.")
    case = services.claim_legally(
        work_id=world.text.pk, reporter=None, claim=stated, key=key(), now=now
    )
    report = case.reports.get()
    return services.answer_claim(
        case.pk, claim=report.pk, by=world.site, words="Which page?", key=key(), now=now
    )


def set_up(world: World, now: datetime) -> object:
    said = Description(title="Soil and sand", about="Both.", kind=Kind.TOPIC)
    rules = [("Be kind", "To all.")]
    founder = world.soil.founder
    return [
        housekeeping.set_up(world.soil, by=founder, as_=said, rules=rules, now=now)
        for _ in range(2)
    ]


def set_share(world: World, now: datetime) -> object:
    founder = world.soil.founder
    return [housekeeping.set_share(world.soil, share_bp=500, by=founder, now=now) for _ in "12"]


def choose_picture(world: World, now: datetime) -> object:
    return housekeeping.choose_picture(
        world.soil, by=world.soil.founder, data=picture(400, 300), alt="A bed.", now=now
    )


def remove_picture(world: World, now: datetime) -> object:
    founder = world.soil.founder
    return [housekeeping.remove_picture(world.soil, by=founder, now=now) for _ in range(2)]


def give_role(world: World, now: datetime) -> object:
    founder = world.soil.founder
    return [
        housekeeping.give_role(
            world.soil, account=world.writer, role=Role.MODERATOR, by=founder, now=now
        )
        for _ in range(2)
    ]


def give_title(world: World, now: datetime) -> object:
    return [
        housekeeping.give_title(
            world.soil, account=world.writer, title="Beans", by=world.moderator, now=now
        )
        for _ in range(2)
    ]


def invite(world: World, now: datetime) -> object:
    return housekeeping.invite(world.soil, account=world.reader, by=world.moderator, now=now)


def turn_away(world: World, now: datetime) -> object:
    return _answered(world, now, let_in=False)


def let_in(world: World, now: datetime) -> object:
    return _answered(world, now, let_in=True)


def _answered(world: World, now: datetime, *, let_in: bool) -> object:
    JoinRequest.objects.create(community=world.soil, account=world.reader, words="", asked_at=now)
    return [
        housekeeping.answer_request(
            world.soil, account=world.reader, by=world.moderator, let_in=let_in, now=now
        )
        for _ in range(2)
    ]


def offer(world: World, now: datetime) -> object:
    founder = world.soil.founder
    return housekeeping.offer_ownership(world.soil, account=world.colleague, by=founder, now=now)


def speak(world: World, now: datetime) -> object:
    made = world.decide(world.report(), Ruling([Measure.WARN], rule="No spam"))
    services.appeal(made.pk, author=world.writer, words="Mine.", key=key(), now=now)
    return services.say(made.pk, by=world.colleague, words="Which?", key=key(), now=now)


def uphold(world: World, now: datetime) -> object:
    return _ended(world, now, Outcome.UPHELD)


def reverse(world: World, now: datetime) -> object:
    return _ended(world, now, Outcome.REVERSED)


def _ended(world: World, now: datetime, outcome: Outcome) -> object:
    made = world.decide(world.report(), Ruling([Measure.WARN], rule="No spam"))
    services.appeal(made.pk, author=world.writer, words="Mine.", key=key(), now=now)
    return services.end_appeal(
        made.pk, by=world.colleague, outcome=outcome, message="So.", key=key(), now=now
    )


def announce(world: World, now: datetime) -> object:
    return services.announce(
        english="Slow today.",
        swedish="Trögt i dag.",
        since=now,
        until=now + timedelta(days=1),
        by=world.administrator,
        key=key(),
        now=now,
    )


def withdraw(world: World, now: datetime) -> object:
    announce(world, now)
    number, by = Announcement.objects.latest("pk").pk, world.administrator
    return [services.withdraw_announcement(number, by=by, now=now) for _ in range(2)]


#: What each is called, who does it, and the lines that it and what it needs leave.
ACTS: Final[list[tuple[Act, str, str]]] = [
    (let_out, "moderator", "held.released"),
    (give_back, "moderator", "held.returned"),
    (keep_words, "chief", "words.kept"),
    (drop_words, "chief", "words.dropped"),
    (limit, "founder", "posting.limited"),
    (keep_reply, "moderator", "reply.kept"),
    (drop_reply, "moderator", "reply.dropped"),
    (note_about, "moderator", "account.noted"),
    (note, "moderator", "case.noted"),
    (claim, "moderator", "case.claimed"),
    (leave, "moderator", "case.left"),
    (decide, "moderator", "case.decided"),
    (answer_claim, "site-mod", "claim.answered"),
    (set_up, "founder", "community.set-up"),
    (set_share, "founder", "community.shared"),
    (choose_picture, "founder", "community.pictured"),
    (remove_picture, "founder", "community.unpictured"),
    (give_title, "moderator", "member.titled"),
    (give_role, "founder", "member.moved"),
    (invite, "moderator", "member.invited"),
    (turn_away, "moderator", "member.turned-away"),
    (let_in, "moderator", "member.let-in"),
    (offer, "founder", "community.offered"),
    (speak, "colleague", "appeal.spoken"),
    (uphold, "colleague", "appeal.upheld"),
    (reverse, "colleague", "decision.reversed"),
    (announce, "chief", "announcement.made"),
    (withdraw, "chief", "announcement.withdrawn"),
]
#: Acts whose line is looked for by the tests of what they do.
ELSEWHERE: Final = {
    *("account.appointed", "community.taken-up", "job.asked", "letters.asked"),
    *("text.pinned", "text.unpinned", "text.picked", "text.unpicked", "text.taken-out"),
    *("wave.begun", "wave.undone", "proposal.made", "proposal.signed", "proposal.stopped"),
    *("spending.asked", "spending.signed", "spending.stopped"),
    *("finding.opened", "finding.dropped", "finding.final", "member.uninvited"),
    *("proposal.lapsed", "proposal.done", "proposal.failed"),
    *("case.opened", "work.resumed"),
}


def test_every_act_that_a_service_records_is_listed() -> None:
    source = Path(services.__file__ or "").parent
    found = {
        act
        for file in source.glob("*.py")
        for act in re.findall(r'"([a-z]+\.[a-z-]+)"', file.read_text(encoding="utf-8"))
    }
    listed = {name for _, _, name in ACTS} | ELSEWHERE
    assert found - listed == set()
    assert listed - found == set()


def test_every_act_is_on_record_under_its_name(world: World) -> None:
    wrong = []
    for act, by, name in ACTS:
        before = StaffAct.objects.filter(act=name).count()
        act(world, world.now)
        lines = StaffAct.objects.filter(act=name)
        newest = lines.order_by("-pk").select_related("by").first()
        if lines.count() != before + 1 or newest is None or newest.by is None:
            wrong.append(f"{name}: {lines.count() - before} lines")
        elif newest.by.name != by:
            wrong.append(f"{name}: by {newest.by.name}")
        world.text.work.cases.filter(state="open").update(state="closed", decided_at=world.now)
    assert wrong == []


@pytest.mark.parametrize("act", [drop_words, drop_reply])
def test_what_changes_nothing_leaves_no_line(act: Act, world: World) -> None:
    act(world, world.now)
    before = StaffAct.objects.count()
    by = world.administrator
    services.drop_words(by, community=None, number=1, now=world.now)
    services.drop_reply(by, community=None, number=1, now=world.now)
    assert StaffAct.objects.count() == before
