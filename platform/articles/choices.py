"""Everything an author chooses about a text beside its words and its reward. Pure."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from articles.errors import TextRefused
from articles.labels import Labels, check_labels
from articles.polls import Question, check_question
from articles.reasons import Reasons


class Audience(StrEnum):
    """Who may read a text."""

    EVERYBODY = "everybody"
    CIRCLES = "circles"


class Answers(StrEnum):
    """Who may answer a text; its author always may."""

    OPEN = "open"
    #: Whom the author follows.
    FOLLOWED = "followed"
    CIRCLES = "circles"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Choices:
    """`readers` and `answerers` are numbers of the author's circles, where circles are chosen."""

    labels: Labels = Labels()
    audience: Audience = Audience.EVERYBODY
    readers: tuple[int, ...] = ()
    answers: Answers = Answers.OPEN
    #: Whether others may re-share and quote it.
    passing_on: bool = True
    answerers: tuple[int, ...] = ()
    #: The title of the series it belongs to; "" for none.
    series: str = ""
    #: The address here of the text that it translates; "" for none.
    original: str = ""
    #: The number of one of the author's pictures, 0 for no cover; None leaves it as it is.
    cover: int | None = None
    #: Asked once, when the text is published.
    question: Question | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """What an author wrote here that readers see."""
        labels, asked = self.labels, self.question
        poll = () if asked is None else (asked.words, *asked.options)
        return (labels.sponsor, labels.sensitive, labels.canonical, self.series, *poll)


DEFAULT: Final = Choices()


def check_choices(choices: Choices) -> Choices:
    """Return the choices with nothing in them that has no effect.

    TextRefused, or ManyReasons where several cannot be.
    """
    reasons, labels, question = Reasons(), choices.labels, choices.question
    readers = choices.readers if choices.audience is Audience.CIRCLES else ()
    answerers = choices.answerers if choices.answers is Answers.CIRCLES else ()
    with reasons.about(""):
        labels = check_labels(labels)
    if choices.audience is Audience.CIRCLES and not readers:
        reasons.add("readers", TextRefused("Choose at least one circle for which the text is."))
    if choices.answers is Answers.CIRCLES and not answerers:
        reasons.add(
            "answerers", TextRefused("Choose at least one circle whose members may answer.")
        )
    with reasons.about(""):
        question = check_question(question) if question else None
    reasons.refuse()
    return replace(
        choices,
        labels=labels,
        readers=tuple(dict.fromkeys(readers)),
        answerers=tuple(dict.fromkeys(answerers)),
        question=question,
    )
