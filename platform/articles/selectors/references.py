"""What a text refers to, looked up: living pictures, films, sound, and who is mentioned."""

from accounts.models import Account
from articles.films import FILMS
from articles.languages import own_name
from articles.markup import Known, Picture, references
from articles.models import Captions, Media
from articles.pictures import widths_of


def known_in(source: str) -> Known:
    """The pictures and people of a source that there are. At most 2 queries, none for none, and
    one for each film.
    """
    found = references(source)
    pictures = {}
    if found.pictures:
        for media in Media.objects.filter(address__in=found.pictures, erased_at=None):
            widths = widths_of(media.width) if media.width else ()
            tracks = _tracks(media) if media.form in FILMS else ()
            pictures[media.address] = Picture(
                media.width, media.height, widths, media.alt, media.form, tracks
            )
    people: set[str] = set()
    if found.people:
        named = Account.objects.filter(name__in=found.people, is_active=True)
        people.update(named.values_list("name", flat=True))
    return Known(pictures, frozenset(people))


def _tracks(film: Media) -> tuple[tuple[str, str], ...]:
    found = Captions.objects.filter(media=film).order_by("language")
    return tuple((code, own_name(code)) for code in found.values_list("language", flat=True))
