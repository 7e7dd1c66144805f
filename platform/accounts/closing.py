"""Closing an account: what is known about the person goes, the row stays as an empty shell.

Texts, votes and money point at the shell, so it cannot go itself. Its name becomes a number and
nobody can sign in to it; what would be deleted with an account is deleted now, whichever app
brought the table.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import models, transaction
from django.utils.translation import get_language

from accounts.locks import lock_account
from accounts.mail import write
from accounts.models import Account, RetiredName
from accounts.names import GONE_PREFIX
from accounts.services import retired_digest, take_starter_back


@transaction.atomic
def empty(account: Account, *, keep: Collection[str] = (), now: datetime) -> Counter[str]:
    """Erase the person and leave the shell; a last letter says so. How many rows went, by the
    labels of their tables.

    Sessions end with it, and what the treasury lent goes back to it. Tables whose labels are in
    `keep` ("articles.SearchEntry") are left to the caller. Locks the account's row. One query a
    table, and a dozen more.
    """
    held = lock_account(account.pk)
    name, address = held.name, held.email
    RetiredName.objects.get_or_create(pk=retired_digest(held.name))
    gone = Counter[str]()
    for model, field in _rows_of_its_own():
        if model._meta.label not in keep:
            gone.update(model._base_manager.filter(**{field: held}).delete()[1])
    take_starter_back(held, now=now)
    held.groups.clear()
    held.user_permissions.clear()
    held.name = f"{GONE_PREFIX}{held.pk}"
    held.email = held.display_name = held.about = held.portrait = ""
    held.password = make_password(None)
    held.last_login = None
    held.is_active = held.is_staff = held.is_superuser = False
    held.save()
    if address:
        write("closed", to=address, facts={"name": name}, language=get_language() or "", now=now)
    return gone


def _rows_of_its_own() -> Iterator[tuple[type[models.Model], str]]:
    """Tables whose rows go with an account, with the name of their key to it."""
    for relation in Account._meta.get_fields(include_hidden=True):
        if (
            isinstance(relation, models.ManyToOneRel)
            and relation.on_delete is models.CASCADE
            and not relation.related_model._meta.auto_created
        ):
            yield relation.related_model, relation.field.name
