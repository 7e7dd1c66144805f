"""What is written for somebody who is not here: in the language, the time zone and with the sums
that the account chose, as the middleware does it for who asks for a page."""

from collections.abc import Iterator
from contextlib import contextmanager
from zoneinfo import ZoneInfo

from django.utils import timezone, translation

from accounts.models import Account
from accounts.selectors import preferences_of
from frontend.blind import judging_first
from frontend.phrases import sums


@contextmanager
def as_chosen_by(account: Account) -> Iterator[str]:
    """Within the block words are for this account; gives the language. At most one query."""
    chosen = preferences_of(account)
    language = chosen.interface_language or "en"
    zone = timezone.override(ZoneInfo(chosen.time_zone))
    blind = judging_first(chosen=chosen.judges_first)
    with translation.override(language), zone, sums(hidden=chosen.hide_sums), blind:
        yield language
