"""Writes about moderation, by verb. Every one runs in a transaction of its own or its caller's."""

from moderation.services.holding import Held
from moderation.services.limiting import limit_posting
from moderation.services.releasing import approve, send_back, withdraw_held
from moderation.services.submitting import submit, submit_answer
from moderation.services.watching import drop_words, watch_words

__all__ = [
    "Held",
    "approve",
    "drop_words",
    "limit_posting",
    "send_back",
    "submit",
    "submit_answer",
    "watch_words",
    "withdraw_held",
]
