"""Words that are watched for, and where a text has them. Pure.

An entry of a list is a word or a few in a row. It is found on the borders of words, whatever its
case, its width and the marks or invisible characters in it, and also where letters are replaced by
others that look like them: Cyrillic and Greek ones, digits among letters. Nothing that somebody
types here is ever a pattern; a text is walked once, with at most `MOST_WORDS` steps at each word,
however many entries there are.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Final

#: Words of one entry, and the characters of one.
MOST_WORDS: Final = 8
MOST_CHARACTERS: Final = 80
#: Entries of one list.
MOST_ENTRIES: Final = 10_000

# Letters of other alphabets that are drawn like a Latin one, after UTS 39, and digits that stand
# for letters in disguised words.
_DRAWN_ALIKE: Final = str.maketrans(
    "аеорсухіјѕһԁԛԝвкмнтαορνκιτυχεηβγɑɡıłøđ013457",
    "aeopcyxijshdqwbkmhtaopvkituxenbyagilodoieast",
)
_DIGITS: Final = frozenset("0123456789")
_WORD: Final = re.compile(r"[^\W_]+")
_TAG: Final = re.compile("<[^<>]*>")
_STRESS: Final = str.maketrans("", "", "*~`\\")
#: Where no blanks stand between words, each character is one.
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"
)


class _Folded(dict[int, str]):
    """Tells once of each character what is compared: its plain form in lower case, nothing for
    what the eye skips, a blank for what would become many.
    """

    def __missing__(self, point: int) -> str:
        letter = chr(point)
        plain = unicodedata.normalize("NFKC", letter).casefold()
        if unicodedata.category(letter) in ("Cf", "Mn", "Me"):
            plain = ""
        return self.setdefault(point, plain if len(plain) <= _MOST_OF_ONE else " ")


#: One Arabic sign stands for four words: a text of them would grow by eighteen.
_MOST_OF_ONE: Final = 4
_FOLDED: Final = _Folded()


@dataclass(slots=True)
class _Node:
    """What may follow; `entry` is what ends here."""

    after: dict[str, "_Node"] = field(default_factory=dict)
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Watched:
    """Entries ready to be looked for."""

    root: _Node

    def __bool__(self) -> bool:
        return bool(self.root.after)


def watched(entries: Iterable[str]) -> Watched:
    """Entries, as they were typed, ready to be looked for; those without a word are left out."""
    root = _Node()
    for entry in entries:
        node = root
        for word in tuple(_words(entry))[:MOST_WORDS]:
            node = node.after.setdefault(word, _Node())
        if node is not root:
            node.entry = node.entry or entry
    return Watched(root)


def found_in(text: str, *, of: Watched) -> list[str]:
    """The entries that a text has, each once, in the order in which they end."""
    found: dict[str, None] = {}
    open_at: list[_Node] = []
    for word in _words(text):
        # Each place lives for MOST_WORDS words at most, as no entry is longer.
        open_at = [node.after[word] for node in (*open_at, of.root) if word in node.after]
        for node in open_at:
            if node.entry:
                found[node.entry] = None
    return list(found)


def as_seen(source: str) -> str:
    """Markdown as it is read: without signs and tags that part a word but are not seen in it."""
    return _TAG.sub("", unescape(source).translate(_STRESS))


def entries_of(text: str) -> list[str]:
    """One entry a line, in the order of the lines, each once however it is disguised; empty lines
    and those without a word are left out.
    """
    kept: dict[tuple[str, ...], str] = {}
    for line in text.splitlines():
        entry = " ".join(line.split())
        words = tuple(_words(entry))
        if words:
            kept.setdefault(words, entry)
    return list(kept.values())


def words_of(entry: str) -> int:
    """How many words an entry has, as they are compared."""
    return sum(1 for _ in _words(entry))


def _words(text: str) -> Iterator[str]:
    """The words of a text as they are compared."""
    for word in _WORD.findall(_plain(text)):
        if _UNSPACED.search(word):
            yield from word
        elif word.isdecimal():
            yield word
        else:
            yield word.translate(_DRAWN_ALIKE)


def _plain(text: str) -> str:
    """Folded, without what the eye skips: invisible characters, and marks piled on letters that
    have no letter of their own with them.
    """
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", text).translate(_FOLDED)
