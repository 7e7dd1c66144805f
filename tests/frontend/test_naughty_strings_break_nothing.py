"""Whatever is typed into whatever field, the site answers; it never breaks.

In the usual run each form gets every third kind of trouble and each kind every third form, and
one string in many; `--whole` tries all.
"""

from http import HTTPStatus

import pytest
from django.test import Client

from tests.frontend.forms_found import Form, every_form, naughty_strings, undone
from tests.frontend.world import World

#: For every field alone, the hidden and the chosen ones too.
ANYWHERE = ("\x00", "9" * 400, "\u202e'\"<\u00b2")
#: One of each kind of trouble, into all fields of words at once.
SHARP = (
    *("", " ", "a\x00b", "\x1b[31m", "%00", "\U0001f600", "\ufffe\uffff", "e\u0301" * 50),
    *("-1", "0", "1e400", "NaN", "9" * 19, "1.0000000001", "\u0661\u0662", "\u00b2"),
    *("2026-13-45", "0000-00-00", "9999-12-31", "http://[", "//evil", "\\\\evil", "\u202e\u2066"),
    *("a" * 5_000, "'\"`;--", "%s%(x)s{0}{{ 7 }}", "\r\nSet-Cookie: a=b", "\u2028", "]]>"),
)


def faults(client: Client, form: Form, text: str) -> list[str]:
    """What broke, in words."""
    try:
        status = undone(client, form).status_code
    except Exception as error:
        return [
            f"{form.method} {form.address} {text[:60]!r}: {type(error).__name__} {error}"[:400]
        ]
    if status < HTTPStatus.INTERNAL_SERVER_ERROR:
        return []
    return [f"{form.method} {form.address} {text[:60]!r}: {status}"]


@pytest.mark.slow
def test_every_form_takes_every_kind_of_trouble(world: World, every: int) -> None:
    found, sent, forms, step = [], 0, 0, min(every, 3)
    for client, form in every_form(world):
        forms += 1
        tries = [(form.filled(text, name), text) for name in form.values for text in ANYWHERE]
        if form.words:
            tries += [(form.filled(text), text) for text in SHARP]
        for filled, text in tries[forms % step :: step]:
            found += faults(client, filled, text)
            sent += 1
    print(f"{forms} forms, {sent} sent, {len(found)} broke")
    assert found == []


@pytest.mark.slow
def test_every_form_takes_every_naughty_string(world: World, every: int) -> None:
    found, sent, strings = [], 0, naughty_strings()[:: every * every]
    for client, form in every_form(world):
        if form.words:
            for text in strings:
                found += faults(client, form.filled(text), text)
                sent += 1
    print(f"{sent} sent, {len(found)} broke")
    assert found == []
