"""Parts of addresses. What cannot be a name is nobody's page: it is not found."""

from django.urls.converters import SlugConverter, StringConverter

from articles.films import CONTENT_TYPES


class NameConverter(StringConverter):
    """An account's name in an address, in any case; the rule itself is in accounts.names."""

    regex = "[A-Za-z0-9.-]{3,16}"


class TagConverter(SlugConverter):
    """A tag in an address, in any case: tags have small letters alone."""

    def to_python(self, value: str) -> str:
        """The tag as it is stored."""
        return value.lower()


class PictureConverter(StringConverter):
    """The name of a picture's file: its address and, for smaller screens, a width."""

    regex = r"[0-9a-f]{32}(?:-[1-9][0-9]{1,3})?"


class RecordingConverter(StringConverter):
    """The name of the file of a film or sound: its address and its form."""

    regex = rf"[0-9a-f]{{32}}\.(?:{'|'.join(CONTENT_TYPES)})"


class CaptionsConverter(StringConverter):
    """The name of a film's captions: its address and the code of a language."""

    regex = "[0-9a-f]{32}-[a-z]{2,3}"


class FeedConverter(StringConverter):
    """The two formats of feeds."""

    regex = "rss|atom"
