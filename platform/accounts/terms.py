"""Which texts people agree to, and the newest version of each. Pure.

A version is never edited: a change is a new version, and everybody is asked again. The words
themselves are the front end's.
"""

from collections.abc import Mapping
from typing import Final

TERMS: Final = "terms"
PRIVACY: Final = "privacy"

NEWEST: Final[Mapping[str, int]] = {TERMS: 1, PRIVACY: 1}
"""The version in force by the name of its text."""
