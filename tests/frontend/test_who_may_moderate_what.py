"""Every address of communities and moderation, and every act at the desk, against everybody.

Who may do what follows from the ranks of communities and from the offices of the site: an act
counts as done where a row of any table of ours changed. A new address without a line fails.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from accounts.models import Account, RestrictionKind
from accounts.services import restrict
from communities.models import Community
from communities.roles import Role
from frontend.admin.site import desk
from frontend.urls import urlpatterns
from ledger.selectors import database_time
from moderation.reasons import Reason
from moderation.screening import Does
from tests.frontend.admin.offices import (
    elsewhere,
    member,
    officer,
    proven,
    staff,
    with_key,
)
from tests.frontend.admin.test_who_may_open_which_page_of_the_desk import names
from tests.frontend.moderated import CLAIM, things
from tests.frontend.world import World

#: Suspended is an administrator of the community who was suspended; elsewhere is a moderator of
#: another one.
ASKERS: Final = (
    *("anonymous", "stranger", "author", "member", "suspended", "elsewhere"),
    *("moderator", "admin", "owner", "site", "administrator"),
)
EVERYBODY: Final = frozenset(ASKERS)
ACCOUNTS: Final = EVERYBODY - {"anonymous"}
VOICES: Final = ACCOUNTS - {"suspended"}
CHIEF: Final = frozenset({"administrator"})
SITE: Final = frozenset({"site"}) | CHIEF
OWNER: Final = frozenset({"owner"})
ADMINS: Final = frozenset({"admin"}) | OWNER
MODERATORS: Final = frozenset({"moderator"}) | ADMINS
NOBODY: Final[frozenset[str]] = frozenset()
CONCERNED: Final = frozenset({"author", "stranger"})

HERE: Final = {"slug": "gardening"}
#: What begins so is of a community or of moderation.
OURS: Final = ("community_", "moderation_", "held", "picks", "places", "report")

#: Pages, and who is shown them.
SEES: Final[Mapping[str, tuple[Mapping[str, str], frozenset[str]]]] = {
    "picks": ({}, EVERYBODY),
    "log_feed": ({"form": "rss"}, EVERYBODY),
    "community_log_feed": ({"community": "gardening", "form": "rss"}, EVERYBODY),
    "picks_feed": ({"form": "rss"}, EVERYBODY),
    "community_picks_feed": ({"community": "gardening", "form": "rss"}, EVERYBODY),
    "community_feed": ({"community": "gardening", "form": "atom"}, EVERYBODY),
    **{
        f"community_{name}": (HERE, EVERYBODY)
        for name in (
            *("picks", "about", "members", "figures", "log"),
            *("moderation_figures", "moderation_csv"),
        )
    },
    "community_found": ({}, ACCOUNTS),
    "community_settings": (HERE, ADMINS),
    "community_picture": (HERE, ADMINS),
    "community_wallet": (HERE, EVERYBODY),
    "community_wallet_csv": (HERE, EVERYBODY),
    "community_share": (HERE, OWNER),
    # That it takes two, and a while in office, has tests of its own.
    "community_spend": (HERE, ADMINS),
    "community_held": (HERE, MODERATORS | SITE),
    "held": ({}, SITE),
    "moderation_log": ({}, EVERYBODY),
    "moderation_line": ({"number": "DECISION"}, EVERYBODY),
    "moderation_findings": ({}, EVERYBODY),
    "moderation_finding": ({"number": "FINDING"}, EVERYBODY),
    "moderation_figures": ({}, EVERYBODY),
    "moderation_csv": ({}, EVERYBODY),
    "report": ({"work": "WORK"}, EVERYBODY),
    "report_person": ({"name": "tove"}, EVERYBODY),
    "report_community": (HERE, EVERYBODY),
    "claim": ({"work": "WORK"}, EVERYBODY),
    "places": ({"work": "WORK"}, ACCOUNTS),
    "cases": ({}, ACCOUNTS),
}


@dataclass(frozen=True)
class Act:
    """Something that is posted, and by whom it is done."""

    name: str
    by: frozenset[str]
    keys: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, str] = field(default_factory=dict)


LIST: Final = {"name": "Pills", "does": Does.HOLD.value, "words": "pills"}
SETTINGS: Final = {"title": "Gardens", "about": "Soil.", "kind": "topic", "language": "en"}
RULING: Final = {"act": "decide", "measures": "warn", "rule": "Be kind", "message": "Please."}
REPORT: Final = {"reason": Reason.SPAM.value, "words": "Look."}
PLACED: Final = {"community": "gardening"}
SPAN: Final = {"since": "SINCE", "until": "UNTIL"}
TOLD: Final = {"act": "announce", "english": "We move.", "swedish": "Vi flyttar.", **SPAN}
PAYS: Final = {"act": "propose", "to": "tove", "amount": "1", "reason": "A prize."}
APPOINTS: Final = {
    **{"act": "propose", "what": "office", "office-to": "tove", "office-office": "moderator"},
    **{"office-reason": "Reads all.", "office-key": "00000000-8b86-4d01-b42d-00cf4fc964f2"},
}
PATTERN: Final = {
    **{"act": "open", "family": "burst", "accounts": "tove", "evidence": "Many at once."},
    "first_cycle": "1",
}
SOLE: Final = {"case": "CASE", "act": "dismiss", "sure": "1"}

ACTS: Final = (
    Act("community_settings", ADMINS, HERE, SETTINGS),
    Act("community_share", OWNER, HERE, {"share": "5"}),
    Act("community_picture", ADMINS, HERE, {"wish": "remove"}),
    Act("held_out", MODERATORS | SITE, {"number": "HELD"}, {"seen": "SEEN"}),
    Act(
        "held_back",
        MODERATORS | SITE,
        {"number": "HELD"},
        {"rule": "Sources", "reason": "Say more."},
    ),
    Act("held_withdraw", frozenset({"author"}), {"number": "HELD"}),
    Act("held_out", SITE, {"number": "SITE_HELD"}, {"seen": "SITE_SEEN"}),
    Act("held_back", SITE, {"number": "SITE_HELD"}, {"rule": "Sources", "reason": "Say more."}),
    Act("community_invite", MODERATORS, HERE, {"name": "ines"}),
    Act("community_let_in", MODERATORS, HERE | {"name": "axel"}, {"answer": "accept"}),
    Act("community_uninvite", MODERATORS, HERE | {"name": "olaf"}),
    # That takes a decision, which says why and can be appealed against.
    Act("community_role", NOBODY, HERE | {"name": "petra"}, {"role": "muted"}),
    Act("community_role", ADMINS, HERE | {"name": "petra"}, {"role": "moderator"}),
    Act("community_role", OWNER, HERE | {"name": "petra"}, {"role": "admin"}),
    Act("community_role", NOBODY, HERE | {"name": "petra"}, {"role": "owner"}),
    Act("community_role", NOBODY, HERE | {"name": "mira"}, {"role": "member"}),
    Act("community_title", MODERATORS, HERE | {"name": "petra"}, {"title": "Digger"}),
    Act("community_hand_over", OWNER, HERE, {"name": "petra"}),
    Act("community_claim", NOBODY, HERE),
    # Everybody joins a topic who is not of it, and may speak at all.
    Act(
        "community_ask",
        frozenset({"stranger", "elsewhere", "site", "administrator"}),
        HERE,
        {"words": "Let me in."},
    ),
    Act("community_answer", frozenset({"stranger"}), HERE, {"answer": "accept"}),
    Act("places", MODERATORS, {"work": "WORK"}, PLACED | {"wish": "pin"}),
    Act("places", MODERATORS, {"work": "WORK"}, PLACED | {"wish": "pick", "line": "Good."}),
    Act("places", MODERATORS, {"work": "SHOWN"}, PLACED | {"wish": "take out"}),
    Act("places", SITE, {"work": "WORK"}, {"wish": "pick", "line": "Good."}),
    Act("report", EVERYBODY - {"author", "suspended"}, {"work": "WORK"}, REPORT),
    Act("report_person", EVERYBODY - {"author", "suspended"}, {"name": "tove"}, REPORT),
    # Of who is no member of the community, nothing is reported to it.
    Act("report_person", EVERYBODY - {"suspended"}, {"name": "petra"}, REPORT | PLACED),
    Act("report_person", NOBODY, {"name": "ines"}, REPORT | PLACED),
    Act("report_community", EVERYBODY - {"owner", "suspended"}, HERE, REPORT),
    Act("report_look", MODERATORS | SITE, {"work": "WORK"}),
    Act("report_look_person", MODERATORS | SITE, {"name": "petra"}, PLACED),
    Act("report_look_person", SITE, {"name": "tove"}),
    Act("claim", EVERYBODY - {"author", "suspended"}, {"work": "WORK"}, CLAIM),
    Act("appeal", frozenset({"author"}), {"number": "DECISION"}, {"words": "Look again."}),
    Act("finding_reply", CONCERNED, {"number": "FINDING"}, {"words": "We edit."}),
    Act("finding_appeal", CONCERNED, {"number": "FINAL"}, {"words": "Look again."}),
    Act("community_found", VOICES, data=SETTINGS | {"slug": "orchards"}),
    # At the desk. Nobody decides a case whose party they are.
    Act("admin:case", MODERATORS | SITE, {"number": "CASE"}, RULING),
    Act("admin:case_claim", MODERATORS | SITE, {"number": "CASE"}),
    Act(
        "admin:case_held",
        MODERATORS | SITE,
        {"number": "HELD_CASE"},
        {"act": "back", "rule": "Sources", "words": "Say more."},
    ),
    Act("admin:case_note", MODERATORS | SITE, {"number": "CASE"}, {"words": "Seen before."}),
    Act("admin:cases_together", MODERATORS | SITE, data=SOLE),
    Act(
        "admin:case_take_back",
        MODERATORS | SITE,
        {"number": "DECIDED", "decision": "DECISION"},
        {"words": "I was wrong."},
    ),
    # Not who decided.
    Act(
        "admin:case_hear",
        ADMINS | SITE,
        {"number": "HEARD", "decision": "APPEALED"},
        {"act": "upheld", "words": "It stays."},
    ),
    Act("admin:case_answer", SITE, {"number": "LEGAL", "claim": "CLAIM"}, {"words": "We look."}),
    Act(
        "admin:person_note",
        MODERATORS | SITE,
        {"name": "tove"},
        {"words": "New.", "community": "gardening"},
    ),
    Act("admin:keeping_of", ADMINS | CHIEF, HERE, LIST | {"act": "words"}),
    Act("admin:keeping_of", ADMINS | CHIEF, HERE, {"act": "drop_words", "number": "LIST"}),
    Act("admin:keeping_of", ADMINS | CHIEF, HERE, {"act": "limits", "upvotes": "3"}),
    Act(
        "admin:keeping_of",
        MODERATORS | SITE,
        HERE,
        {"act": "reply", "title": "Thanks", "words": "Thank you."},
    ),
    Act("admin:keeping", CHIEF, data=LIST | {"act": "words"}),
    Act("admin:keeping", SITE, data={"act": "reply", "title": "Thanks", "words": "Thank you."}),
    Act("admin:waves", SITE, data=SPAN | {"act": "sweep", "authors": "tove", "rule": "No spam"}),
    Act("admin:wave_undo", SITE, {"wave": "WAVE"}),
    Act(
        "admin:waves_of",
        MODERATORS | SITE,
        HERE,
        SPAN | {"act": "sweep", "authors": "tove", "rule": "No spam"},
    ),
    Act("admin:wave_undo", MODERATORS | SITE, {"wave": "WAVE_THERE"}),
    Act("admin:findings", SITE, data=PATTERN),
    Act("admin:finding", SITE, {"number": "DUE"}, {"act": "final", "words": "It stands."}),
    Act("admin:finding", SITE, {"number": "FINAL"}, {"act": "drop", "words": "We were wrong."}),
    Act("admin:announcements", CHIEF, data=TOLD),
    Act("admin:announcement_withdraw", CHIEF, {"number": "TOLD"}),
    Act("admin:job_again", CHIEF, data={"task": "ledger.tasks.seal"}),
    Act("admin:letters_again", CHIEF),
    Act("admin:work_resume", CHIEF, {"work": "SHOWN"}),
    Act("admin:proposals", CHIEF, data=PAYS),
    Act("admin:proposals", CHIEF, data=APPOINTS),
)
#: Pages of the desk that take no post; that each asks for an office is the other file's.
TAKES_NONE: Final = {
    *("index", "search", "jsi18n", "cases", "acts", "acts_csv", "jobs", "storage", "person"),
    *("keys", "terms"),
    *("wave", "login", "logout", "app_list", "case_versions"),
    # Signed by another administrator: see the tests of what takes two.
    "proposal",
}


@pytest.fixture
def askers(world: World, settings: Settings) -> dict[str, Client]:
    """Everybody, with a second key and a proof that lasts, so that neither hides a hole."""
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 86_400
    gardening, now = Community.objects.get(slug="gardening"), database_time()
    sven = officer("sven", gardening, role=Role.ADMIN)
    restrict(sven.pk, kind=RestrictionKind.SUSPENDED, decision=1, until=None, now=now)
    people = {
        "stranger": world.stranger,
        "author": world.author,
        "member": member("malin", gardening),
        "suspended": sven,
        "elsewhere": officer("elin", elsewhere()),
        "moderator": officer("otto", gardening),
        "admin": officer("agda", gardening, role=Role.ADMIN),
        "owner": Account.objects.get(name="mira"),
        "site": staff("stina"),
        "administrator": staff("ada", administrator=True),
    }
    clients = {name: proven(with_key(account)) for name, account in people.items()}
    return {"anonymous": Client(), **clients}


def state() -> list[tuple[object, ...]]:
    """What stands in every table of ours, as one digest for each. One query."""
    ours = ("communities", "moderation", "articles", "notifications")
    tables = [
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.managed and model._meta.app_label in ours
    ]
    each = "SELECT '{0}', md5(string_agg(t::text, '|' ORDER BY t::text)) FROM \"{0}\" t"
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(each.format(table) for table in tables))
        return sorted(cursor.fetchall(), key=repr)


def test_every_address_of_moderation_has_a_line() -> None:
    known = set(SEES) | {act.name for act in ACTS}
    addresses = {pattern.name for pattern in urlpatterns if str(pattern.name).startswith(OURS)}
    assert addresses - known == set()


def test_every_address_at_the_desk_that_takes_a_post_has_a_line() -> None:
    pages = {
        each for each in names(desk.get_urls()) if not each.endswith(("_changelist", "_change"))
    }
    assert pages - TAKES_NONE == {act.name[6:] for act in ACTS if act.name.startswith("admin:")}


def test_everybody_sees_and_does_what_is_theirs_alone(
    world: World, askers: dict[str, Client]
) -> None:
    places = things(world)
    told = {
        asker
        for asker, client in askers.items()
        if "axel" in client.get("/c/gardening/members").text
    }
    assert told == MODERATORS, "who is told of those that ask to be let in"
    assert [*not_seen_as_meant(places, askers), *not_done_as_meant(places, askers)] == []


def not_seen_as_meant(places: Mapping[str, str], askers: Mapping[str, Client]) -> Iterator[str]:
    """Pages that somebody is shown and should not be, or is not shown and should be."""
    for name, (keys, readers) in SEES.items():
        place = reverse(name, kwargs={key: places.get(it, it) for key, it in keys.items()})
        for asker, client in askers.items():
            answer = client.get(place)
            if (answer.status_code == HTTPStatus.OK) != (asker in readers):
                yield f"{asker} {place}: {answer.status_code}"


def not_done_as_meant(places: Mapping[str, str], askers: Mapping[str, Client]) -> Iterator[str]:
    """Acts that somebody does and should not, or should do and does not. All are undone."""
    before = state()
    for act in ACTS:
        keys = {key: places.get(it, it) for key, it in act.keys.items()}
        data = {key: places.get(it, it) for key, it in act.data.items()}
        place = reverse(act.name, kwargs=keys)
        for asker, client in askers.items():
            with transaction.atomic():
                answer = client.post(place, {"key": str(UUID(int=9)), **data})
                done = state() != before
                transaction.set_rollback(True)
            if done != (asker in act.by):
                yield f"{asker} {place} {data}: {answer.status_code}, done: {done}"
