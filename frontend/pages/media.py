"""Pictures: uploading one, and why one was not taken; words that an editor completes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import Account
from accounts.selectors import names_beginning
from articles import services
from articles.errors import UploadRefused
from articles.models import Media
from articles.selectors import tags_beginning
from articles.services.media import MAX_ALT, QUOTA_PICTURES
from frontend.phrases import number

COMPLETIONS: Final = 8
_MEGA: Final = 1_000_000


def uploaded(owner: Account, *, data: bytes, alt: str, now: datetime) -> Mapping[str, object]:
    """Store a picture; what the editor needs to put it into a text. UploadRefused when not."""
    media = services.upload(owner, data=data, alt=alt, now=now)
    return {
        "url": picture_url(media.address),
        "width": media.width,
        "height": media.height,
        "markdown": markdown_of(media),
    }


def picture_url(address: str, *, width: int | None = None) -> str:
    """Where a picture's file is, in full or in one of its smaller widths."""
    return reverse("picture", args=[f"{address}-{width}" if width else address])


def markdown_of(media: Media) -> str:
    """What an author types to show the picture."""
    words = media.alt.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return f"![{words}]({picture_url(media.address)})"


def why_not(error: UploadRefused) -> str:
    """Why a picture was not stored, what is safe, and what to do."""
    return gettext("Not uploaded: %(reason)s Your text is saved.") % {"reason": reason(error)}


def reason(error: UploadRefused) -> str:
    """The same without the text that is being written."""
    amount = error.amount
    match error.reason:
        case "bytes":
            words = gettext("the picture is %(size)s MB, the limit is 20.")
            return words % {"size": number(max(21, amount // 1024**2))}
        case "pixels":
            return gettext(
                "the picture has too many pixels. The limit is 50 million for a JPEG, "
                "16 million for a PNG or GIF and 12 million for a WebP."
            )
        case "moving":
            return gettext("moving pictures are not taken. A link to a film works in a text.")
        case "broken":
            return gettext("the file is damaged. Save it again with a program for pictures.")
        case "empty":
            return gettext("no picture was chosen, or the file is empty.")
        case "alt":
            words = gettext("the description has %(n)s characters, the limit is %(limit)d.")
            return words % {"n": number(amount), "limit": MAX_ALT}
        case "quota":
            words = gettext("%(n)s pictures in a day are enough; it goes on tomorrow.")
            return words % {"n": number(min(amount, QUOTA_PICTURES))}
        case _:
            return gettext("this is no picture of the kinds JPEG, PNG, WebP or GIF.")


def completions(kind: str, *, prefix: str) -> list[dict[str, str]]:
    """What begins with what was typed: people for `person`, tags for `tag`, else nothing."""
    prefix = prefix.strip().lstrip("@#").lower()[:32]
    if not prefix:
        return []
    if kind == "person":
        people = names_beginning(prefix, limit=COMPLETIONS)
        return [{"value": name, "label": shown} for name, shown in people]
    if kind == "tag":
        return [
            {"value": tag, "label": f"#{tag}"} for tag in tags_beginning(prefix, limit=COMPLETIONS)
        ]
    return []
