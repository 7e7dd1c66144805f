"""From Markdown to HTML that is safe to show: one renderer, one sanitiser, closed lists.

Pure: the same source with the same `Known` gives the same HTML under the same `SANITISER`. The
sanitiser comes last, over everything: what the constructs here make goes through the same closed
lists of tags, attributes and values as raw HTML that an author types. Stored HTML is always made
anew from the source, never from HTML cleaned before.
"""

from articles.markup.clean import SANITISER, clean, is_address
from articles.markup.contents import Heading, contents
from articles.markup.embeds import FRAME_HOSTS
from articles.markup.known import NOTHING, Known, Picture, References, references
from articles.markup.quotes import fingerprint, quoted, with_cards
from articles.markup.render import MAX_RAW_TAGS, Rendered, render
from articles.markup.stopping import HERE, marked
from articles.markup.words import mentioned

__all__ = [
    "FRAME_HOSTS",
    "HERE",
    "MAX_RAW_TAGS",
    "NOTHING",
    "SANITISER",
    "Heading",
    "Known",
    "Picture",
    "References",
    "Rendered",
    "clean",
    "contents",
    "fingerprint",
    "is_address",
    "marked",
    "mentioned",
    "quoted",
    "references",
    "render",
    "with_cards",
]
