"""Gathering all that is wrong with a text, so that its author hears of it at once. Pure."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from articles.errors import ArticleError, ManyReasons


class Reasons:
    """What was found wrong so far, each with the place that it is about."""

    def __init__(self, found: Iterable[ArticleError] = ()) -> None:
        self.found = list(found)

    def add(self, place: str, *errors: ArticleError) -> None:
        """Note reasons; those that know their own place keep it."""
        for error in errors:
            error.place = error.place or place
            self.found.append(error)

    @contextmanager
    def about(self, place: str) -> Iterator[None]:
        """Note what is refused within, and go on."""
        try:
            yield
        except ArticleError as error:
            self.add(place, *error.reasons)

    def refuse(self) -> None:
        """Raise what was found: one reason as itself, several as ManyReasons, none not at all."""
        if len(self.found) == 1:
            raise self.found[0]
        if self.found:
            raise ManyReasons(self.found)
