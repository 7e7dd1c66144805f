"""Captions of a film: in its texts at once, in the place of those before, and gone with it."""

from collections.abc import Callable
from datetime import datetime

import pytest

from accounts.models import Account, RestrictionKind
from accounts.services import restrict
from articles import services
from articles.errors import TooLarge, UnknownText, UploadRefused
from articles.models import Captions
from tests.articles.films import film, sound

WORDS = b"WEBVTT\n\n00:00.000 --> 00:01.000\nA gate opens.\n"


def test_they_stand_in_the_texts_of_the_film(
    person: Callable[[str], Account], now: datetime
) -> None:
    ines = person("ines")
    seen = services.take_in(ines, data=film(), alt="A gate", now=now)
    text = services.publish(ines, title="Gates", body=f"![](/media/{seen.address}.mp4)", now=now)
    for language, words in (("sv", WORDS), ("en", WORDS), ("sv", WORDS.replace(b"A gate", b"En"))):
        services.caption(seen.pk, owner=ines, language=language, data=words, now=now)
    text.revision.refresh_from_db()
    tracks = [
        f'<track kind="captions" src="/media/{seen.address}-{code}.vtt" srclang="{code}"'
        f' label="{name}">'
        for code, name in (("en", "English"), ("sv", "Svenska"))
    ]
    assert "".join(tracks) in text.revision.html
    assert "En opens." in Captions.objects.get(media=seen, language="sv").body
    services.remove_captions(seen.pk, owner=ines, language="en")
    text.revision.refresh_from_db()
    assert tracks[0] not in text.revision.html
    assert tracks[1] in text.revision.html
    services.erase_media(seen.pk, owner=ines, now=now)
    assert not Captions.objects.exists()


def test_only_who_may_speak_captions_a_film_of_their_own(
    person: Callable[[str], Account], now: datetime
) -> None:
    ines, marcel = person("ines"), person("marcel")
    seen = services.take_in(ines, data=film(), now=now)
    heard = services.take_in(ines, data=sound(), now=now)
    for owner, media in ((marcel, seen), (ines, heard)):
        with pytest.raises(UnknownText):
            services.caption(media.pk, owner=owner, language="sv", data=WORDS, now=now)
        with pytest.raises(UnknownText):
            services.remove_captions(media.pk, owner=owner, language="sv")
    for language, data in (("xx", WORDS), ("sv-fi", WORDS), ("", WORDS), ("sv", b"none")):
        with pytest.raises(UploadRefused):
            services.caption(seen.pk, owner=ines, language=language, data=data, now=now)
    with pytest.raises(TooLarge, match="600 kB, the limit is 512"):
        services.caption(seen.pk, owner=ines, language="sv", data=bytes(600 * 1024), now=now)
    restrict(ines.pk, kind=RestrictionKind.SUSPENDED, decision=9, until=None, now=now)
    with pytest.raises(UploadRefused):
        services.caption(seen.pk, owner=ines, language="sv", data=WORDS, now=now)
    assert not Captions.objects.exists()
