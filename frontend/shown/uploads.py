"""One's own pictures, films and sound."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from articles.pictures import MAX_ALT
from frontend.phrases import When

type Kind = Literal["picture", "film", "sound"]


@dataclass(frozen=True, slots=True)
class Use:
    """A text that shows a picture, film or sound."""

    title: str
    url: str
    #: What it is there, when it is more than a picture in the text.
    role: str = ""


@dataclass(frozen=True, slots=True)
class Upload:
    """A picture, film or sound with what can be done to it."""

    number: int
    url: str
    kind: Kind
    #: The picture or the film's still, "" of a sound.
    small_url: str
    alt: str
    #: Width, height, length and bytes in words.
    measures: str
    when: When
    uses: Sequence[Use]
    markdown: str
    describe_url: str
    delete_url: str
    #: What a list of controls says about this one.
    label: str
    #: Of a film: codes of their languages, with the languages' own names.
    captions: Sequence[tuple[str, str]] = ()
    captions_url: str = ""
    #: What the addresses of its files begin with.
    stem: str = ""


@dataclass(frozen=True, slots=True)
class PictureList:
    """Pictures to choose one of: the newest, and first of all the chosen one if it is older."""

    #: The name that the choice is sent under.
    field: str
    pictures: Sequence[Upload]
    #: The number of the chosen one, 0 for none.
    chosen: int
    #: Where the same list comes from anew, and where it goes on, "" at its end.
    url: str
    more_url: str
    #: Characters that a description may have.
    alt_most: int = MAX_ALT


@dataclass(frozen=True, slots=True)
class UploadsPage:
    """A page of them."""

    uploads: Sequence[Upload]
    more_url: str = ""
    alt_most: int = MAX_ALT
    #: What captions can be in: codes with the languages' own names, the reader's first.
    languages: Sequence[tuple[str, str]] = ()
