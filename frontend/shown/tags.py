"""The head of a tag's page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TagHead:
    """What a reader may do about a tag, and what stands now in words."""

    name: str
    followed: bool = False
    hidden: bool = False
    words: str = ""
