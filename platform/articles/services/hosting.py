"""The part of an author's reward that the community takes in which a text is published.

It is promised when the text is published, and stays so: the text may move, and the community may
take another part of later texts, but nobody who voted for this one saw other terms.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.errors import OptionsRefused, TextRefused
from articles.options import Options, Share
from communities.models import Community
from rewards.choices import BENEFICIARIES_AT_MOST
from rewards.columns import BASIS
from rewards.models import Beneficiary


@dataclass(frozen=True, slots=True)
class HostShare:
    """What a text gives, and to which community's wallet."""

    wallet: int
    weight_bp: int

    @property
    def pair(self) -> tuple[int, int]:
        """As the terms of a work take it."""
        return self.wallet, self.weight_bp


def host_share(
    community: Community | None, *, options: Options, seen_bp: int | None
) -> HostShare | None:
    """What a text with these options gives a community now; None for nothing, as without a reward.
    One query, none without a community or a reward.

    TextRefused where it is not what the author saw; None for who saw nothing and asks for none.
    """
    if community is None or options.declined:
        return None
    # Read once more: the owners may have changed it since the row was read.
    fresh = Community.objects.filter(pk=community.pk).values_list("host_share_bp", flat=True).get()
    if seen_bp is not None and seen_bp != fresh:
        raise TextRefused(
            "c/%(slug)s takes another part of the author's reward than it did when you chose it: "
            "look at it beside the community, and send your text again. It is kept.",
            slug=community.slug,
        )
    return HostShare(community.wallet_id, fresh) if fresh else None


def check_host_share(host: HostShare | None, *, shares: Sequence[Share]) -> None:
    """OptionsRefused where the community's part has no place beside co-authors' shares."""
    if host is None or not shares:
        return
    if len(shares) + 1 > BENEFICIARIES_AT_MOST:
        raise OptionsRefused(
            "Beside the community's part a text has at most %(most)s co-authors.",
            most=BENEFICIARIES_AT_MOST - 1,
        )
    if host.weight_bp + sum(share.weight_bp for share in shares) > BASIS:
        raise OptionsRefused(
            "The co-authors' shares and the community's part are together more than 100 per cent."
        )


def host_share_of(work_id: int) -> tuple[str, int] | None:
    """The community that a published text promised a part, by its address, and basis points; None
    where it did not. One query, two where it did.
    """
    promised = Beneficiary.objects.filter(terms=work_id, host=True)
    found = promised.values_list("wallet_id", "weight_bp").first()
    if found is None:
        return None
    wallet, weight_bp = found
    return Community.objects.values_list("slug", flat=True).get(wallet=wallet), weight_bp
