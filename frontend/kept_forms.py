"""A form of money that arrived after its sender was logged out, until its owner is back.

The form bears who it was made for, signed; without that nothing is kept, so nobody fills the
sessions of others. It is shown to that account alone and once: filled in, nothing checked or done.
"""

from typing import Final

from django.core import signing
from django.http import HttpRequest

from accounts.models import Account

WHOSE: Final = "whose"
_SALT: Final = "frontend.kept_forms"
_KEPT: Final = "kept_form"
#: A page of an open tab is older than this only when it was left alone for long.
_MADE_SECONDS: Final = 86_400
_KEPT_SECONDS: Final = 3_600
#: Characters of all fields; the errands have some three hundred.
_LONGEST: Final = 2_000


class AnothersForm(Exception):
    """What was kept is not for who asks now."""


def made_for(account: Account) -> str:
    """What a form bears to be kept for this account."""
    return signing.dumps(account.pk, salt=_SALT)


def keep(request: HttpRequest) -> bool:
    """Keep what was posted, if it bears whose it is, instead of what was kept before."""
    whose = _read(request.POST.get(WHOSE, ""), seconds=_MADE_SECONDS)
    fields = {name: text for name, text in request.POST.items() if name != "csrfmiddlewaretoken"}
    if whose is None or sum(map(len, fields.values())) > _LONGEST:
        return False
    kept = {"path": request.path, "whose": whose, "fields": fields}
    request.session[_KEPT] = signing.dumps(kept, salt=_SALT)
    return True


def kept_for(request: HttpRequest, account: Account) -> dict[str, str]:
    """The fields that were kept of the form at this address, which are forgotten by it.

    Empty where nothing was; AnothersForm where they are somebody else's.
    """
    kept = _read(request.session.get(_KEPT, ""), seconds=_KEPT_SECONDS)
    if not isinstance(kept, dict) or kept["path"] != request.path:
        return {}
    del request.session[_KEPT]
    if kept["whose"] != account.pk:
        raise AnothersForm
    fields: dict[str, str] = kept["fields"]
    return fields


def _read(text: str, *, seconds: int) -> object:
    """What was signed here so lately; None for anything else."""
    try:
        read: object = signing.loads(text, salt=_SALT, max_age=seconds)
    except signing.BadSignature:
        return None
    return read
