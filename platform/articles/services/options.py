"""The author's choices about a text's reward."""

from datetime import datetime

from django.db import transaction

from accounts.models import Account
from articles.errors import NotYours, OptionsRefused, UnknownText
from articles.models import Article, Comment
from articles.options import DEFAULT, Options, check_options
from curation import services as curation
from curation.errors import CurationError
from rewards.errors import InvalidTerms
from rewards.services import set_terms


@transaction.atomic
def set_options(work_id: int, *, author: Account, options: Options, now: datetime) -> None:
    """Choose the reward options of one's own text. Locks the work.

    OptionsRefused once anybody has voted or the payout window is over: voters have seen the text
    with the options it had.
    """
    options = check_options(options)
    owner = _author_of(work_id)
    if owner is None:
        raise UnknownText("There is no such text.")
    if owner != author.pk:
        raise NotYours("Only its author decides about a text's reward.")
    try:
        work = curation.set_options(work_id, declined=options.declined)
    except CurationError as error:
        raise OptionsRefused(error.sentence, **error.values) from error
    if work.declined and not options.declined:
        raise OptionsRefused("A reward that was declined stays declined: voters may have seen it.")
    if work.closes_at <= now:
        raise OptionsRefused("The reward of this text is about to be paid and stays as it is.")
    write_terms(work_id, options=options, always=True)


def write_terms(work_id: int, *, options: Options, always: bool = False) -> None:
    """Store checked options; the defaults need no row. OptionsRefused for an unknown account."""
    if not always and options == DEFAULT:
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
        )
    except InvalidTerms as error:
        raise OptionsRefused(error.sentence, **error.values) from error


def _author_of(work_id: int) -> int | None:
    for model in (Article, Comment):
        found = model.objects.filter(pk=work_id).values_list("author_id", flat=True).first()
        if found is not None:
            return found
    return None
