"""What an author decides about a text's reward, before the first vote. Pure.

Shares are basis points. The rules are Hive's comment_options (economics.md 10): 1 to 8
beneficiaries in strictly rising order of name, whose shares are together at most everything.
"""

from dataclasses import dataclass
from typing import Final

from articles.errors import OptionsRefused

BASIS: Final = 10_000
MAX_BENEFICIARIES: Final = 8


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


def check_options(options: Options) -> Options:
    """Return the options with the shares in order, or raise OptionsRefused with the reason."""
    if not 0 <= options.liquid_bp <= BASIS:
        raise OptionsRefused("The part to spend lies between 0 and 100 per cent.")
    if options.max_payout is not None and options.max_payout < 0:
        raise OptionsRefused("A cap is an amount of INK, not less than nothing.")
    shares = tuple(sorted(options.beneficiaries, key=lambda share: share.account))
    if len(shares) > MAX_BENEFICIARIES:
        raise OptionsRefused("A text has at most %(most)s co-authors.", most=MAX_BENEFICIARIES)
    if len({share.account for share in shares}) < len(shares):
        raise OptionsRefused("Each co-author is named once.")
    if any(not 1 <= share.weight_bp <= BASIS for share in shares):
        raise OptionsRefused("A co-author's share lies between 0.01 and 100 per cent.")
    if sum(share.weight_bp for share in shares) > BASIS:
        raise OptionsRefused("The co-authors' shares are together more than 100 per cent.")
    return Options(options.liquid_bp, options.declined, options.max_payout, shares)
