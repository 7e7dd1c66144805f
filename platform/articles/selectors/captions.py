"""Reads about captions of films."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.models import Captions


@dataclass(frozen=True, slots=True)
class StoredCaptions:
    """The words of a film in one language, and the form of the film's own file."""

    form: str
    body: str


def captions_at(address: str, *, language: str) -> StoredCaptions | None:
    """The captions of the film at an address. One query."""
    found = Captions.objects.filter(media__address=address, language=language)
    for form, body in found.values_list("media__form", "body"):
        return StoredCaptions(form, body)
    return None


def captions_of(media: Sequence[int]) -> Mapping[int, list[str]]:
    """The languages of the captions that these have, by their number. One query, none for none."""
    made: dict[int, list[str]] = {}
    if media:
        found = Captions.objects.filter(media__in=media).order_by("media", "language")
        for number, language in found.values_list("media", "language"):
            made.setdefault(number, []).append(language)
    return made
