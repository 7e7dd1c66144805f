"""A quoted text in a few lines."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """The card of a quoted text; of one that was taken away only its author's name is left."""

    url: str
    author: str
    author_url: str
    title: str
    excerpt: str
    language: str
    #: What is sensitive in it, where the reader wants to be warned: its beginning is not shown.
    warning: str
    gone: bool
