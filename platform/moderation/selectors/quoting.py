"""Whether words that a decision quotes stand in the text that it is about."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from articles.folding import folded
from articles.models import PollOption, Revision

#: Where who quotes left words out.
_LEFT_OUT: Final = re.compile(r"[\[(]?(?:\.{3}|…)[\])]?")
_BLOCK: Final = re.compile(
    r"</?(?:p|br|li|ul|ol|h\d|td|th|tr|table|div|section|blockquote|pre|hr|dt|dd|figure)\b[^>]*>"
)
_TAG: Final = re.compile(r"<[^>]*>")
_SEEN_OR_HEARD: Final = re.compile(r"<(?:img|picture|video|audio)\b")


def stands_in(work_id: int, *, quoted: str) -> bool:
    """Whether all of these words stand in some version of a text that is kept, as its source or as
    it is read, whatever their case and their blanks. What is in a picture, a film or sound is not
    looked for: a text with one has any words. At most two queries.
    """
    missing = [words for part in _LEFT_OUT.split(quoted) if (words := folded(part))]
    for text in _texts(work_id):
        if text is None:
            return True
        missing = [words for words in missing if words not in text]
        if not missing:
            return True
    return not missing


def _texts(work_id: int) -> Iterator[str | None]:
    """The words of each version, the newest first, then those of its poll; None for what has a
    picture.
    """
    rows = Revision.objects.filter(work=work_id).order_by("-number")
    for title, body, html in rows.values_list("title", "body", "html").iterator():
        if _SEEN_OR_HEARD.search(html):
            yield None
        yield folded(title, body, unescape(_TAG.sub("", _BLOCK.sub(" ", html))))
    options = PollOption.objects.filter(poll=work_id).values_list("poll__question", "words")
    yield folded(*(words for each in options for words in each))
