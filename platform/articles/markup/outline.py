"""The levels of headings: a text begins at the page's next level and never leaves one out.

Who listens to a page walks it by its headings, and a step from the first to the third sounds like
something missing. What an author means by a level is only whether it is above, beside or below
the one before.
"""

import re
from typing import Final

DEEPEST: Final = 6
#: A tag as the sanitiser writes it: attributes in double quotes, in which anything may stand.
_TAG: Final = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:[^">]|"[^"]*")*)>')
_HEADINGS: Final = frozenset(f"h{level}" for level in range(1, DEEPEST + 1))


def outlined(cleaned: str, *, first: int) -> str:
    """Sanitised HTML with its headings from `first` on, each at most one below the one before.

    Doing it twice changes nothing.
    """
    above: list[int] = []
    opened: list[int] = []

    def moved(tag: re.Match[str]) -> str:
        closes, name, rest = tag.groups()
        if name not in _HEADINGS:
            return tag[0]
        if closes:
            return f"</h{opened.pop()}>"
        opened.append(_placed(int(name[1:]), above, first))
        return f"<h{opened[-1]}{rest}>"

    return _TAG.sub(moved, cleaned)


def _placed(level: int, above: list[int], first: int) -> int:
    """The level that one of the author's gets under the headings above it, which it joins."""
    while above and above[-1] >= level:
        above.pop()
    above.append(level)
    return min(DEEPEST, first + len(above) - 1)
