"""The texts people agree to, each version as it was written; a version is never edited.

A file is a date on its first line and Markdown below.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from accounts.terms import NEWEST, PRIVACY, TERMS
from articles.differences import Pair, compare
from articles.markup import render
from frontend.phrases import number

_FOLDER: Final = Path(__file__).resolve().parents[1] / "terms"
_LANGUAGES: Final = ("en", "sv")
TITLES: Final[Mapping[str, str | Promise]] = {
    TERMS: _("Terms"),
    PRIVACY: _("What is kept about you"),
}


@dataclass(frozen=True, slots=True)
class TermsPage:
    """One version of one text, and the earlier ones with their addresses."""

    title: str
    version: str
    html: SafeString
    #: Whether a newer version holds.
    past: bool
    newest_url: str
    earlier: Sequence[tuple[str, str]]
    #: What it changed in the version before it, for every version but the first.
    changed: str = ""
    pairs: Sequence[Pair] = ()


def page(text: str, *, version: int | None) -> TermsPage:
    """The version asked for, or the one in force; Http404 when there was none."""
    newest = NEWEST[text]
    shown = newest if version is None else version
    if not 1 <= shown <= newest:
        raise Http404
    words = _words(text, shown)
    _first, _newline, body = words.partition("\n")
    return TermsPage(
        title=str(TITLES[text]),
        version=_said(text, shown),
        html=mark_safe(render(body, heading_shift=0).html),
        past=shown < newest,
        newest_url=reverse(text),
        earlier=versions(text)[1:],
        changed=gettext("From version %(old)s to version %(new)s")
        % {"old": number(shown - 1), "new": number(shown)}
        if shown > 1
        else "",
        pairs=compare(_words(text, shown - 1).partition("\n")[2], body) if shown > 1 else (),
    )


def versions(text: str) -> list[tuple[str, str]]:
    """Each version of a text with its address, the one in force first."""
    return [
        (_said(text, each), reverse(f"{text}_version", args=[each]))
        for each in range(NEWEST[text], 0, -1)
    ]


def _said(text: str, version: int) -> str:
    day = date.fromisoformat(_words(text, version).partition("\n")[0].strip())
    return gettext("Version %(n)s, %(date)s") % {
        "n": number(version),
        "date": date_format(day, "j F Y", use_l10n=True),
    }


def _words(text: str, version: int) -> str:
    language = (get_language() or "en")[:2]
    return _file(text, version, language if language in _LANGUAGES else "en")


@cache
def _file(text: str, version: int, language: str) -> str:
    return (_FOLDER / language / f"{text}-{version}.md").read_text(encoding="utf-8")
