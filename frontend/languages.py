"""The languages that texts are written in here: those whose words the search can find."""

from typing import Final

from django.conf.locale import LANG_INFO

from articles.languages import CONFIGS

#: Which of two names a language has is for its writers to say in the text.
_TOO_FINE: Final = frozenset({"nb", "nn"})


def _own_name(code: str) -> str:
    """What a language calls itself, with a capital letter; "" where that is not known."""
    name = str(LANG_INFO.get(code, {}).get("name_local", ""))
    return name[:1].upper() + name[1:]


LANGUAGES: Final = sorted(
    ((code, _own_name(code)) for code in CONFIGS if code not in _TOO_FINE and _own_name(code)),
    key=lambda each: each[1].casefold(),
)
"""Codes with the language's own name, by name."""


def languages_for(reader: str) -> list[tuple[str, str]]:
    """The same with the language that somebody reads the site in before the others."""
    primary = reader.partition("-")[0]
    return sorted(LANGUAGES, key=lambda each: each[0] != primary)
