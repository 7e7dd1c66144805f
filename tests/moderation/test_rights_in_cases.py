"""Who sees, decides, mutes and takes back: every office against every case."""

import pytest

from communities.roles import Role
from moderation.measures import OF_THE_SITE, Measure
from moderation.rights import (
    As,
    Office,
    Parties,
    is_party,
    may_decide_on,
    may_mute,
    may_see,
    may_undo,
    may_use,
    office_in,
)

SOIL, SAND, AUTHOR = 1, 2, 90
NOBODY = Office(10)
MEMBER = Office(11, communities={SOIL: Role.MEMBER})
MODERATOR = Office(12, communities={SOIL: Role.MODERATOR})
OWNER = Office(13, communities={SOIL: Role.OWNER})
SITE = Office(14, moderator=True)
CHIEF = Office(15, moderator=True, administrator=True)
EVERYBODY = (NOBODY, MEMBER, MODERATOR, OWNER, SITE, CHIEF)


@pytest.mark.parametrize(
    ("community", "seen_by"),
    [
        (SOIL, [MODERATOR, OWNER, SITE, CHIEF]),
        (SAND, [SITE, CHIEF]),
        (None, [SITE, CHIEF]),
    ],
)
def test_cases_are_seen_where_one_looks_after_them(
    community: int | None, seen_by: list[Office]
) -> None:
    assert [each for each in EVERYBODY if may_see(each, community=community)] == seen_by


def test_everybody_acts_in_the_office_that_the_log_names() -> None:
    acts = [office_in(each, community=SOIL) for each in EVERYBODY]
    assert acts == [None, None, As.COMMUNITY, As.COMMUNITY, As.SITE, As.ADMINISTRATOR]
    assert office_in(OWNER, community=SAND) is None


@pytest.mark.parametrize("office", [MODERATOR, OWNER, SITE, CHIEF])
def test_nobody_decides_what_they_wrote_or_reported(office: Office) -> None:
    wrote = Parties(SOIL, author=office.account)
    told = Parties(SOIL, author=AUTHOR, reporters=frozenset({7, office.account}))
    for parties in (wrote, told):
        assert is_party(office, to=parties)
        assert not may_decide_on(office, parties=parties)
    assert may_decide_on(office, parties=Parties(SOIL, AUTHOR, frozenset({7})))


def test_who_holds_an_office_is_judged_by_administrators() -> None:
    parties = Parties(SOIL, AUTHOR, author_is_staff=True)
    assert [each for each in EVERYBODY if may_decide_on(each, parties=parties)] == [CHIEF]


@pytest.mark.parametrize("measure", Measure)
def test_accounts_are_the_sites_and_texts_everybodys(measure: Measure) -> None:
    assert may_use(MODERATOR, measure) is (measure not in OF_THE_SITE)
    assert may_use(SITE, measure)


@pytest.mark.parametrize(
    ("decided_as", "undone_by"),
    [
        (As.COMMUNITY, [MODERATOR, OWNER, SITE, CHIEF]),
        (As.SITE, [SITE, CHIEF]),
        (As.ADMINISTRATOR, [SITE, CHIEF]),
    ],
)
def test_no_community_takes_back_what_the_site_decided(
    decided_as: As, undone_by: list[Office]
) -> None:
    found = [each for each in EVERYBODY if may_undo(each, community=SOIL, decided_as=decided_as)]
    assert found == undone_by


@pytest.mark.parametrize(
    ("role", "muted_by"),
    [
        (Role.GUEST, [MODERATOR, OWNER, SITE, CHIEF]),
        (Role.MEMBER, [MODERATOR, OWNER, SITE, CHIEF]),
        (Role.MODERATOR, [OWNER, SITE, CHIEF]),
        (Role.ADMIN, [OWNER, SITE, CHIEF]),
        (Role.OWNER, []),
    ],
)
def test_one_mutes_whom_one_stands_above(role: Role, muted_by: list[Office]) -> None:
    officers = (MODERATOR, OWNER, SITE, CHIEF)
    assert [each for each in officers if may_mute(each, community=SOIL, role=role)] == muted_by
    assert not any(may_mute(each, community=None, role=role) for each in officers)
