"""News by mail: what nobody read on the site for a while, in one letter.

The letter and the note that it was written are made in one transaction: asked twice or killed, a
worker writes it once.
"""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from accounts import mail
from accounts.models import Account
from frontend.chosen import as_chosen_by
from frontend.pages.notices import lines
from notifications.one_by_one import one_by_one
from notifications.selectors import to_tell_by_mail, waiting_for_a_letter
from notifications.services import put_in_a_letter


def write_due(now: datetime) -> int:
    """Write the letters that are due; return how many. One that fails keeps no other."""
    return one_by_one(waiting_for_a_letter(now), lambda account: _write(account, now))


@transaction.atomic
def _write(account: Account, now: datetime) -> bool:
    told, seen = to_tell_by_mail(account, now)
    put_in_a_letter(seen)
    if not told:
        return False
    with as_chosen_by(account):
        said = lines(account, told, now=now)
    mail.write(
        "news",
        to=account.email,
        facts={
            "name": account.name,
            "count": len(said),
            "lines": "\n\n".join(f"{words}\n{settings.INKWELL_SITE}{url}" for words, url in said),
            "notices_url": settings.INKWELL_SITE + reverse("notices"),
            "ways_url": settings.INKWELL_SITE + reverse("notice_ways"),
        },
        account=account,
        now=now,
    )
    return True
