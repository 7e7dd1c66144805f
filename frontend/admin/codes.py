"""What the engine's codes are called in the tables of the desk."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from curation.models.vote import Kind as VoteKind
from frontend.sentences import place
from ledger.models import Wallet
from ledger.models.wallet import Kind as WalletKind
from rewards.models import Cycle, Hold, Payout

type Words = dict[str, str | Promise]

VOTES: Final[Words] = {
    VoteKind.VOTE: _("upvote"),
    VoteKind.WITHDRAW: _("a vote taken back"),
    VoteKind.DISPUTE: _("too much reward"),
    VoteKind.TRIM: _("a dispute cut down, since upvotes were taken back"),
    VoteKind.DISQUALIFY: _("the text was taken out of the payout"),
    VoteKind.RECORDED: _("taken over from elsewhere"),
}
ROUNDS: Final[Words] = {
    Cycle.State.FROZEN: _("collected"),
    Cycle.State.PLANNED: _("worked out"),
    Cycle.State.POSTING: _("being paid"),
    Cycle.State.CLOSED: _("paid"),
}
HOLDS: Final[Words] = {
    Hold.State.PLACED: _("waits for a decision"),
    Hold.State.LIFTED: _("ended before the payout"),
    Hold.State.RELEASED: _("paid out to all who share it"),
    Hold.State.RETURNED: _("back in the pool"),
}
OUTCOMES: Final[Words] = {
    Payout.Outcome.PAID: _("paid"),
    Payout.Outcome.NOTHING: _("no votes that count"),
    Payout.Outcome.DECLINED: _("the author took no reward"),
    Payout.Outcome.DISQUALIFIED: _("the text was taken out of the payout"),
}
_WALLETS: Final[Words] = {
    WalletKind.PERSON: _("of a person"),
    WalletKind.COMMUNITY: _("of a community"),
    WalletKind.ESCROW: _("of a reward on hold"),
}


def wallet(row: Wallet) -> str:
    """What a wallet is for; the system's own by their places."""
    return str(_WALLETS.get(row.kind, "")) or place(row.pk)
