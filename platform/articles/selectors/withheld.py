"""Where decisions withhold something, and which text it is that somebody asks for there.

Every request whose country is known asks the first, so each process remembers the answer: while
nothing is withheld anywhere, that is one query in a second at most. A process that did not decide
it itself withholds a text a second later at the latest.
"""

from collections.abc import Collection
from time import monotonic
from typing import Final

from accounts.models import Account
from accounts.whereabouts import here
from articles.models import Article, Withholding
from articles.visibility import for_everybody, withheld_in

#: How long a process goes by what it last found.
EVERY_SECONDS: Final = 1.0


class _Found:
    """The countries that this process last found, and when."""

    at = float("-inf")
    countries: frozenset[str] = frozenset()


def countries_with_withheld() -> frozenset[str]:
    """The countries in which anything is withheld. One query a second at most."""
    if monotonic() - _Found.at >= EVERY_SECONDS:
        found = Withholding.objects.filter(lifted_at=None).values_list("country", flat=True)
        _Found.countries = frozenset(found.distinct())
        _Found.at = monotonic()
    return _Found.countries


def forget_countries() -> None:
    """Look anew when next asked."""
    _Found.at = float("-inf")


def withheld_text(author: str, permlink: str, *, viewer: Account | None) -> int | None:
    """The number of the decision by which the article at an address is withheld from the viewer;
    None where none is. One query, none where nothing is withheld in their country.
    """
    country = here()
    if not country:
        return None
    found = Article.objects.filter(for_everybody(), author__name=author, permlink=permlink)
    if viewer is not None:
        found = found.exclude(author=viewer)
    deciding = withheld_in(country).filter(work__in=found.values("pk")).order_by("pk")
    return deciding.values_list("decision", flat=True).first()


def deciding_here(works: Collection[int]) -> dict[int, int]:
    """The decisions by which these texts are withheld from who asks, by text. One query."""
    found = withheld_in(here()).filter(work__in=works).order_by("-pk")
    return dict(found.values_list("work", "decision"))


def withholdings_of(work: int) -> dict[int, list[str]]:
    """The countries in which each decision withholds a text, by the decision. One query."""
    found = Withholding.objects.filter(work=work, lifted_at=None).order_by("decision", "country")
    by_decision: dict[int, list[str]] = {}
    for decision, country in found.values_list("decision", "country"):
        by_decision.setdefault(decision, []).append(country)
    return by_decision
