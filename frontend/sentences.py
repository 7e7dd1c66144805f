"""What a movement of tokens is called: one plain word for each code of the ledger."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledger.codes import Code
from ledger.wallets import SystemWallet

_WORDS: dict[Code, Promise] = {
    Code.GENESIS: _("Beginning of the ledger"),
    Code.EMISSION_CONTENT: _("New tokens for writers and readers"),
    Code.EMISSION_VESTING: _("New tokens behind Ink Power"),
    Code.EMISSION_TREASURY: _("New tokens for the treasury"),
    Code.EMISSION_SIGNERS: _("New tokens for the signers"),
    Code.TRANSFER: _("Transfer"),
    Code.POWER_UP: _("Power up"),
    Code.VESTING_MINT: _("Ink Power made"),
    Code.POWER_DOWN: _("Power down"),
    Code.VESTING_BURN: _("Ink Power given back"),
    Code.TIP: _("Tip"),
    Code.AUTHOR_REWARD: _("Author's reward"),
    Code.CURATION_REWARD: _("Curation reward"),
    Code.BENEFICIARY_REWARD: _("Co-author's share"),
    Code.HOST_REWARD: _("Community's share"),
    Code.VESTING_REWARD: _("Backing of staked rewards"),
    Code.CARRY: _("Small change carried over"),
    Code.BURN: _("Burnt"),
    Code.REVERSAL: _("Reversal"),
    Code.HOLD: _("On hold"),
    Code.RELEASE: _("Released"),
    Code.IMPORT: _("Import"),
}


def movement(code: int) -> str:
    """The name of a movement; a code of later rules is shown as its number."""
    try:
        return str(_WORDS[Code(code)])
    except (KeyError, ValueError):
        return str(_("Movement %(code)d")) % {"code": code}


_PLACES: dict[int, Promise] = {
    SystemWallet.ISSUE: _("the issue of new tokens"),
    SystemWallet.BURN: _("what is burnt"),
    SystemWallet.VESTING: _("the pool behind Ink Power"),
    SystemWallet.FUND: _("the reward pool"),
    SystemWallet.TREASURY: _("the treasury"),
    SystemWallet.DUST: _("the small change"),
    SystemWallet.SIGNERS: _("the signers"),
}


def place(wallet: int) -> str:
    """What a wallet without an account is called: the system's own by what they are for."""
    if wallet in _PLACES:
        return str(_PLACES[wallet])
    return gettext("wallet %(n)s") % {"n": wallet}
