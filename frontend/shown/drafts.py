"""A text at work: its desk, its list, its versions, and two of them that differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from articles.differences import Pair
from frontend.phrases import When
from frontend.shown.uploads import PictureList


@dataclass(frozen=True, slots=True)
class Tool:
    """One button over the editor. `glyph` is for where no icon is; `keys` as ARIA writes them."""

    command: str
    label: str
    icon: str = ""
    glyph: str = ""
    keys: str = ""


@dataclass(frozen=True, slots=True)
class AnswerTools:
    """The buttons of the small editor, and what its script says by name."""

    tools: Sequence[Tool]
    words: Mapping[str, str]
    #: Characters that are taken, in plain digits, and what is said of them; {n} is filled in by
    #: the script.
    most: str
    nearly: str
    over: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field, and where on the page it stands."""

    field: str
    place: str
    words: str


@dataclass(frozen=True, slots=True)
class Desk:
    """What stands around the form that a text is written in."""

    heading: str
    action_words: str
    #: What comes of publishing it, and whether a decision about the writer has a part in that.
    consequence: str
    restricted: bool
    #: The form's key and the version of its draft that was opened, 0 before the first save.
    key: str
    base: int
    #: The account, which keeps apart what several people write on one device.
    account: int
    state: str
    tools: Sequence[Tool]
    #: What the script says, by name.
    words: dict[str, str]
    #: The names of the hosts whose pages become cards.
    hosts: str
    #: The work that is being revised, "" for a new text.
    article: str = ""
    versions_url: str = ""
    #: Whether the form holds just what is saved.
    clean: bool = True
    #: What the fields were refused for, all of it.
    faults: Sequence[Fault] = ()
    latest: "DraftLine | None" = None
    #: The titles of the writer's series, which the field offers.
    series: Sequence[str] = ()
    #: Words of the text as readers will find them, and what is said of them.
    count: int = 0
    length: str = ""
    #: The writer's pictures, one of which may be the cover.
    covers: PictureList | None = None


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One draft in a list."""

    title: str
    beginning: str
    length: str
    when: When
    url: str
    versions_url: str
    discard_url: str
    revises: str = ""


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version in a draft's list."""

    number: int
    name: str
    length: str
    when: When
    url: str
    #: Whether it is the one that is shown, and whether it is the draft itself.
    shown: bool = False
    newest: bool = False


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """A draft's versions, and one of them beside the newest."""

    title: str
    url: str
    restore_url: str
    versions: Sequence[VersionLine]
    older_url: str = ""
    shown: VersionLine | None = None
    pairs: Sequence[Pair] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class ConflictPage:
    """Two windows wrote different words: both, and every field of the form to send again."""

    #: "changed", or "gone" when the draft was published or discarded meanwhile.
    kind: str
    key: str
    base: int
    action: str
    pairs: Sequence[Pair]
    text: str
    other_name: str = ""
    other_settings: bool = False
    hidden: Sequence[tuple[str, str]] = field(default=())
