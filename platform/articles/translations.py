"""Texts that say the same in other languages. Pure."""

import re
from typing import Final

MAX_ORIGINAL: Final = 500
#: Licences that let others publish a translation: those without ND.
_OPEN: Final = frozenset(
    ("CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0")
)
_ADDRESS: Final = re.compile(
    r"(?:https?://[^/\s]+)?/?@([a-z][a-z0-9.-]*)/([a-z0-9-]+)/?(?:[?#]\S*)?", re.ASCII
)


def read_address(text: str) -> tuple[str, str] | None:
    """The author and the permlink that an address of a text here names, whole or from its slash;
    None for anything else.
    """
    found = _ADDRESS.fullmatch(text.strip().lower())
    return (found[1], found[2]) if found else None


def may_be_translated(licence: str) -> bool:
    """Whether a licence of articles.labels lets others publish the text in another language."""
    return licence in _OPEN


def same_language(one: str, other: str) -> bool:
    """Whether two codes name one language, whatever the region."""
    return one.partition("-")[0] == other.partition("-")[0]
