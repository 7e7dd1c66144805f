"""What was done with a text of the world after it was published, by the services of the site.

Each deed may be done again when a start that was cut off is taken up: it changes nothing then.
"""

from datetime import datetime
from typing import assert_never

from accounts.models import Account
from articles.models import Article
from articles.services import answer_poll, erase, pin, reshare, revise, tip
from articles.states import State
from inkwell.demo.story import Deed, Later
from ledger.assets import Asset


def happen(later: Later, *, work_id: int, by: Account, now: datetime) -> None:
    """Do it as that person at that moment."""
    match later.deed:
        case Deed.REVISED:
            _revise(later, work_id=work_id, author=by, now=now)
        case Deed.RESHARED:
            reshare(by, work_id=work_id, now=now)
        case Deed.TIPPED:
            amount, key = later.number * Asset.INK.units, f"demo/tip/{later.text}/{by.name}"
            tip(work_id, giver=by, amount=amount, key=key, note=later.words, now=now)
        case Deed.ANSWERED:
            answer_poll(work_id, account=by, positions=[later.number], now=now)
        case Deed.PINNED:
            pin(by, work_id=work_id, now=now)
        case Deed.ERASED:
            if Article.objects.filter(pk=work_id, state=State.PUBLISHED).exists():
                erase(work_id, author=by, now=now)
        case _:
            assert_never(later.deed)


def _revise(later: Later, *, work_id: int, author: Account, now: datetime) -> None:
    text = Article.objects.select_related("revision").get(pk=work_id)
    if text.state == State.PUBLISHED:
        body = text.revision.body.replace(later.was, later.words)
        title = text.title
        revise(work_id, author=author, title=title, body=body, note=later.note, now=now)
