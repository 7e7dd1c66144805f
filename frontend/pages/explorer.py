"""The ledger as pages: blocks, the signed summary of each, and the leaves under it."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from frontend.phrases import ink, number, vests, when
from frontend.sentences import movement
from frontend.shown.explorer import BlockPage, BlockRow, BlocksPage, LeafRow
from frontend.shown.rewards import Fact
from ledger import selectors
from ledger.assets import Asset
from ledger.canonical import Seal, decode
from ledger.models import Block, Checkpoint, Leaf

PAGE = 40
#: Leaves that one page lists; a large payout round has a hundred thousand.
LEAVES = 100


def blocks(*, before: int | None, now: datetime) -> BlocksPage:
    """Blocks, newest first, under the supply as it is now. Two queries."""
    rows = selectors.blocks(before=before, limit=PAGE + 1)
    more = f"{reverse('blocks')}?before={rows[PAGE - 1].height}" if len(rows) > PAGE else ""
    figures = list(_supply()) if before is None else []
    return BlocksPage(
        [_row(row, now) for row in rows[:PAGE]],
        figures,
        more,
        is_published=bool(settings.INKWELL_LOG),
    )


def _supply() -> Iterator[Fact]:
    forms = selectors.supply()
    there = forms[Asset.INK]
    yield Fact(gettext("INK in all"), ink(there.total))
    yield Fact(gettext("held by people, communities and escrow"), ink(there.held))
    yield Fact(gettext("behind Ink Power"), ink(there.vesting))
    yield Fact(gettext("in the reward pool"), ink(there.fund))
    yield Fact(gettext("in the treasury"), ink(there.treasury))
    yield Fact(gettext("for who signs blocks"), ink(there.signers))
    yield Fact(gettext("carried on, too little to pay out"), ink(there.dust))
    yield Fact(
        gettext("Ink Power in all, as the ledger counts it"), vests(forms[Asset.VESTS].total)
    )


def _note(row: Block) -> str:
    try:
        return row.checkpoint.note
    except Checkpoint.DoesNotExist:
        return ""


def _row(row: Block, now: datetime) -> BlockRow:
    root = bytes(row.root).hex()
    return BlockRow(
        height=row.height,
        url=reverse("block", args=[row.height]),
        when=when(row.sealed_at, now=now),
        leaves=number(row.size - row.previous_size),
        root=root,
        short_root=f"{root[:12]}…",
        state=gettext("signed") if _note(row) else gettext("sealed"),
    )


def block(height: int, *, now: datetime) -> BlockPage:
    """One block and its first leaves; Http404 when there is none of that height. Three queries."""
    row = selectors.block(height)
    if row is None:
        raise Http404
    shown = selectors.leaves_of(height, limit=LEAVES)
    rest = row.size - row.previous_size - len(shown)
    following = selectors.block(height + 1) is not None
    return BlockPage(
        title=gettext("Block %(n)s") % {"n": number(row.height)},
        lead=ngettext(
            "Sealed %(when)s; it brings the ledger to %(n)s leaf.",
            "Sealed %(when)s; it brings the ledger to %(n)s leaves.",
            row.size,
        )
        % {"when": when(row.sealed_at, now=now).words, "n": number(row.size)},
        facts=list(_facts(row, now)),
        note=_note(row),
        leaves=[_leaf(leaf) for leaf in shown],
        leaves_more=gettext("and %(n)s more") % {"n": number(rest)} if rest else "",
        previous_url=reverse("block", args=[height - 1]) if row.previous_size else "",
        next_url=reverse("block", args=[height + 1]) if following else "",
    )


def _facts(row: Block, now: datetime) -> Iterator[Fact]:
    yield Fact(gettext("Sealed"), when(row.sealed_at, now=now).exact)
    yield Fact(
        gettext("Leaves"),
        gettext("%(first)s to %(last)s")
        % {"first": number(row.previous_size), "last": number(row.size - 1)},
    )
    yield Fact(gettext("Root"), bytes(row.root).hex(), mono=True)
    yield Fact(gettext("INK made"), ink(int(row.minted.get("INK", 0))))
    yield Fact(gettext("INK burnt"), ink(int(row.burnt.get("INK", 0))))
    yield Fact(gettext("INK in all"), ink(int(row.supply.get("INK", 0))))
    if row.plan_digest:
        yield Fact(gettext("Digest of the plan"), bytes(row.plan_digest).hex(), mono=True)
    if row.inputs_digest:
        yield Fact(gettext("Digest of the inputs"), bytes(row.inputs_digest).hex(), mono=True)
    if row.rules:
        yield Fact(gettext("Rules"), row.rules, url=reverse("rules", args=[row.rules]))
    yield Fact(gettext("Key"), number(row.key_epoch))


def _leaf(leaf: Leaf) -> LeafRow:
    content = decode(bytes(leaf.entry.data))
    if isinstance(content, Seal):
        words = gettext("Seal of block %(n)s") % {"n": number(content.height)}
    else:
        transfers = ngettext("%(n)d transfer", "%(n)d transfers", len(content.rows))
        words = f"{movement(content.code)} · {transfers % {'n': len(content.rows)}}"
    digest = bytes(leaf.hash).hex()
    return LeafRow(leaf.index, words, digest, f"{digest[:16]}…")
