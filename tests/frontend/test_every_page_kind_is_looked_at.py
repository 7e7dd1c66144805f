"""Every address that shows a page is among those which axe and the scales walk, or is named here
with where it is looked at instead; a new page without either fails.
"""

import ast
from typing import Final

import pytest
from django.urls import Resolver404, resolve

from tests.frontend.test_who_may_open_the_account_pages import ACCOUNT_LINES
from tests.frontend.test_who_may_open_what import LINES
from tests.frontend.world import World

#: What no reader of pages meets: words for programs, tables, pictures, parts of a page.
NO_PAGES: Final = {
    *("hot_feed", "trending_feed", "new_feed", "closing_feed", "again_feed", "search_feed"),
    *("following_feed", "my_tags_feed", "tag_feed", "texts_in_feed", "community_feed"),
    *("picks_feed", "community_picks_feed", "series_feed", "log_feed", "community_log_feed"),
    *("collection_feed", "payout_data", "erasure_data"),
    *("profile_feed", "sitemap", "sitemap_pages", "sitemap_texts", "robots", "oembed"),
    "sitemap_communities",
    *("security_contact", "manifest", "favicon", "blot", "picture", "recording", "captions"),
    *("push_worker", "cycle_inputs", "receipt_proof"),
    *("log_checkpoint", "log_keys", "log_tile", "log_outsider"),
    *("moderation_csv", "community_moderation_csv"),
    *(
        "community_wallet_csv",
        "wallet_csv",
        "wallet_year_csv",
        "writer_texts_csv",
        "writer_months_csv",
        "curator_csv",
    ),
    *("suggest", "complete", "picture_list", "vote_effect", "ballot"),
    *("mfa_download_recovery_codes", "mfa_login_webauthn"),
}
#: The same page as one that is walked, with other words in it.
ALIKE: Final = {
    "moderation_line",
    "hot_list",
    "terms_version",
    "privacy_version",
    "account_set_password",
}
#: What only steps lead to, by the file of tests/browser that takes them and asks axe.
BY_STEPS: Final = {
    "test_pages_behind_a_step_are_accessible": {
        *("power_up", "receipt", "loan_receipt", "power_down_receipt", "erase_memo"),
        *("wallet_year", "settings_close"),
    },
    "test_what_moderators_look_at_is_accessible": {
        *("community_held", "held", "community_settings"),
        *("community_picture", "moderation_finding"),
    },
    "test_a_community_spends_together": {"community_share", "community_spend", "spending"},
    "test_the_first_minute": {"account_email_verification_sent"},
    "test_coming_back": {"account_confirm_login_code"},
    "test_a_second_key": {
        *("mfa_activate_totp", "mfa_authenticate", "mfa_reauthenticate"),
        *("mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes"),
    },
    "test_passkeys": {
        *("mfa_add_webauthn", "mfa_edit_webauthn", "mfa_remove_webauthn"),
        *("mfa_reauthenticate_webauthn", "mfa_signup_webauthn"),
    },
}
#: A page of the demo alone.
OF_THE_DEMO: Final = {"demo_mail"}


def test_every_page_kind_is_walked_or_named(world: World) -> None:
    shown = {line.name for line in (*LINES, *ACCOUNT_LINES) if line.method == "get"}
    named = NO_PAGES | ALIKE | OF_THE_DEMO
    assert shown - walked(world) - named.union(*BY_STEPS.values()) == set()


def walked(world: World) -> set[str]:
    """The names of the addresses that the walks open."""
    names = set[str]()
    for address in (*world.public_addresses, *world.own_addresses):
        try:
            names.add(resolve(address.partition("?")[0]).url_name or "")
        except Resolver404:
            assert address == "/there-is-nothing-here"
    return names


def test_what_is_named_is_there() -> None:
    known = {line.name for line in (*LINES, *ACCOUNT_LINES)}
    assert (NO_PAGES | ALIKE | OF_THE_DEMO).union(*BY_STEPS.values()) <= known


@pytest.mark.parametrize("file", BY_STEPS)
def test_who_takes_the_steps_names_each_page_to_axe(
    file: str, pytestconfig: pytest.Config
) -> None:
    """What is given as `kind` there has to be open, or `faults` fails."""
    source = (pytestconfig.rootpath / "tests" / "browser" / f"{file}.py").read_text("utf-8")
    assert "kind=" in source
    said = {each.value for each in ast.walk(ast.parse(source)) if isinstance(each, ast.Constant)}
    assert BY_STEPS[file] - said == set()
