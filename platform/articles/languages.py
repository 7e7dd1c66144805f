"""The language of a text without its region: British English is English, too."""

from django.db.models import CharField, F, Func, Value


def primary_language(field: str = "language") -> Func:
    """The language code in a column up to its first hyphen, as SQL that an index can hold."""
    return Func(F(field), Value("-"), Value(1), function="split_part", output_field=CharField())
