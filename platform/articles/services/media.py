"""Uploading, describing and deleting pictures, and deleting films and sound as they are.

Files are written before the row that makes them known, under the owner's row lock, and removed
after the row that makes them unknown is committed, under the same lock: an upload and a deletion
of the same picture at once end in either order, with files exactly where there is a living row.
Every deletion has a certificate; see articles.services.certifying.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Count, Sum
from django.utils.crypto import salted_hmac

from accounts.locks import lock_account
from accounts.models import Account
from articles.erasures import Erased, Gone
from articles.errors import (
    InSuspension,
    NotYours,
    QuotaUsed,
    TooLarge,
    UnknownKind,
    UnknownText,
    UploadRefused,
)
from articles.films import PICTURE
from articles.models import Article, Captions, Media
from articles.pictures import MAX_ALT, Encoded, Unreadable, file_name, reencode
from articles.quota import QUOTA_BYTES, QUOTA_PICTURES, QUOTA_SPAN
from articles.services.certifying import Removed, certify, remove_files_after_commit
from articles.services.rerendering import show_anew
from articles.services.standing import require_voice
from articles.wording import one_line
from communities.models import Community


def upload(owner: Account, *, data: bytes, alt: str = "", now: datetime) -> Media:
    """Store a picture, written anew from its pixels, and return its row. Locks the owner's row.

    The same picture once more is the same row, with the new description if there is one.
    UploadRefused when it is no picture that is taken, the day's quota is used up, or the owner is
    suspended: a picture has an address that everybody could open.
    """
    alt = checked_alt(alt)
    check_quota(owner, now=now)
    try:
        encoded = reencode(data)
    except Unreadable as error:
        raise refusal(error) from error
    with transaction.atomic():
        lock_account(owner.pk)
        check_uploader(owner, now=now)
        return stored(owner, encoded, alt=alt, now=now)


def check_uploader(owner: Account, *, now: datetime) -> None:
    """UploadRefused where the owner is suspended, QuotaUsed where the day's quota is used up.

    The caller is in a transaction that holds the owner's row.
    """
    try:
        require_voice(owner, now=now)
    except InSuspension as error:
        raise UploadRefused(error.sentence, **error.values) from error
    check_quota(owner, now=now)


def describe(media_id: int, *, owner: Account, alt: str) -> None:
    """Change the description that new texts get. UnknownText, NotYours or UploadRefused."""
    alt = checked_alt(alt)
    _own(media_id, owner=owner)
    Media.objects.filter(pk=media_id, erased_at=None).update(alt=alt)


@transaction.atomic
def erase_media(media_id: int, *, owner: Account, now: datetime) -> None:
    """Delete one's own picture with all its files, for ever. Locks the owner's row.

    UnknownText or NotYours; deleting once more changes nothing.
    """
    lock_account(owner.pk)
    _own(media_id, owner=owner)
    forget_upload(media_id, owner_id=owner.pk, now=now)


def forget_upload(media_id: int, *, owner_id: int, now: datetime) -> None:
    """Make a living upload unknown, and certify it; twice changes nothing.

    The caller is in a transaction that holds the owner's row.
    """
    removed = Removed()
    forget([media_id], removed=removed, now=now)
    if removed.media:
        certify(Erased.UPLOAD, subject=media_id, account_id=owner_id, removed=removed)


def forget(media: Iterable[int], *, removed: Removed, now: datetime) -> None:
    """Make living uploads unknown, to the texts as well, and add them to what is removed.

    The caller is in a transaction that holds the owner's row, and certifies what was removed: then
    their files go.
    """
    gone = list(Media.objects.filter(pk__in=media, erased_at=None))
    numbers = [each.pk for each in gone]
    Media.objects.filter(pk__in=numbers).update(erased_at=now, alt="")
    Article.objects.filter(cover__in=numbers).update(cover=None)
    shown = [each.address for each in gone]
    Account.objects.filter(media__in=numbers, portrait__in=shown).update(portrait="")
    # After the commit, as a community's row is locked before an account's.
    transaction.on_commit(lambda: _show_blots(shown))
    removed.delete(Captions.objects.filter(media__in=numbers))
    show_anew(numbers)
    for each in gone:
        removed.counts[Gone.PICTURES if each.form == PICTURE else Gone.RECORDINGS] += 1
    removed.media += gone


def _show_blots(addresses: list[str]) -> None:
    Community.objects.filter(picture__in=addresses).update(picture="", picture_alt="")


def refusal(error: Unreadable) -> UploadRefused:
    """What a person is told about a file that is no picture we take."""
    match error.reason:
        case "bytes":
            megabytes = -(-error.amount // 1024**2)
            return TooLarge("The picture is %(size)s MB, the limit is 20.", size=megabytes)
        case "pixels":
            return TooLarge(
                "The picture has too many pixels. The limit is 50 million for a JPEG, "
                "16 million for a PNG or GIF and 12 million for a WebP."
            )
        case "moving":
            return UploadRefused(
                "Moving pictures are taken as films: as MP4 or WebM, not as GIF or WebP."
            )
        case "broken":
            return UploadRefused("The file is damaged. Save it again with a program for pictures.")
        case "empty":
            return UploadRefused("No picture was chosen, or the file is empty.")
        case "unknown":
            return UnknownKind("This is no picture of the kinds JPEG, PNG, WebP or GIF.")


def checked_alt(text: str) -> str:
    """Return a description as it is stored; UploadRefused when it is too long."""
    alt = one_line(text)
    if len(alt) > MAX_ALT:
        raise UploadRefused(
            "The description has %(length)s characters; the limit is %(limit)s.",
            length=len(alt),
            limit=MAX_ALT,
        )
    return alt


def stored(owner: Account, encoded: Encoded, *, alt: str, now: datetime) -> Media:
    """Write the files of a picture and the row that makes them known, and return it.

    The caller is in a transaction that holds the owner's row.
    """
    address = address_of(owner, [encoded.whole])
    if not is_kept(address):
        for width, content in encoded.files.items():
            write(file_name(address, width=width), content=ContentFile(content))
    return noted(
        address,
        alt=alt,
        row={
            "owner": owner,
            "width": encoded.width,
            "height": encoded.height,
            "size_bytes": encoded.size_bytes,
            "created_at": now,
        },
    )


def is_kept(address: str) -> bool:
    """Whether there is a living row, and so the files."""
    return Media.objects.filter(address=address, erased_at=None).exists()


def write(name: str, *, content: "File[bytes]") -> None:
    """Store a file under exactly this name, in the place of one that was left over."""
    default_storage.delete(name)
    default_storage.save(name, content)


def noted(address: str, *, alt: str, row: Mapping[str, object]) -> Media:
    """The row of an address, made or living again; a description replaces the one before.

    Where an erasure still waited for its files, they are files of the new upload from now on.
    """
    waiting = Media.objects.filter(address=address, leaving__isnull=False)
    for erasure_id in waiting.values_list("leaving", flat=True):
        remove_files_after_commit(erasure_id)
    media, _ = Media.objects.update_or_create(
        address=address,
        defaults={"erased_at": None, "leaving": None} | ({"alt": alt} if alt else {}),
        create_defaults={**row, "alt": alt},
    )
    return media


def address_of(owner: Account, content: Iterable[bytes]) -> str:
    """128 bits of a keyed hash over owner and content, which comes in any pieces.

    A plain one would let anybody who has a picture find out whether an account uploaded it, to a
    draft or for a circle as well. Rows keep the address they were made with: under another secret
    key, pictures stay where they are, and the same one once more is a second row.
    """
    made = salted_hmac("articles.media", b"%d:" % owner.pk, algorithm="sha256")
    for piece in content:
        made.update(piece)
    return made.hexdigest()[:32]


def check_quota(owner: Account, *, now: datetime) -> None:
    """QuotaUsed when the owner has uploaded enough for a day. One query."""
    used = Media.objects.filter(owner=owner, created_at__gt=now - QUOTA_SPAN).aggregate(
        pictures=Count("pk"), size=Sum("size_bytes")
    )
    if used["pictures"] >= QUOTA_PICTURES or (used["size"] or 0) >= QUOTA_BYTES:
        raise QuotaUsed("That was enough for a day: it goes on tomorrow.")


def _own(media_id: int, *, owner: Account) -> Media:
    media = Media.objects.filter(pk=media_id).first()
    if media is None:
        raise UnknownText("There is no such file.")
    if media.owner_id != owner.pk:
        raise NotYours("Only who uploaded a file can change it.")
    return media
