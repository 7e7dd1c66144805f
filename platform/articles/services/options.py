"""The author's choices about a text's reward."""

from datetime import datetime

from django.db import transaction

from accounts.models import Account
from articles.errors import NotYours, OptionsRefused, UnknownText
from articles.models import Article, Comment
from articles.options import DEFAULT, Options, check_options
from curation.models import Work
from rewards.columns import Beneficiary
from rewards.services import set_terms


@transaction.atomic
def set_options(work_id: int, *, author: Account, options: Options, now: datetime) -> None:
    """Choose the reward options of one's own text. Locks the work's row, as a vote does.

    OptionsRefused once anybody has voted or the payout window is over: voters have seen the text
    with the options it had.
    """
    options = check_options(options)
    work = Work.objects.select_for_update().filter(pk=work_id).first()
    owner = _author_of(work_id)
    if work is None or owner is None:
        raise UnknownText("There is no such text.")
    if owner != author.pk:
        raise NotYours("Only its author decides about a text's reward.")
    if work.upvotes or work.downvotes or work.closes_at <= now:
        raise OptionsRefused("Somebody voted already: the reward stays as it was chosen.")
    if work.declined != options.declined:
        Work.objects.filter(pk=work_id).update(declined=options.declined)
    write_terms(work_id, options=options, always=True)


def write_terms(work_id: int, *, options: Options, always: bool = False) -> None:
    """Store checked options; the defaults need no row. OptionsRefused for an unknown account."""
    if not always and options == DEFAULT:
        return
    names = [share.account for share in options.beneficiaries]
    wallets = dict(Account.objects.filter(name__in=names).values_list("name", "wallet_id"))
    if missing := [name for name in names if name not in wallets]:
        raise OptionsRefused(f"There is no account {missing[0]} to share the reward with.")
    set_terms(
        work_id,
        liquid_bp=options.liquid_bp,
        max_payout=options.max_payout,
        beneficiaries=[
            Beneficiary(wallet=wallets[share.account], weight_bp=share.weight_bp)
            for share in options.beneficiaries
        ],
    )


def _author_of(work_id: int) -> int | None:
    for model in (Article, Comment):
        found = model.objects.filter(pk=work_id).values_list("author_id", flat=True).first()
        if found is not None:
            return found
    return None
