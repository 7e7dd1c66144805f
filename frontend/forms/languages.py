"""Boxes of languages: the few that are likely stand open, the others are folded."""

from collections.abc import Sequence
from typing import Final

from django import forms

from frontend.languages import LANGUAGES, languages_from

#: How many stand open at most, where no more are chosen.
OPEN: Final = 8


class LanguageBoxes(forms.CheckboxSelectMultiple):
    """Boxes of which `parts/language_boxes.html` folds all but the first ones."""

    #: What a template cuts the boxes by.
    opened = f":{OPEN}"
    folded = f"{OPEN}:"


class LanguagesField(forms.MultipleChoiceField):
    """Any number of the languages that texts are written in."""

    widget = LanguageBoxes

    def __init__(self, **kwargs: object) -> None:
        super().__init__(required=False, choices=LANGUAGES, **kwargs)  # type: ignore[arg-type]

    def begin_with(self, chosen: Sequence[str], likely: Sequence[str]) -> None:
        """Let the chosen ones stand open, and of the likely ones as many as there is room for.

        Belongs to a form's `__init__`, which has a field of its own.
        """
        known = {code for code, _name in LANGUAGES}
        first = [code for code in dict.fromkeys((*chosen, *likely)) if code in known]
        boxes, shown = self.widget, max(len(chosen), min(len(first), OPEN))
        assert isinstance(boxes, LanguageBoxes)
        boxes.opened, boxes.folded = f":{shown}", f"{shown}:"
        self.choices = languages_from(first)
