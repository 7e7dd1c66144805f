"""Words as they are compared when a reader keeps some out of sight. Pure.

Words are compared whole and without regard to case, as Unicode defines both: letters and digits
with the marks on them, composed and case-folded. Where a script writes no blanks between words
(Chinese, Japanese, Thai and their neighbours) each character counts as a word, so that a phrase is
found wherever it stands. A blank stands before and behind every word, so that a phrase is in a
text where its folded form is part of the folded text.
"""

import re
import unicodedata
from collections.abc import Collection
from typing import Final

#: Characters of one part that are looked at: a body has MAX_BODY at most.
_MOST: Final = 50_000
#: Hashes that are kept of the words of one text, to know it in others.
MAX_HASHES: Final = 200
_MARKS: Final = "".join(
    re.escape(chr(point))
    for point in (*range(0x300, 0x2000), *range(0x20D0, 0x2100), *range(0xFE20, 0xFE30))
    if unicodedata.category(chr(point)).startswith("M")
)
_UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD: Final = re.compile(f"[{_UNSPACED}]|(?:(?![{_UNSPACED}_])[\\w{_MARKS}])+")
#: Between the parts of a text: no phrase reaches across it.
_APART: Final = "\n"


def folded(*parts: str) -> str:
    """The words of some parts of a text; "" where there are none."""
    lines = (_line(part) for part in parts)
    return _APART.join(line for line in lines if line)


def holds(text: str, phrases: Collection[str]) -> bool:
    """Whether a folded text has one of these folded phrases in it."""
    return any(phrase in text for phrase in phrases)


def _line(part: str) -> str:
    words = _WORD.findall(unicodedata.normalize("NFKC", part[:_MOST]).casefold())
    return f" {' '.join(words)} " if words else ""
