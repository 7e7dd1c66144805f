"""How much a benchmark does: as little as proves that it runs, as much as it needs, or all."""

from enum import StrEnum


class Size(StrEnum):
    """Chosen once for a run; each benchmark says what it means for it."""

    TINY = "tiny"
    """Seconds in all: figures mean nothing, but a benchmark that broke is found."""
    USUAL = "usual"
    FULL = "full"
    """Also what takes ten minutes or more."""

    def pick[T](self, *, tiny: T, usual: T, full: T | None = None) -> T:
        """The amount for this size; `full` is `usual` unless it is given."""
        if self is Size.TINY:
            return tiny
        return usual if full is None or self is Size.USUAL else full
