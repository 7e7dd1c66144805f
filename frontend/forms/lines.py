"""Lines that somebody writes: as many characters as the browser lets them write."""

from django import forms
from django.utils.text import normalize_newlines


class LinesField(forms.CharField):
    """A browser counts a line break as one character and sends two: here it is one again."""

    widget = forms.Textarea

    def to_python(self, value: object) -> str:
        """What was sent, counted as it was written."""
        lines = normalize_newlines(value) if isinstance(value, str) else value
        return str(super().to_python(lines))


def complaints(form: forms.Form) -> list[str]:
    """Why a form was refused, all of it."""
    return [str(words) for found in form.errors.values() for words in found]
