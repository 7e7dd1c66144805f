"""The author's choices about a text's reward."""

from collections.abc import Sequence

from accounts.models import Account
from articles.errors import OptionsRefused
from articles.options import DEFAULT, Options, Share
from articles.services.hosting import check_host_share, host_share
from communities.models import Community
from rewards.errors import InvalidTerms
from rewards.services import set_terms


def sharers(author_id: int, *, shares: Sequence[Share]) -> dict[str, Account]:
    """The accounts of co-authors by name. One query, none for none.

    OptionsRefused where one is not there, or is the author.
    """
    names = [share.account for share in shares]
    if not names:
        return {}
    known = {each.name: each for each in Account.objects.filter(name__in=names, is_active=True)}
    if missing := [name for name in names if name not in known]:
        raise OptionsRefused(
            "There is no account %(name)s to share the reward with.", name=missing[0]
        )
    if any(each.pk == author_id for each in known.values()):
        raise OptionsRefused("The rest of the reward is yours without a share of its own.")
    return known


def write_terms(
    work_id: int, *, options: Options, community: Community | None, host_bp: int | None
) -> None:
    """Store checked options and what the text gives its community; the defaults need no row.

    OptionsRefused for an unknown account; refusals of articles.services.hosting, where the
    community takes another part than the `host_bp` that the author saw.
    """
    host = host_share(community, options=options, seen_bp=host_bp)
    check_host_share(host, shares=options.beneficiaries)
    if options == DEFAULT and host is None:
        return
    names = [share.account for share in options.beneficiaries]
    wallets = dict(Account.objects.filter(name__in=names).values_list("name", "wallet_id"))
    if missing := [name for name in names if name not in wallets]:
        raise OptionsRefused(
            "There is no account %(name)s to share the reward with.", name=missing[0]
        )
    shares = [(wallets[share.account], share.weight_bp) for share in options.beneficiaries]
    try:
        set_terms(
            work_id,
            liquid_bp=options.liquid_bp,
            max_payout=options.max_payout,
            beneficiaries=shares,
            host=host.pair if host else None,
        )
    except InvalidTerms as error:
        raise OptionsRefused(error.sentence, **error.values) from error
