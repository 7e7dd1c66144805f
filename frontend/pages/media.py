"""Pictures, films, sound: uploading one, and why it was not taken; words an editor completes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, Protocol

from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import Account
from accounts.selectors import names_beginning
from articles import services
from articles.errors import UploadRefused
from articles.films import PICTURE
from articles.pictures import PORTRAIT_SMALL, widths_of
from articles.selectors import Cover, tags_beginning
from frontend.addresses import address
from frontend.refusals import told
from frontend.shown.pictures import Picture

COMPLETIONS: Final = 8


def uploaded(owner: Account, *, data: bytes, alt: str, now: datetime) -> Mapping[str, object]:
    """Store what was sent; what the editor needs to put it into a text. UploadRefused when not."""
    media = services.take_in(owner, data=data, alt=alt, now=now)
    return {
        "url": file_url(media.address, form=media.form),
        "width": media.width,
        "height": media.height,
        "markdown": markdown_of(media.alt, address=media.address, form=media.form),
    }


def file_url(address: str, *, form: str) -> str:
    """Where a picture, film or sound is."""
    if form == PICTURE:
        return picture_url(address)
    return reverse("recording", args=[f"{address}.{form}"])


def picture_url(address: str, *, width: int | None = None) -> str:
    """Where a picture's file is, or a film's still, in full or in one of its smaller widths."""
    return reverse("picture", args=[f"{address}-{width}" if width else address])


class Pictured(Protocol):
    """Somebody with a name and, perhaps, a portrait: an account or what is shown of one."""

    @property
    def name(self) -> str: ...
    @property
    def portrait(self) -> str: ...


def portrait_url(person: Pictured, *, side: int) -> str:
    """Where the picture for a place of so many pixels is, of which each may be three of a screen:
    the person's own, else the ink blot of the name.
    """
    if not person.portrait:
        return address("blot", person.name)
    small = 3 * side <= PORTRAIT_SMALL
    return picture_url(person.portrait, width=PORTRAIT_SMALL if small else None)


def shown_cover(found: Cover | None, *, most: int | None = None) -> Picture | None:
    """A cover in its files, or only in the smallest that is at least `most` pixels wide."""
    if found is None:
        return None
    widths = widths_of(found.width)
    if most is not None:
        widths = (next((width for width in widths if width >= most), found.width),)
    urls = {
        width: picture_url(found.address, width=None if width == found.width else width)
        for width in widths
    }
    return Picture(
        url=urls[widths[-1]],
        srcset=", ".join(f"{url} {width}w" for width, url in urls.items()),
        width=found.width,
        height=found.height,
        alt=found.alt,
    )


def markdown_of(alt: str, *, address: str, form: str) -> str:
    """What an author types to show the picture, film or sound."""
    words = alt.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return f"![{words}]({file_url(address, form=form)})"


def why_not(error: UploadRefused) -> str:
    """Why a file was not stored; how the text around it stands is known to the editor alone."""
    return gettext("Not uploaded. %(reason)s") % {"reason": told(error)}


def completions(kind: str, *, prefix: str) -> list[dict[str, str]]:
    """What begins with what was typed: people for `person`, tags for `tag`, else nothing."""
    prefix = prefix.strip().lstrip("@#").lower()[:32]
    if not prefix:
        return []
    if kind == "person":
        people = names_beginning(prefix, limit=COMPLETIONS)
        return [{"value": name, "label": shown} for name, shown in people]
    if kind == "tag":
        return [{"value": tag, "label": tag} for tag in tags_beginning(prefix, limit=COMPLETIONS)]
    return []
