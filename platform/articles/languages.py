"""Languages of texts: without the region, and by which dictionary their words are found."""

from typing import Final

from django.conf.locale import LANG_INFO
from django.db.models import CharField, F, Func, Value

#: PostgreSQL's text search configurations by language, those of every version since 15. A text in
#: another language is found by its words as they are written.
CONFIGS: Final = {
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
PLAIN: Final = "simple"


def own_name(code: str) -> str:
    """What a language calls itself, with a capital letter; "" where that is not known."""
    name = str(LANG_INFO.get(code.partition("-")[0], {}).get("name_local", ""))
    return name[:1].upper() + name[1:]


def primary_language(field: str = "language") -> Func:
    """The language code in a column up to its first hyphen, as SQL that an index can hold."""
    return Func(F(field), Value("-"), Value(1), function="split_part", output_field=CharField())
