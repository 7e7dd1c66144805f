"""A text that somebody wants to publish, before anybody has looked whether it can be. Pure."""

from dataclasses import dataclass

from articles.choices import DEFAULT as NO_CHOICES
from articles.choices import Choices
from articles.options import DEFAULT, Options, Share
from articles.planning import Hour


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be published, as it was typed and chosen."""

    title: str
    body: str
    tags: tuple[str, ...] = ()
    language: str = "en"
    #: The slug of a community; "" for none.
    community: str = ""
    options: Options = DEFAULT
    choices: Choices = NO_CHOICES
    #: Basis points that the community takes of the author's part, as the author saw it; None for
    #: who saw nothing and takes what there is.
    host_bp: int | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """That it goes out at an hour, None for at once, when those have answered who get a share."""

    hour: Hour | None = None
    shares: tuple[Share, ...] = ()


AT_ONCE = Wish()
