"""Every page of the desk is among those that axe is asked about, or is named here with the reason;
a new one without either fails.
"""

from typing import Final

from django.urls import resolve

from frontend.admin.site import desk
from tests.browser.test_the_desk_is_accessible import PLACES, address
from tests.frontend.admin.test_who_may_open_which_page_of_the_desk import names, tables

#: No pages: words for programs, doors, and what a box shows of the menu.
NO_PAGES: Final = {"acts_csv", "jsi18n", "login", "logout", "search"}
#: Do something, and lead to a page or show it again with what was refused.
ACTS: Final = {
    *("case_claim", "case_held", "case_note", "case_hear", "case_take_back", "case_answer"),
    *("person_note", "wave_undo", "announcement_withdraw", "job_again", "letters_again"),
    *("cases_together", "work_resume"),
}
#: The first page again, for the tables of one app.
ALIKE: Final = {"app_list"}


def test_every_page_of_the_desk_is_looked_at_or_named() -> None:
    opened = {resolve(address(place, 1).partition("?")[0]).url_name for place in PLACES}
    # One template shows every table, and another every row.
    alike = {f"{name}_{page}" for name in tables() for page in ("changelist", "change")}
    assert opened & {f"{name}_changelist" for name in tables()}
    assert opened & {f"{name}_change" for name in tables()}
    assert set(names(desk.get_urls())) - opened - alike - NO_PAGES - ACTS - ALIKE == set()
    assert (NO_PAGES | ACTS | ALIKE) & opened == set()
