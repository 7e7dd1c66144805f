"""Captions of films: the words that are spoken, for who does not hear them."""

from datetime import datetime

from django.db import transaction

from accounts.locks import lock_account
from accounts.models import Account
from articles.captions import MAX_BYTES, MAX_CUES, Uncaptioned, rewritten
from articles.errors import TooLarge, UnknownText, UploadRefused
from articles.films import FILMS
from articles.languages import own_name
from articles.models import Captions, Media
from articles.services.media import check_uploader
from articles.services.rerendering import show_anew


@transaction.atomic
def caption(media_id: int, *, owner: Account, language: str, data: bytes, now: datetime) -> None:
    """Give one's own film captions in a language, in the place of those before, and show them in
    its texts. Locks the owner's row.

    UnknownText where it is no film of the owner's; UploadRefused.
    """
    body = _checked(data)
    if not own_name(language) or "-" in language:
        raise UploadRefused("Choose the language of the captions.")
    lock_account(owner.pk)
    check_uploader(owner, now=now)
    film = _own_film(media_id, owner=owner)
    Captions.objects.update_or_create(media=film, language=language, defaults={"body": body})
    show_anew([film.pk])


@transaction.atomic
def remove_captions(media_id: int, *, owner: Account, language: str) -> None:
    """Take captions away, from the texts as well. Locks the owner's row. UnknownText."""
    lock_account(owner.pk)
    film = _own_film(media_id, owner=owner)
    Captions.objects.filter(media=film, language=language).delete()
    show_anew([film.pk])


def _own_film(media_id: int, *, owner: Account) -> Media:
    own = Media.objects.filter(pk=media_id, owner=owner, erased_at=None, form__in=FILMS)
    film = own.first()
    if film is None:
        raise UnknownText("There is no such file.")
    return film


def _checked(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise TooLarge(
            "The captions are %(size)s kB, the limit is %(limit)s.",
            size=-(-len(data) // 1024),
            limit=MAX_BYTES // 1024,
        )
    try:
        return rewritten(data)
    except Uncaptioned as error:
        raise UploadRefused(
            "These are no captions. Send a file in WebVTT or SubRip, in UTF-8, with at most "
            "%(cues)s cues.",
            cues=MAX_CUES,
        ) from error
