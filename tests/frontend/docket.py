"""What officers have to do, in bulk: texts that wait, reports of one case, notes, acts, waves,
findings, announcements, proposals, and the money of a community. Rows as the services write them,
as far as pages read them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from accounts.models import Account
from articles.models import Article
from communities.models import (
    Community,
    JoinRequest,
    Membership,
    RoleChange,
    ShareChange,
    Spending,
)
from communities.roles import Role
from moderation.models import (
    Case,
    Finding,
    FindingReply,
    FindingSubject,
    HeldText,
    Note,
    Proposal,
    Report,
    StaffAct,
    Wave,
    WaveText,
    WordList,
)
from moderation.reasons import Reason
from moderation.waves import ItemState
from notifications.models import Announcement
from tests.frontend.world import World


@dataclass(frozen=True, slots=True)
class Desk:
    """What all is added to: a case, a wave and a finding, and an administrator who did it."""

    chief: Account
    case: Case
    wave: Wave
    finding: Finding


def pile_up(world: World, desk: Desk, *, people: Sequence[Account], now: datetime) -> None:
    """Add to every list of officers one row for each of the people."""
    gardening = Community.objects.get(slug="gardening")
    _about_people(world, desk, people=people, room=gardening, now=now)
    _of_the_site(desk, people=people, now=now)
    _findings(desk, people=people, now=now)
    _of_a_community(gardening, people=people, now=now)


def _about_people(
    world: World, desk: Desk, *, people: Sequence[Account], room: Community, now: datetime
) -> None:
    work = int(world.places["WORK"])
    HeldText.objects.bulk_create(
        HeldText(
            account=each,
            community=place,
            answered_id=work,
            body=f"Wait for me and for @{world.author.name}.",
            why="first",
            held_at=now,
        )
        for each in people
        for place in (room, None)
    )
    Report.objects.bulk_create(
        Report(
            case=desk.case,
            reporter=each,
            reason=Reason.COPIED.value,
            words="From a catalogue.",
            at=now,
            key=uuid4(),
        )
        for each in people
    )
    Note.objects.bulk_create(
        note
        for _ in people
        for note in (
            Note(case=desk.case, by=desk.chief, words="Look at it.", at=now),
            Note(account=world.author, by=desk.chief, words="New here.", at=now),
        )
    )
    Case.objects.bulk_create(
        Case(kind="report", account=each, community=room, severity=2, opened_at=now)
        for each in people
    )


def _of_the_site(desk: Desk, *, people: Sequence[Account], now: datetime) -> None:
    chief = desk.chief
    StaffAct.objects.bulk_create(
        StaffAct(by=chief, act="case.claimed", case=desk.case, account=each, at=now)
        for each in people
    )
    Wave.objects.bulk_create(
        Wave(
            key=uuid4(),
            by=chief,
            selection=desk.wave.selection,
            rule="No spam",
            message="",
            state="swept",
            began_at=now,
        )
        for _ in people
    )
    WaveText.objects.bulk_create(
        WaveText(wave=desk.wave, work_id=work, state=ItemState.LEFT.value, why_left="Gone.")
        for work in Article.objects.filter(author__in=people).values_list("pk", flat=True)
    )
    Proposal.objects.bulk_create(
        Proposal(
            what="payment",
            by=chief,
            reason="For the hall.",
            receiver=each,
            amount=1,
            key=uuid4(),
            at=now,
            ends_at=now + timedelta(days=7),
            **state,
        )
        for each in people
        for state in ({}, {"state": "stopped", "ended_at": now})
    )
    Announcement.objects.bulk_create(
        Announcement(
            english="We rest.",
            swedish="Vi vilar.",
            since=now - timedelta(days=2),
            until=now - timedelta(days=1),
            key=uuid4(),
        )
        for _ in people
    )


def _findings(desk: Desk, *, people: Sequence[Account], now: datetime) -> None:
    made = Finding.objects.bulk_create(
        Finding(
            key=uuid4(),
            family="burst",
            evidence="They came at once.",
            works=1,
            votes=2,
            transfers=0,
            first_cycle=1,
            by=desk.chief,
            at=now,
            replies_until=now + timedelta(days=14),
        )
        for _ in people
    )
    FindingSubject.objects.bulk_create(
        FindingSubject(finding=one, number=1, account=each)
        for one, each in zip(made, people, strict=True)
    )
    known = desk.finding.subjects.count()
    # No finding concerns more than fifty.
    concerned = FindingSubject.objects.bulk_create(
        FindingSubject(finding=desk.finding, number=known + number, account=each)
        for number, each in enumerate(people[: 50 - known], 1)
    )
    FindingReply.objects.bulk_create(
        FindingReply(subject=each, words="We are a class.", at=now, key=uuid4())
        for each in concerned
    )


def _of_a_community(room: Community, *, people: Sequence[Account], now: datetime) -> None:
    founder = room.founder
    half = len(people) // 2
    Membership.objects.bulk_create(
        Membership(community=room, account=each, joined_at=now) for each in people[:half]
    )
    JoinRequest.objects.bulk_create(
        JoinRequest(community=room, account=each, asked_at=now) for each in people[half:]
    )
    RoleChange.objects.bulk_create(
        RoleChange(
            community=room,
            account=each,
            before=Role.GUEST.value,
            after=Role.MEMBER.value,
            by=founder,
            at=now,
        )
        for each in people[:half]
    )
    ShareChange.objects.bulk_create(
        ShareChange(community=room, before_bp=0, after_bp=100, by=founder, at=now) for _ in people
    )
    Spending.objects.bulk_create(
        Spending(
            community=room,
            receiver=each,
            amount=1,
            words="Seed.",
            key=uuid4(),
            asked_by=founder,
            asked_as=Role.OWNER.value,
            asked_at=now,
            ends_at=now + timedelta(days=7),
            **state,
        )
        for each in people
        for state in ({}, {"state": "stopped", "stopped_by": founder, "ended_at": now})
    )
    # There are ten at most.
    WordList.objects.bulk_create(
        WordList(
            community=room,
            name=f"Like {each.name}",
            does="report",
            entries=["casino"],
            changed_at=now,
            changed_by=founder,
        )
        for each in people[::25]
    )
