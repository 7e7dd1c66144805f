"""The ledger at the desk: to look at, as everywhere."""

from django.utils.translation import gettext_lazy as _

from frontend.admin.codes import wallet
from frontend.admin.columns import (
    code,
    column,
    counted,
    digest,
    link,
    moment,
    plain,
    supply,
    units,
)
from frontend.admin.reading import Reading
from frontend.admin.site import desk
from ledger.assets import Asset
from ledger.models import Batch, Block, Checkpoint, Transfer, Wallet

_AMOUNT = column("amount", _("Amount"), lambda row: units(Asset(row.asset), row.amount))


class Wallets(Reading):
    """Wallets, the newest first."""

    many, one = _("Wallets"), _("Wallet")
    columns = (
        plain("id", _("Number")),
        column("kind", _("Kind"), wallet),
        moment("opened_at", _("Opened")),
    )


class Batches(Reading):
    """What stood or fell together."""

    many, one = _("Batches"), _("Batch")
    hashes = ("key",)
    columns = (
        plain("id", _("Number")),
        code(_("Why")),
        plain("reference", _("Reference")),
        moment("recorded_at", _("Recorded")),
    )
    more = (
        plain("rules", _("Rules")),
        plain("volume", _("Volume")),
        digest("key", _("Key")),
    )


class Transfers(Reading):
    """Every token that moved. A search takes a transfer's number or its batch's."""

    many, one = _("Transfers"), _("Transfer")
    numbers = ("pk", "batch_id")
    columns = (
        plain("id", _("Number")),
        link("batch", _("Batch"), to="ledger_batch"),
        link("debit", _("From wallet"), to="ledger_wallet"),
        link("credit", _("To wallet"), to="ledger_wallet"),
        _AMOUNT,
        code(_("Why")),
    )
    more = (plain("volume", _("Volume")),)


class Blocks(Reading):
    """Blocks with the number of the key that signed them: where a new epoch of keys began."""

    many, one = _("Blocks"), _("Block")
    columns = (
        plain("height", _("Height")),
        counted("size", _("Leaves up to here")),
        plain("key_epoch", _("Signing key number")),
        moment("sealed_at", _("Sealed")),
    )
    more = (
        digest("root", _("Root")),
        supply("minted", _("Minted")),
        supply("burnt", _("Burnt")),
        supply("supply", _("Supply")),
        digest("plan_digest", _("Digest of the plan")),
        digest("inputs_digest", _("Digest of the inputs")),
        plain("rules", _("Rules")),
    )


class Checkpoints(Reading):
    """Signed summaries as the signer gave them."""

    many, one = _("Signed summaries"), _("Signed summary")
    columns = (link("block", _("Block"), to="ledger_block"),)
    more = (plain("note", _("Signed note")),)


desk.register(Wallet, Wallets)
desk.register(Batch, Batches)
desk.register(Transfer, Transfers)
desk.register(Block, Blocks)
desk.register(Checkpoint, Checkpoints)
