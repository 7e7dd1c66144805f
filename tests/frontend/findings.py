"""Findings for the tests of pages: one as the desk opens it, and many in bulk."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import uuid4

from accounts.models import Account
from communities.models import Community
from ledger.selectors import database_time
from moderation.findings import Family
from moderation.models import Finding, FindingReply, FindingSubject
from moderation.services.findings import Found, open_finding
from tests.frontend.world import World

FOUND = Found(
    Family.RECIPROCAL,
    "Account 1 and account 2 vote for each other.",
    first_cycle=3,
    last_cycle=9,
)


def opened(world: World, *, by: Account, ago: timedelta = timedelta(0)) -> Finding:
    """A finding about the world's author and its stranger, opened so long ago."""
    names = [world.author.name, world.stranger.name]
    return open_finding(FOUND, names=names, by=by, key=uuid4(), now=database_time() - ago)


def found_often(author: Account, *, moments: Iterable[datetime]) -> None:
    """A finding about the author, who replied, at each of the moments."""
    founder = Community.objects.get(slug="gardening").founder
    findings = Finding.objects.bulk_create(
        Finding(
            key=uuid4(),
            family=Family.CLUSTER.value,
            evidence="They vote as one.",
            works=3,
            votes=9,
            transfers=0,
            first_cycle=1,
            by=founder,
            at=at,
            replies_until=at + timedelta(days=14),
        )
        for at in moments
    )
    subjects = FindingSubject.objects.bulk_create(
        FindingSubject(finding=each, number=1, account=author) for each in findings
    )
    FindingReply.objects.bulk_create(
        FindingReply(subject=each, words="We edit each other.", at=each.finding.at, key=uuid4())
        for each in subjects
    )
