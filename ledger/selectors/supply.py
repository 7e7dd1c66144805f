"""How much there is of each asset, and in which form."""

from dataclasses import dataclass

from ledger.assets import Asset
from ledger.selectors.balances import Totals, system_totals
from ledger.wallets import SystemWallet


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply:
    """Smallest units of one asset. `minted - burnt` is in the system's wallets or in people's."""

    asset: Asset
    minted: int
    burnt: int
    vesting: int
    fund: int
    treasury: int
    dust: int
    signers: int

    @property
    def total(self) -> int:
        """All there is."""
        return self.minted - self.burnt

    @property
    def held(self) -> int:
        """What people, communities and escrow hold."""
        return self.total - self.vesting - self.fund - self.treasury - self.dust - self.signers


def supply() -> dict[Asset, Supply]:
    """The supply of both assets at one moment. One query."""
    totals = system_totals()

    def held(wallet: SystemWallet, asset: Asset) -> int:
        return totals.get((wallet, asset), Totals()).balance

    return {
        asset: Supply(
            asset=asset,
            minted=-held(SystemWallet.ISSUE, asset),
            burnt=held(SystemWallet.BURN, asset),
            vesting=held(SystemWallet.VESTING, asset),
            fund=held(SystemWallet.FUND, asset),
            treasury=held(SystemWallet.TREASURY, asset),
            dust=held(SystemWallet.DUST, asset),
            signers=held(SystemWallet.SIGNERS, asset),
        )
        for asset in Asset
    }
