"""The sheet that a text is written on: its key, what was typed, and filling the form again.

Whatever fields the form has beside title and body are kept by name, so a field that is added to
the form survives in drafts without another line here.
"""

from typing import Any, Final
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from articles.drafting import Manuscript, Sheet
from frontend.numerals import INTEGER, whole_number

#: What a form sends that is not the writer's.
_TECHNICAL: Final = frozenset(
    ("csrfmiddlewaretoken", "title", "body", "key", "base", "article", "next")
    + ("preview", "save", "settle", "publish")
)


def key_of(text: str) -> UUID:
    """The key that an address or a form names; a fresh one where it names none."""
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


def sheet_of(data: QueryDict) -> Sheet:
    """Which draft a form is for, and which version of it the writer has seen."""
    base = whole_number(data.get("base", ""), digits=INTEGER)
    return Sheet(key_of(data.get("key", "")), base or 0)


def manuscript_of(data: QueryDict) -> Manuscript:
    """Everything that was typed and chosen."""
    return Manuscript(
        title=data.get("title", ""),
        body=data.get("body", ""),
        choices={name: data.getlist(name) for name in data if name not in _TECHNICAL},
    )


def data_of(text: Manuscript) -> QueryDict:
    """A kept text as the form would send it."""
    data = QueryDict(mutable=True)
    for name, values in text.choices.items():
        data.setlist(name, list(values))
    data["title"], data["body"] = text.title, text.body
    return data


def initial_of(text: Manuscript, *, form: type[forms.Form]) -> dict[str, Any]:
    """What the form starts with to show a draft again; unknown choices are left out."""
    data: MultiValueDict[str, Any] = MultiValueDict(
        {name: list(values) for name, values in text.choices.items()}
    )
    chosen = {
        name: field.widget.value_from_datadict(data, MultiValueDict(), name)
        for name, field in form.base_fields.items()
        if not field.widget.value_omitted_from_data(data, MultiValueDict(), name)
    }
    return {**chosen, "title": text.title, "body": text.body}
