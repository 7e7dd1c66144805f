"""Every address of the desk against everybody; an address without a line here fails."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from accounts.models import RestrictionKind
from accounts.services import restrict
from communities.models import Community
from frontend.admin.site import desk
from ledger.selectors import database_time
from moderation.models import Note
from tests.frontend.admin.offices import (
    elsewhere,
    filled,
    member,
    officer,
    reported,
    staff,
    swept,
    with_key,
)
from tests.frontend.world import World

OK, MOVED, CLOSED = HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.FORBIDDEN
#: Tables that a community's officers see their own rows of; those of administrators; all others
#: are for the officers of the site.
OF_COMMUNITIES: Final = {
    *("communities_community", "communities_rolechange", "articles_article", "articles_comment"),
    *("moderation_case", "moderation_decision", "moderation_staffact", "moderation_wordlist"),
}
OF_ADMINISTRATORS: Final = {"accounts_letter", "accounts_agreement"}
OF_THE_SITE: Final = {
    *("accounts_account", "accounts_restriction", "curation_work", "curation_voteevent"),
    *("ledger_wallet", "ledger_batch", "ledger_transfer", "ledger_block", "ledger_checkpoint"),
    *("rewards_cycle", "rewards_shard", "rewards_payout", "rewards_hold", "rewards_window"),
    *("rewards_adoption", "rewards_recomputation"),
}
#: Pages for everybody at the desk.
OF_ALL: Final = {"index", "search", "jsi18n", "cases", "keeping"}
#: Of one case: nobody else's officer finds it.
OF_A_CASE: Final = {
    *("case", "case_claim", "case_note", "case_hear", "case_answer", "case_take_back"),
    "case_versions",
    "case_held",
}
#: Of the site's officers, and of one thing there.
OF_THE_SITES_WORK: Final = {"waves", "findings"}
#: Pages for administrators alone.
OF_CHIEFS: Final = {
    *("acts", "acts_csv", "announcements", "jobs", "keys", "proposals", "storage", "terms"),
}
#: Only do something, and only for them.
ACTS_OF_CHIEFS: Final = {"job_again", "letters_again"}
ACTS_OF_CHIEFS_ON_ONE: Final = {"announcement_withdraw", "work_resume"}
#: Asks even an administrator for a fresh proof.
OF_PROVEN_CHIEFS: Final = {"proposal"}
OF_A_THING: Final = {
    *(
        "wave",
        "wave_undo",
        "waves_of",
        "keeping_of",
        "person",
        "person_note",
        "cases_together",
        "finding",
    ),
}
#: Lead elsewhere.
DOORS: Final = {"login", "logout"}
LISTS: Final = {"app_list"}
OUTSIDE: Final = ("stranger", "author", "member", "suspended", "keyless")
INSIDE: Final = ("elsewhere", "officer", "site", "administrator")
#: What the officers of communities look after.
ROOMS: Final = {"elsewhere": "kitchens", "officer": "gardening"}


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


def tables() -> set[str]:
    return OF_COMMUNITIES | OF_ADMINISTRATORS | OF_THE_SITE


@pytest.fixture
def clients(world: World) -> dict[str, Client]:
    """Everybody, each with a second key but for the one without."""
    gardening = Community.objects.get(slug="gardening")
    suspended, now = staff("sven"), database_time()
    restrict(suspended.pk, kind=RestrictionKind.SUSPENDED, decision=1, until=None, now=now)
    keyless = Client()
    keyless.force_login(staff("karl"))
    return {
        "anonymous": Client(),
        "stranger": with_key(world.stranger),
        "author": with_key(world.author),
        "member": with_key(member("malin", gardening)),
        "suspended": with_key(suspended),
        "keyless": keyless,
        "elsewhere": with_key(officer("elin", elsewhere())),
        "officer": with_key(officer("otto", gardening)),
        "site": with_key(staff("stina")),
        "administrator": with_key(staff("ada", administrator=True)),
    }


def test_every_address_has_a_line() -> None:
    of_tables = {f"{name}_{page}" for name in tables() for page in ("changelist", "change")}
    pages = OF_ALL | OF_A_CASE | OF_THE_SITES_WORK | OF_A_THING | DOORS | LISTS
    of_chiefs = OF_CHIEFS | OF_PROVEN_CHIEFS | ACTS_OF_CHIEFS | ACTS_OF_CHIEFS_ON_ONE
    assert set(names(desk.get_urls())) == of_tables | pages | of_chiefs


def test_nothing_at_the_desk_adds_changes_or_deletes_a_row() -> None:
    ends = ("_add", "_delete", "_history")
    assert [name for name in names(desk.get_urls()) if name.endswith(ends)] == []


def allowed(asker: str, table: str) -> bool:
    if table in OF_COMMUNITIES:
        return asker in INSIDE
    if table in OF_ADMINISTRATORS:
        return asker == "administrator"
    return asker in ("site", "administrator")


def test_lists_are_for_whom_they_are(clients: dict[str, Client]) -> None:
    wrong = []
    for table in sorted(tables()):
        place = reverse(f"admin:{table}_changelist")
        for asker, client in clients.items():
            status = client.get(place).status_code
            if asker == "anonymous":
                wanted: int = MOVED
            else:
                wanted = OK if allowed(asker, table) else CLOSED
            if status != wanted:
                wrong.append(f"{asker} {place}: {status}")
    assert wrong == []


def test_rows_are_for_whom_they_are(world: World, clients: dict[str, Client]) -> None:
    filled(world)
    wrong = []
    for table in sorted(tables()):
        row = apps.get_model(table.replace("_", ".")).objects.order_by("-pk").first()
        assert row is not None, f"{table} is empty: nothing is asked of its rows."
        place = reverse(f"admin:{table}_change", args=[row.pk])
        for asker, client in clients.items():
            answer = client.get(place)
            if asker == "anonymous":
                wanted: int = MOVED
            elif not allowed(asker, table):
                wanted = CLOSED
            elif asker in ROOMS and _room_of(table, row) != ROOMS[asker]:
                # As a row that is not there: back to the first page.
                wanted = MOVED
            else:
                wanted = OK
            if answer.status_code != wanted:
                wrong.append(f"{asker} {place}: {answer.status_code}")
            assert client.post(place, {"name": "x"}).status_code in (MOVED, CLOSED)
    assert wrong == []


@pytest.mark.parametrize("asker", ROOMS)
def test_a_list_shows_the_rows_of_ones_own_community(
    asker: str, world: World, clients: dict[str, Client]
) -> None:
    filled(world)
    for table in sorted(OF_COMMUNITIES):
        place = reverse(f"admin:{table}_changelist")
        everything = _rooms_in(table, clients["site"].get(place))
        assert {"gardening", "kitchens"} <= everything, f"{table} lacks rows of both."
        assert _rooms_in(table, clients[asker].get(place)) == {ROOMS[asker]}, table


def _rooms_in(table: str, answer: Any) -> set[str | None]:
    """The communities of the rows that a list shows."""
    return {_room_of(table, row) for row in answer.context["cl"].result_list}


def _room_of(table: str, row: Any) -> str | None:
    """The address of the community that a row is of."""
    if table == "communities_community":
        return str(row.slug)
    at = row.case if table == "moderation_decision" else getattr(row, "article", row)
    community = getattr(at, "community", None)
    return community.slug if community is not None else None


def test_a_case_is_for_who_looks_after_its_community(
    world: World, clients: dict[str, Client]
) -> None:
    number = reported(world).pk
    place = reverse("admin:case", args=[number])
    answers = {asker: client.get(place).status_code for asker, client in clients.items()}
    assert answers == {
        "anonymous": MOVED,
        **dict.fromkeys(OUTSIDE, CLOSED),
        "elsewhere": HTTPStatus.NOT_FOUND,
        **dict.fromkeys(("officer", "site", "administrator"), OK),
    }


@pytest.mark.parametrize("name", ["case_claim", "case_note"])
def test_nobody_else_acts_in_a_case(name: str, world: World, clients: dict[str, Client]) -> None:
    case = reported(world)
    place = reverse(f"admin:{name}", args=[case.pk])
    for asker in (*OUTSIDE, "elsewhere"):
        clients[asker].post(place, {"words": "Mine.", "act": "claim", "key": uuid4()})
    case.refresh_from_db()
    assert case.claimed_by is None
    assert not case.notes.exists()
    # Who reloads it is led to the case, which asks for an office by itself.
    led = {clients[asker].get(place).headers["Location"] for asker in INSIDE}
    assert led == {reverse("admin:case", args=[case.pk])}


@pytest.mark.parametrize("name", sorted(OF_ALL))
def test_what_everybody_at_the_desk_sees(name: str, clients: dict[str, Client]) -> None:
    place = reverse(f"admin:{name}")
    answers = {asker: client.get(place).status_code for asker, client in clients.items()}
    assert answers == {
        "anonymous": MOVED,
        **dict.fromkeys(OUTSIDE, CLOSED),
        **dict.fromkeys(INSIDE, OK),
    }


@pytest.mark.parametrize("name", sorted(OF_THE_SITES_WORK))
def test_what_the_sites_officers_see(name: str, clients: dict[str, Client]) -> None:
    place = reverse(f"admin:{name}")
    answers = {asker: client.get(place).status_code for asker, client in clients.items()}
    assert answers == {
        "anonymous": MOVED,
        **dict.fromkeys((*OUTSIDE, "elsewhere", "officer"), CLOSED),
        **dict.fromkeys(("site", "administrator"), OK),
    }


def test_nobody_else_looks_into_a_wave_or_gives_it_back(
    world: World, clients: dict[str, Client]
) -> None:
    wave = swept(world, by=staff("wilma"))
    place = reverse("admin:wave", args=[wave.pk])
    for asker in (*OUTSIDE, "elsewhere", "officer"):
        assert clients[asker].get(place).status_code == CLOSED
        assert clients[asker].post(f"{place}undo/").status_code == CLOSED
    wave.refresh_from_db()
    assert wave.state == "sweeping"
    assert clients["site"].get(place).status_code == OK
    assert clients["site"].post(f"{place}undo/").status_code == MOVED


def test_a_wave_in_a_community_is_for_its_officers(
    world: World, clients: dict[str, Client]
) -> None:
    gardening = Community.objects.get(slug="gardening")
    wave = swept(world, by=staff("wilma"), community=gardening)
    place, form = (
        reverse("admin:wave", args=[wave.pk]),
        reverse("admin:waves_of", args=["gardening"]),
    )
    for asker in OUTSIDE:
        assert clients[asker].get(place).status_code == CLOSED
        assert clients[asker].get(form).status_code == CLOSED
    assert clients["elsewhere"].get(place).status_code == CLOSED
    assert clients["elsewhere"].get(form).status_code == HTTPStatus.NOT_FOUND
    for asker in ("officer", "site", "administrator"):
        assert clients[asker].get(place).status_code == OK
        assert clients[asker].get(form).status_code == OK
    assert f'href="{form}"' in clients["officer"].get("/admin/").text


@pytest.mark.parametrize("name", sorted(OF_CHIEFS | OF_PROVEN_CHIEFS))
def test_what_administrators_alone_see(name: str, clients: dict[str, Client]) -> None:
    place = reverse(f"admin:{name}", args=[1] if name in OF_PROVEN_CHIEFS else [])
    answers = {asker: client.get(place).status_code for asker, client in clients.items()}
    others = [asker for asker in INSIDE if asker != "administrator"]
    assert answers == {
        "anonymous": MOVED,
        **dict.fromkeys((*OUTSIDE, *others), CLOSED),
        "administrator": MOVED if name in OF_PROVEN_CHIEFS else OK,
    }


@pytest.mark.parametrize("name", sorted(ACTS_OF_CHIEFS | ACTS_OF_CHIEFS_ON_ONE))
def test_what_administrators_alone_do(name: str, clients: dict[str, Client]) -> None:
    place = reverse(f"admin:{name}", args=[1] if name in ACTS_OF_CHIEFS_ON_ONE else [])
    for asker in (*OUTSIDE, *INSIDE):
        answer = clients[asker].post(place).status_code
        assert answer == (MOVED if asker == "administrator" else CLOSED), asker


def test_a_persons_page_is_for_everybody_at_the_desk(clients: dict[str, Client]) -> None:
    place = reverse("admin:person", args=["tove"])
    answers = {asker: client.get(place).status_code for asker, client in clients.items()}
    assert answers == {
        "anonymous": MOVED,
        **dict.fromkeys(OUTSIDE, CLOSED),
        **dict.fromkeys(INSIDE, OK),
    }
    note = {"words": "New here.", "community": "gardening", "key": uuid4()}
    for asker in (*OUTSIDE, "elsewhere"):
        clients[asker].post(f"{place}note/", note)
    assert not Note.objects.exists()
    clients["officer"].post(f"{place}note/", {**note, "community": ""})
    assert not Note.objects.exists()
    clients["officer"].post(f"{place}note/", note)
    assert Note.objects.get().community_id is not None


def test_nobody_else_acts_in_many_cases(world: World, clients: dict[str, Client]) -> None:
    case = reported(world)
    place = reverse("admin:cases_together")
    sent = {"case": str(case.pk), "act": "dismiss", "sure": "1", "key": str(UUID(int=4))}
    for asker in ("anonymous", *OUTSIDE, "elsewhere"):
        clients[asker].post(place, sent)
    case.refresh_from_db()
    assert case.state == "open"
    clients["officer"].post(place, sent)
    case.refresh_from_db()
    assert case.state == "closed"


def test_one_logs_in_and_out_on_the_site(clients: dict[str, Client]) -> None:
    asked = clients["anonymous"].get("/admin/")
    assert asked["Location"] == "/accounts/login/?next=/admin/"
    assert clients["anonymous"].get("/admin/login/")["Location"].startswith("/accounts/login/")
    assert clients["site"].get("/admin/logout/")["Location"] == "/accounts/logout/"


def test_who_has_no_second_key_is_led_to_one(clients: dict[str, Client]) -> None:
    assert 'href="/accounts/2fa/"' in clients["keyless"].get("/admin/").text
