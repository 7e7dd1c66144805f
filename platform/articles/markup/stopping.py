"""The part of a text at which a reader stopped, given an address of its own on the page."""

import re
from html.parser import HTMLParser
from typing import Final

#: The id of that part; a text cannot have it, whose own ids begin with `s-`.
HERE: Final = "go-on"
_VOID: Final = frozenset({"img", "hr", "br", "wbr", "input", "source"})
_ID: Final = re.compile(r"\sid=")


def marked(html: str, part: int) -> str:
    """The stored HTML with the id HERE at its part of that number, counted from 0 as a browser
    counts the children; unchanged where there are fewer parts.
    """
    found = _Parts(html, part).place
    if found is None:
        return html
    start, tag = found
    if _ID.search(tag):
        # A heading keeps the id that the table of contents leads to.
        end = start + len(tag)
        return f'{html[:end]}<span id="{HERE}"></span>{html[end:]}'
    cut = start + 1 + len(re.match(r"<(\w+)", tag)[1])  # type: ignore[index] # a tag has a name
    return f'{html[:cut]} id="{HERE}"{html[cut:]}'


class _Parts(HTMLParser):
    """Looks for the start of one of the outermost elements."""

    def __init__(self, html: str, part: int) -> None:
        super().__init__(convert_charrefs=False)
        self.place: tuple[int, str] | None = None
        self._part, self._depth, self._seen = part, 0, 0
        self._lines = [0]
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count what stands outermost."""
        if self._depth == 0:
            if self._seen == self._part:
                line, column = self.getpos()
                self.place = (self._lines[line - 1] + column, self.get_starttag_text() or "")
            self._seen += 1
        if tag not in _VOID:
            self._depth += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """What is closed at once holds nothing."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._depth -= 1

    def handle_endtag(self, tag: str) -> None:
        """Back out of an element."""
        if tag not in _VOID:
            self._depth = max(0, self._depth - 1)
