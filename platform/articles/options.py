"""What an author decides about a text's reward, before the first vote. Pure.

Shares are basis points. The rules are Hive's comment_options (economics.md 10): 1 to 8
beneficiaries in strictly rising order of name, whose shares are together at most everything.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from articles.errors import OptionsRefused
from rewards.choices import BENEFICIARIES_AT_MOST, Fault, fault_of


@dataclass(frozen=True, slots=True)
class Share:
    """A co-author's part of the author's reward."""

    account: str
    weight_bp: int


@dataclass(frozen=True, slots=True)
class Options:
    """The mix of liquid and staked reward, no reward at all, a cap, and co-authors' shares."""

    liquid_bp: int = 5_000
    declined: bool = False
    #: Milli-INK; None for no limit.
    max_payout: int | None = None
    beneficiaries: tuple[Share, ...] = ()


DEFAULT: Final = Options()


_REFUSALS: Final[dict[Fault, Callable[[], OptionsRefused]]] = {
    Fault.LIQUID: lambda: OptionsRefused("The part to spend lies between 0 and 100 per cent."),
    Fault.CAP: lambda: OptionsRefused("A cap is an amount of INK, not less than nothing."),
    Fault.TOO_MANY: lambda: OptionsRefused(
        "A text has at most %(most)s co-authors.", most=BENEFICIARIES_AT_MOST
    ),
    Fault.TWICE: lambda: OptionsRefused("Each co-author is named once."),
    Fault.SHARE: lambda: OptionsRefused("A co-author's share lies between 0.01 and 100 per cent."),
    Fault.SUM: lambda: OptionsRefused(
        "The co-authors' shares are together more than 100 per cent."
    ),
}
_PLACES: Final = {Fault.LIQUID: "reward", Fault.CAP: "cap"}


def check_options(options: Options) -> Options:
    """Return the options with the shares in order, or raise OptionsRefused with the reason."""
    shares = tuple(sorted(options.beneficiaries, key=lambda share: share.account))
    fault = fault_of(
        liquid_bp=options.liquid_bp,
        max_payout=options.max_payout,
        shares=[(share.account, share.weight_bp) for share in shares],
    )
    if fault is not None:
        refusal = _REFUSALS[fault]()
        refusal.place = _PLACES.get(fault, "coauthors")
        raise refusal
    return Options(options.liquid_bp, options.declined, options.max_payout, shares)
