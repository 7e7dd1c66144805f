"""A payout round's published inputs on its page: the file, how to compute from it, one's lines."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import Account
from frontend.pages.works import named
from frontend.phrases import decimals, ink, number, when
from frontend.shown.recomputing import OwnLine, OwnLines, Published
from frontend.shown.rewards import Fact
from ledger.codes import Code
from rewards.earned import paid_for
from rewards.lines import Part, Place, lines_of
from rewards.models import Cycle
from rewards.selectors import recomputation_of

#: Lines of one's own that the page shows.
LINES: Final = 30
_CODES: Final = {
    Part.AUTHOR: (Code.AUTHOR_REWARD,),
    Part.BENEFICIARY: (Code.BENEFICIARY_REWARD, Code.HOST_REWARD),
    Part.VOTER: (Code.CURATION_REWARD,),
}
_TENTH_KB: Final = 100


def file_of(number_: int) -> str:
    """What the file of a round is called by who takes it."""
    return f"cycle-{number_}.json.gz"


def published(row: Cycle, *, reader: Account | None, now: datetime) -> Published | None:
    """The file of a round and what it is held to; None while there is none. One query, and at
    most four more for a reader with an account.
    """
    if not row.inputs_digest:
        return None
    file = file_of(row.number)
    inputs, plan = bytes(row.inputs_digest).hex(), bytes(row.plan_digest).hex()
    outcome, differs = _outcome(row, now)
    return Published(
        url=reverse("cycle_inputs", args=[row.number]),
        file=file,
        size=_size(row.inputs_bytes),
        facts=list(_facts(row)),
        command=" \\\n  ".join(
            [f"python -m rewards.recompute {file}", f"--inputs {inputs}", f"--expect {plan}"]
        ),
        outcome=outcome,
        differs=differs,
        own=_own(row, reader) if reader is not None else None,
    )


def _facts(row: Cycle) -> Iterator[Fact]:
    yield Fact(gettext("Digest of the inputs"), bytes(row.inputs_digest).hex(), mono=True)
    yield Fact(gettext("Digest of the plan"), bytes(row.plan_digest).hex(), mono=True)
    if row.block is None:
        yield Fact(gettext("Seal"), gettext("The seal follows within a minute."))
    else:
        words = gettext("in block %(n)s") % {"n": number(row.block)}
        yield Fact(gettext("Seal"), words, url=reverse("block", args=[row.block]))


def _outcome(row: Cycle, now: datetime) -> tuple[str, bool]:
    """What the nightly check says, and whether that is an alarm."""
    found = recomputation_of(row)
    if found is None:
        return gettext("The site computes it again itself in the coming night."), False
    words = {"when": when(found.at, now=now).words}
    if found.finding:
        said = gettext("The site computed it again (%(when)s), and it came out otherwise.")
        return said % words, True
    said = gettext("The site computed it again (%(when)s): it came out as it was paid.")
    return said % words, False


def _size(size_bytes: int) -> str:
    """Tenths of a thousand bytes, rounded up."""
    return f"{decimals(-(-size_bytes // _TENTH_KB), places=1)}\N{NO-BREAK SPACE}kB"


def _own(row: Cycle, reader: Account) -> OwnLines:
    wallet = reader.wallet_id
    found = lines_of(row.number, wallet=wallet, limit=LINES + 1)
    if not found:
        words = gettext("You are number %(n)s there, and were not in this round.")
        return OwnLines(words % {"n": wallet})
    shown = found[:LINES]
    works = [line.work for line in shown]
    names = named(works, viewer=reader)
    paid = paid_for(wallet, works, [code for codes in _CODES.values() for code in codes])
    votes = any(line.part is Part.VOTER for line in found)
    words = gettext("You are number %(n)s there, with these lines:")
    return OwnLines(
        words=words % {"n": wallet},
        lines=[
            OwnLine(
                title=names[line.work].title,
                url=names[line.work].url,
                part=_part(line),
                strength="" if line.rshares is None else number(line.rshares),
                number="" if line.seq is None else str(line.seq),
                paid=ink(sum(paid.get((line.work, code), 0) for code in _CODES[line.part])),
            )
            for line in shown
        ],
        more=gettext("There are more of them in the file.") if len(found) > LINES else "",
        command=f"gzip -dc {file_of(row.number)} | grep -o '{{[^{{]*\"voter\":{wallet}}}'"
        if votes
        else "",
    )


def _part(line: Place) -> str:
    if line.rshares is not None and line.rshares < 0:
        return gettext("too much reward")
    words = {
        Part.AUTHOR: gettext("author"),
        Part.BENEFICIARY: gettext("co-author"),
        Part.VOTER: gettext("vote"),
    }
    return words[line.part]
