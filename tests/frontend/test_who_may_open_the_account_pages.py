"""The pages that come with allauth, against the same askers; one without a line here fails."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.frontend.test_who_may_open_what import (
    ASKERS,
    FORBIDDEN,
    LINES,
    LOGIN,
    MEMBERS,
    MOVED,
    NOTHING,
    OK,
    Asker,
    Line,
    answer,
)
from tests.frontend.world import World

#: For who comes from outside; somebody who is in already is sent on.
OUTSIDE = (OK, MOVED, MOVED)
#: Asks for the password again first, which is one more move.
PROVEN = (LOGIN, MOVED, MOVED)
#: Steps of a flow that was not begun.
NOT_BEGUN = (LOGIN, MOVED, MOVED)
EVERYBODY = (OK, OK, OK)

ACCOUNT_LINES = (
    Line("account_login", OUTSIDE),
    Line("account_logout", (MOVED, OK, OK)),
    Line("account_inactive", EVERYBODY),
    Line("account_signup", OUTSIDE),
    Line("account_signup_by_passkey", OUTSIDE),
    Line("account_reauthenticate", MEMBERS),
    Line("account_email", MEMBERS),
    Line("account_email_verification_sent", NOT_BEGUN),
    Line("account_change_password", MEMBERS),
    Line("account_set_password", PROVEN),
    Line("account_reset_password", EVERYBODY),
    Line("account_reset_password_done", EVERYBODY),
    Line("account_reset_password_from_key", EVERYBODY, keys={"uidb36": "1", "key": "no-key"}),
    Line("account_reset_password_from_key_done", EVERYBODY),
    Line("account_confirm_login_code", NOT_BEGUN),
    Line("account_request_login_code", OUTSIDE),
    Line("mfa_index", MEMBERS),
    Line("mfa_authenticate", NOT_BEGUN),
    Line("mfa_reauthenticate", PROVEN),
    Line("mfa_activate_totp", PROVEN),
    Line("mfa_deactivate_totp", (LOGIN, NOTHING, NOTHING)),
    Line("mfa_view_recovery_codes", (LOGIN, NOTHING, NOTHING)),
    Line("mfa_generate_recovery_codes", PROVEN),
    Line("mfa_download_recovery_codes", (LOGIN, NOTHING, NOTHING)),
    Line("mfa_list_webauthn", MEMBERS),
    Line("mfa_add_webauthn", PROVEN),
    Line("mfa_reauthenticate_webauthn", PROVEN),
    Line("mfa_remove_webauthn", PROVEN, keys={"pk": 1}),
    Line("mfa_edit_webauthn", PROVEN, keys={"pk": 1}),
    Line("mfa_login_webauthn", (LOGIN, MOVED, MOVED)),
    Line("mfa_signup_webauthn", (MOVED, MOVED, MOVED)),
    Line("usersessions_list", MEMBERS),
)


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    """Every address of the site, those of included lists too; the desk has a table of its own."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "admin":
                yield from names(pattern.url_patterns)
        else:
            assert pattern.name is not None, pattern
            yield pattern.name


def test_no_address_of_the_whole_site_is_without_a_line() -> None:
    lines = [line.name for line in (*LINES, *ACCOUNT_LINES)]
    assert sorted(set(names(get_resolver().url_patterns))) == sorted(lines)


@pytest.mark.parametrize("asker", ASKERS)
def test_each_asker_gets_the_answers_of_the_table(asker: Asker, world: World) -> None:
    client = Client()
    if asker != "anonymous":
        client.force_login(world.author if asker == "author" else world.stranger)
    column = ASKERS.index(asker)
    answers = {line.name: answer(client, line, world) for line in ACCOUNT_LINES}
    assert answers == {line.name: line.answers[column] for line in ACCOUNT_LINES}


def test_no_form_is_taken_without_the_token(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.author)
    answers = {
        line.name: answer(client, replace(line, method="post"), world) for line in ACCOUNT_LINES
    }
    assert answers == {line.name: FORBIDDEN for line in ACCOUNT_LINES}
