"""The picture of a community: cut to a square, kept among the uploads of who chose it."""

from datetime import datetime
from typing import Final

from django.db import transaction

from accounts.locks import lock_account
from accounts.models import Account
from articles.errors import UploadRefused
from articles.models import Article, Media, MediaUse
from articles.pictures import Unreadable, square
from articles.services.media import check_quota, checked_alt, forget_upload, refusal, stored
from articles.services.standing import require_voice
from communities.models import Community
from communities.roles import Right
from communities.services.locked import locked_community_for

#: Characters of what is to be seen.
MAX_DESCRIPTION: Final = 300


def choose_picture(
    community: Community, *, by: Account, data: bytes, alt: str, now: datetime
) -> None:
    """Make an uploaded picture that of a community. Locks the community's row, then the account's.

    CommunityError for who is no admin of it; UploadRefused when it is no picture that is taken,
    nothing or too much is said of what is to be seen, or the day's quota is used up; InSuspension.
    """
    alt = checked_alt(alt)
    if not alt:
        raise UploadRefused("Say what is to be seen, for who cannot see it.")
    if len(alt) > MAX_DESCRIPTION:
        raise UploadRefused(
            "The description has at most %(most)s characters.", most=MAX_DESCRIPTION
        )
    check_quota(by, now=now)
    try:
        encoded = square(data)
    except Unreadable as error:
        raise refusal(error) from error
    with transaction.atomic():
        held = locked_community_for(community, by=by, right=Right.SETTINGS)
        lock_account(by.pk)
        require_voice(by, now=now)
        check_quota(by, now=now)
        media = stored(by, encoded, alt=alt, now=now)
        _replace(held, media.address, alt=alt, by=by, now=now)


@transaction.atomic
def remove_picture(community: Community, *, by: Account, now: datetime) -> None:
    """Show none any more; twice changes nothing. Locks as above. CommunityError."""
    held = locked_community_for(community, by=by, right=Right.SETTINGS)
    lock_account(by.pk)
    _replace(held, "", alt="", by=by, now=now)


def _replace(held: Community, address: str, *, alt: str, by: Account, now: datetime) -> None:
    before = held.picture
    Community.objects.filter(pk=held.pk).update(picture=address, picture_alt=alt)
    if before in ("", address):
        return
    if Community.objects.filter(picture=before).exists():
        return
    # What a colleague uploaded stays among their uploads: it is theirs to delete.
    old = Media.objects.filter(owner=by, address=before, erased_at=None).first()
    if old is None or MediaUse.objects.filter(media=old).exists():
        return
    if before != by.portrait and not Article.objects.filter(cover=old).exists():
        forget_upload(old.pk, owner_id=old.owner_id, now=now)
