"""How fast somebody can go on writing and voting, in words."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from articles.pace import Act
from articles.selectors import Room, rooms
from frontend.phrases import date_and_hour, span
from frontend.shown.rewards import Fact

_ACTS: Mapping[Act, Promise] = {
    Act.TEXT: _("Texts"),
    Act.ANSWER: _("Answers"),
    Act.VOTE: _("Votes"),
    Act.MESSAGE: _("Words beside a transfer or a tip"),
}


def paces_of(account: Account, *, now: datetime) -> list[Fact]:
    """Each limit, and when the next one may follow where it is reached. Up to eight queries."""
    return [_fact(room) for room in rooms(account, now=now)]


def _fact(room: Room) -> Fact:
    limits = [
        gettext("%(most)s in %(span)s") % {"most": pace.most, "span": span(pace.within)}
        for pace in room.paces
    ]
    note = ""
    if room.wait is not None:
        note = gettext("The next one can follow from %(until)s.") % {
            "until": date_and_hour(room.wait.until)
        }
    return Fact(str(_ACTS[room.act]), ", ".join(limits), note=note)
