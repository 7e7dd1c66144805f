"""The picture beside a person's name: cut to a square, kept among their uploads.

An account has one at most. The one before it goes with its files, unless a text or a community
shows it.
"""

from datetime import datetime

from django.db import transaction

from accounts.locks import lock_account
from accounts.models import Account
from articles.models import Article, Media, MediaUse
from articles.pictures import Unreadable, square
from articles.services.media import check_quota, forget_upload, refusal, stored
from articles.services.standing import require_voice
from communities.models import Community


def choose_portrait(owner: Account, *, data: bytes, now: datetime) -> Media:
    """Make an uploaded picture the owner's portrait. Locks the owner's row.

    UploadRefused when it is no picture that is taken or the day's quota is used up; InSuspension.
    A portrait has no description: wherever it is shown the name stands beside it, so it is
    decoration.
    """
    check_quota(owner, now=now)
    try:
        encoded = square(data)
    except Unreadable as error:
        raise refusal(error) from error
    with transaction.atomic():
        held = lock_account(owner.pk)
        require_voice(owner, now=now)
        check_quota(owner, now=now)
        media = stored(owner, encoded, alt="", now=now)
        _replace(held, media.address, now=now)
    owner.portrait = media.address
    return media


@transaction.atomic
def remove_portrait(owner: Account, *, now: datetime) -> None:
    """Show the ink blot again; twice changes nothing. Locks the owner's row."""
    _replace(lock_account(owner.pk), "", now=now)
    owner.portrait = ""


def _replace(held: Account, address: str, *, now: datetime) -> None:
    before = held.portrait
    if before == address:
        return
    Account.objects.filter(pk=held.pk).update(portrait=address)
    if Community.objects.filter(picture=before).exists():
        return
    old = Media.objects.filter(owner=held, address=before, erased_at=None).first()
    if old is None or MediaUse.objects.filter(media=old).exists():
        return
    if not Article.objects.filter(cover=old).exists():
        forget_upload(old.pk, owner_id=old.owner_id, now=now)
