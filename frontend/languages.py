"""The languages that texts are written in here: those whose words the search can find."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation.trans_real import parse_accept_lang_header

from articles.languages import CONFIGS, own_name

#: Which of two names a language has is for its writers to say in the text.
_TOO_FINE: Final = frozenset({"nb", "nn"})

LANGUAGES: Final = sorted(
    ((code, own_name(code)) for code in CONFIGS if code not in _TOO_FINE and own_name(code)),
    key=lambda each: each[1].casefold(),
)
"""Codes with the language's own name, by name."""

_CODES: Final = frozenset(code for code, _name in LANGUAGES)


def languages_from(first: Iterable[str]) -> list[tuple[str, str]]:
    """The same, with these before the others and in their order."""
    places = {code: place for place, code in enumerate(dict.fromkeys(first))}
    return sorted(LANGUAGES, key=lambda each: places.get(each[0], len(places)))


def spoken(accepted: str, *, pages: str) -> list[str]:
    """Codes of the languages that a browser asks for, the most wanted first, and of the pages'.

    `accepted` is what the header Accept-Language says. Those that no text is written in are left
    out.
    """
    asked = [name for name, _quality in parse_accept_lang_header(accepted.lower())]
    codes = (name.partition("-")[0] for name in (*asked, pages))
    return [code for code in dict.fromkeys(codes) if code in _CODES]
