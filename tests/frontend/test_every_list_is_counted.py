"""Every page with a list on it is among those whose queries are counted, or is named here; a new
page without either fails.
"""

import re
from collections.abc import Iterable
from typing import Final

from django.urls import resolve

from frontend.admin.site import desk
from tests.frontend.admin import test_who_may_open_which_page_of_the_desk as of_desk
from tests.frontend.test_every_page_kind_is_looked_at import NO_PAGES, OF_THE_DEMO
from tests.frontend.test_lists_of_officers_take_few_queries import CHIEFS, OWNERS
from tests.frontend.test_lists_take_few_queries import AUTHORS, READERS
from tests.frontend.test_who_may_open_the_account_pages import ACCOUNT_LINES
from tests.frontend.test_who_may_open_what import LINES

#: A form, or one thing: nothing on them grows but by rules of their own.
NO_LISTS: Final = {
    # Words that the site itself has.
    *("help", "help_page", "help_example", "terms", "terms_version", "privacy", "privacy_version"),
    "rules",
    # Sets of rules are few: each takes the place of another after weeks of notice.
    "rule_book",
    # Coming in, keys and codes; of an address there is one, of codes ten.
    *("account_login", "account_logout", "account_signup", "account_signup_by_passkey"),
    *("account_inactive", "account_reauthenticate", "account_email"),
    *("account_email_verification_sent", "account_confirm_login_code"),
    *("account_request_login_code", "account_change_password", "account_set_password"),
    *("account_reset_password", "account_reset_password_done"),
    *("account_reset_password_from_key", "account_reset_password_from_key_done"),
    *("mfa_index", "mfa_authenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"),
    *("mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes"),
    *("mfa_generate_recovery_codes", "mfa_add_webauthn", "mfa_edit_webauthn"),
    *("mfa_remove_webauthn", "mfa_signup_webauthn"),
    # Choices of one's own.
    *("settings", "settings_reading", "settings_writing", "settings_mail", "settings_limits"),
    *("settings_close", "notice_ways", "stop_digest"),
    # Money, step by step.
    *("send", "lend", "tip", "power_up", "power_down", "receipt", "loan_receipt"),
    *("power_down_receipt", "erase_memo", "spending"),
    # What is done to one text, person, circle or community.
    *("report", "claim", "report_person", "report_community"),
    *("edit_comment", "erase", "discard_draft"),
    *("circle_delete", "community_found", "community_picture"),
    *("collection_begin", "collection_delete"),
    # A line of a list that is counted.
    "moderation_line",
}
#: At the desk, besides: programs, doors, and what only does something.
NOT_AT_THE_DESK: Final = {
    *("acts_csv", "jsi18n", "login", "logout", "app_list"),
    *("case_claim", "case_held", "case_note", "case_hear", "case_take_back", "case_answer"),
    *("cases_together", "person_note", "wave_undo", "announcement_withdraw"),
    *("job_again", "letters_again", "work_resume"),
    # One proposal, and what a box with a word in it finds, twenty at most.
    *("proposal", "search"),
}


def counted(places: Iterable[str]) -> set[str]:
    """The names of the addresses whose queries are counted, with anything in their gaps."""
    found = (re.sub("[A-Z]+", "1", place.partition("?")[0]) for place in places)
    return {resolve(place).view_name for place in found}


def test_every_list_is_counted_or_named() -> None:
    shown = {line.name for line in (*LINES, *ACCOUNT_LINES) if line.method == "get"}
    known = counted([*AUTHORS, *READERS, *OWNERS, *CHIEFS])
    assert shown - known - NO_LISTS - NO_PAGES - OF_THE_DEMO == set()
    assert known & NO_LISTS == set()
    assert shown >= NO_LISTS


def test_every_list_of_the_desk_is_counted_or_named() -> None:
    shown = set(of_desk.names(desk.get_urls()))
    # Every table is counted, and shows one row on a page of its own.
    of_tables = {
        f"{name}_{page}" for name in of_desk.tables() for page in ("changelist", "change")
    }
    known = {name.removeprefix("admin:") for name in counted(CHIEFS) if ":" in name}
    assert shown - known - of_tables - NOT_AT_THE_DESK == set()
    assert known & NOT_AT_THE_DESK == set()
    assert shown >= NOT_AT_THE_DESK
