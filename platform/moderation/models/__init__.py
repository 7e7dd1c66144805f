"""Tables of moderation."""

from moderation.models.held_text import HeldText
from moderation.models.posting_limit import PostingLimit
from moderation.models.word_list import WordList

__all__ = ["HeldText", "PostingLimit", "WordList"]
