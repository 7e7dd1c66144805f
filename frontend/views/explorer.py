"""The open account books: blocks, payout rounds and the rules they follow."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frontend.pages import explorer, rounds, rule_history, rulebook
from frontend.views.edges import before, query_number, viewer
from ledger.selectors import database_time


@require_safe
def blocks(request: HttpRequest) -> HttpResponse:
    """Blocks, newest first, under the supply."""
    page = explorer.blocks(before=before(request), now=database_time())
    return render(request, "frontend/blocks.html", {"page": page})


@require_safe
def block(request: HttpRequest, height: int) -> HttpResponse:
    """One block: its seal, its signed summary, its leaves."""
    page = explorer.block(height, now=database_time())
    return render(request, "frontend/block.html", {"page": page})


@require_safe
def cycles(request: HttpRequest) -> HttpResponse:
    """Payout rounds, newest first."""
    page = rounds.cycles(before=before(request), now=database_time())
    return render(request, "frontend/cycles.html", {"page": page})


@require_safe
def cycle(request: HttpRequest, number: int) -> HttpResponse:
    """One payout round: its figures, whom it paid, and how it is computed again."""
    page = rounds.cycle(
        number,
        after=query_number(request, "after"),
        reader=viewer(request),
        now=database_time(),
    )
    return render(request, "frontend/cycle.html", {"cycle": page})


@require_safe
def rules(request: HttpRequest, name: str) -> HttpResponse:
    """A rule set as figures."""
    return render(request, "frontend/rules.html", {"rules": rulebook.rules(name)})


@require_safe
def rule_book(request: HttpRequest) -> HttpResponse:
    """The rules in force, what is coming, and what held before."""
    page = rule_history.rule_book(now=database_time())
    return render(request, "frontend/rule_book.html", {"page": page})
