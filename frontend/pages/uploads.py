"""One's own pictures, films and sound as a page, and what is done to them there."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext

from accounts.models import Account
from articles import services
from articles.errors import NotYours, UnknownText
from articles.films import FILMS, PICTURE
from articles.languages import own_name
from articles.pictures import widths_of
from articles.selectors import Upload as Found
from articles.selectors import upload_of, uploads_of
from articles.selectors.captions import captions_of
from articles.selectors.media import Use as FoundUse
from frontend.languages import languages_from
from frontend.pages.drafts import draft_url
from frontend.pages.media import file_url, markdown_of, picture_url
from frontend.pages.works import article_url
from frontend.phrases import decimals, number, when
from frontend.shown.uploads import Kind, PictureList, Upload, UploadsPage, Use

_KILO: Final = 1_000
#: Pictures that are offered at once where one is chosen.
DOZEN: Final = 12


def page(owner: Account, *, before: int | None, now: datetime) -> UploadsPage:
    """The owner's pictures, films and sound, the newest first."""
    found = uploads_of(owner, before=before)
    more = f"{reverse('uploads')}?{urlencode({'before': found.after})}" if found.after else ""
    worded = captions_of([each.media for each in found.uploads if each.form in FILMS])
    return UploadsPage(
        [_upload(each, owner, now, captions=worded.get(each.media, ())) for each in found.uploads],
        more_url=more,
        languages=languages_from([get_language() or ""]),
    )


def one(owner: Account, *, media_id: int, now: datetime) -> Upload:
    """One of the owner's pictures; Http404 when it is not theirs or gone."""
    found = upload_of(owner, media_id=media_id)
    if found is None:
        raise Http404
    return _upload(found, owner, now)


def listed(
    owner: Account, *, field: str, chosen: int, before: int | None = None, now: datetime
) -> PictureList:
    """The owner's pictures, films and sound to choose one of, a dozen at a time; for a cover, what
    can be seen. At most four queries.

    `chosen` stands first where it is none of the newest; it is 0 where it is not the owner's.
    """
    found = uploads_of(owner, before=before, limit=DOZEN, uses=0, seen=field == "cover")
    shown = list(found.uploads)
    if before is not None:
        shown = [each for each in shown if each.media != chosen]
    elif chosen and chosen not in {each.media for each in shown}:
        older = upload_of(owner, media_id=chosen, uses=0)
        shown[:0], chosen = ([older], chosen) if older else ([], 0)
    here = {"field": field, field: chosen}
    url = reverse("picture_list")
    return PictureList(
        field=field,
        pictures=[_upload(each, owner, now) for each in shown],
        chosen=chosen,
        url=f"{url}?{urlencode({'field': field})}",
        more_url=f"{url}?{urlencode(here | {'before': found.after})}" if found.after else "",
    )


def upload(owner: Account, *, data: bytes, alt: str, now: datetime) -> None:
    """Take a picture, film or sound in. UploadRefused when not."""
    services.take_in(owner, data=data, alt=alt, now=now)


def describe(owner: Account, *, media_id: int, alt: str) -> None:
    """Change a picture's words; Http404 when it is another's, UploadRefused when they are long."""
    try:
        services.describe(media_id, owner=owner, alt=alt)
    except (UnknownText, NotYours) as error:
        raise Http404 from error


def delete(owner: Account, *, media_id: int, now: datetime) -> None:
    """Delete a picture with its files; Http404 when it is not the owner's."""
    try:
        services.erase_media(media_id, owner=owner, now=now)
    except (UnknownText, NotYours) as error:
        raise Http404 from error


def caption(owner: Account, *, media_id: int, language: str, data: bytes, now: datetime) -> None:
    """Give a film captions; Http404 when it is not the owner's, UploadRefused when not."""
    try:
        services.caption(media_id, owner=owner, language=language, data=data, now=now)
    except UnknownText as error:
        raise Http404 from error


def remove_captions(owner: Account, *, media_id: int, language: str) -> None:
    """Take captions away; Http404 when the film is not the owner's."""
    try:
        services.remove_captions(media_id, owner=owner, language=language)
    except UnknownText as error:
        raise Http404 from error


def _upload(found: Found, owner: Account, now: datetime, captions: Sequence[str] = ()) -> Upload:
    day = date_format(localtime(found.created_at), "j F Y", use_l10n=True)
    return Upload(
        number=found.media,
        url=file_url(found.address, form=found.form),
        kind=_kind(found.form),
        small_url=_small(found),
        alt=found.alt,
        measures=", ".join(_measures(found)),
        when=when(found.created_at, now=now),
        uses=_uses(found, owner),
        markdown=markdown_of(found.alt, address=found.address, form=found.form),
        describe_url=reverse("describe_upload", args=[found.media]),
        delete_url=reverse("delete_upload", args=[found.media]),
        label=found.alt or _untold(found.form) % {"date": day},
        captions=[(code, own_name(code)) for code in captions],
        captions_url=reverse("captions_of_upload", args=[found.media]),
        stem=file_url(found.address, form=found.form).rpartition(".")[0],
    )


def _kind(form: str) -> Kind:
    return "picture" if form == PICTURE else "film" if form in FILMS else "sound"


def _untold(form: str) -> str:
    match _kind(form):
        case "picture":
            return gettext("Picture of %(date)s")
        case "film":
            return gettext("Film of %(date)s")
        case "sound":
            return gettext("Sound of %(date)s")


def _small(found: Found) -> str:
    """The smallest file that is seen of it, "" of a sound."""
    if not found.width:
        return ""
    small = next(iter(widths_of(found.width)[:-1]), None)
    return picture_url(found.address, width=small)


def _measures(found: Found) -> Iterator[str]:
    if found.width:
        yield f"{number(found.width)} \u00d7 {number(found.height)}"
    if found.length_ms:
        minutes, seconds = divmod(-(-found.length_ms // 1_000), 60)
        yield f"{minutes}:{seconds:02}"
    yield _size(found.size_bytes)


def _uses(found: Found, owner: Account) -> list[Use]:
    own = reverse("profile", args=[owner.name])
    beside = [Use(owner.shown_name, own, gettext("beside my name"))] if found.portrait else []
    begun = [
        Use(
            each.title or gettext("Without a title"),
            draft_url(owner, each.key, each.permlink),
            gettext("in a draft"),
        )
        for each in found.drafts
    ]
    return beside + [_use(each) for each in found.uses] + begun


def _use(found: FoundUse) -> Use:
    url = article_url(found.author, found.permlink, comment=found.comment)
    role = gettext("cover") if found.cover else gettext("in a comment") if found.comment else ""
    return Use(found.title or gettext("A text that was erased"), url, role)


def _size(size_bytes: int) -> str:
    """Thousands of bytes, or tenths of a million rounded up: no picture has nothing."""
    kilo = -(-size_bytes // _KILO)
    if kilo < _KILO:
        return f"{number(kilo)}\u00a0kB"
    return f"{decimals(-(-kilo // 100), places=1)}\u00a0MB"
