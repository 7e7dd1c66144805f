"""What a poll may be. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from articles.errors import TextRefused
from articles.reasons import Reasons
from articles.wording import one_line

MAX_QUESTION: Final = 200
MAX_OPTION: Final = 100
MOST_OPTIONS: Final = 10
DAYS: Final = (1, 3, 7, 14, 30)


@dataclass(frozen=True, slots=True)
class Question:
    """A question, its answers in order, whether several may be chosen, and for how long."""

    words: str
    options: tuple[str, ...]
    several: bool = False
    days: int = 7

    @property
    def length(self) -> timedelta:
        """How long it is open."""
        return timedelta(days=self.days)


def check_question(question: Question) -> Question:
    """Return the question as it is stored; TextRefused, or ManyReasons for several."""
    reasons, words = Reasons(), one_line(question.words)
    options = tuple(dict.fromkeys(filter(None, map(one_line, question.options))))
    with reasons.about("poll_question"):
        if not 1 <= len(words) <= MAX_QUESTION:
            raise TextRefused("A poll's question has 1 to %(most)s characters.", most=MAX_QUESTION)
    with reasons.about("poll_options"):
        _check_options(options)
    with reasons.about("poll_days"):
        if question.days not in DAYS:
            raise TextRefused("A poll is open for one of the lengths that are offered.")
    reasons.refuse()
    return Question(words, options, question.several, question.days)


def _check_options(options: Sequence[str]) -> None:
    if not 2 <= len(options) <= MOST_OPTIONS:
        raise TextRefused(
            "A poll has 2 to %(most)s different answers; this one has %(count)s.",
            most=MOST_OPTIONS,
            count=len(options),
        )
    if any(len(option) > MAX_OPTION for option in options):
        raise TextRefused("A poll's answer has at most %(most)s characters.", most=MAX_OPTION)
