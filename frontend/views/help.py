"""Help: the subjects, one of them, the words of this place, and an example to play with."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from frontend.forms.help import ExampleForm
from frontend.pages import help
from frontend.pages.glossary import glossary
from frontend.views.edges import own_sums
from ledger.selectors import database_time
from rewards.errors import RewardsError


@require_safe
@own_sums
def contents(request: HttpRequest) -> HttpResponse:
    """Every subject, and the words of this place."""
    terms = glossary(database_time())
    return render(request, "frontend/help.html", {"subjects": help.contents(), "terms": terms})


@require_safe
@own_sums
def page(request: HttpRequest, subject: str) -> HttpResponse:
    """One subject."""
    page = help.page(subject, now=database_time())
    return render(request, "frontend/help_page.html", {"page": page})


@require_safe
@own_sums
def example(request: HttpRequest) -> HttpResponse:
    """What a made-up text would be paid: worked out by the calculation that pays."""
    asked = {name: request.GET[name] for name in ExampleForm.base_fields if name in request.GET}
    usual = {name: each.initial for name, each in ExampleForm.base_fields.items()}
    now = database_time()
    form = ExampleForm(asked or usual, now=now)
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        given = form.cleaned_data
        question = help.Question(
            readers=given["readers"],
            power_milli_ink=given["power"],
            weight_bp=given["weight"] * 100,
            after_seconds=given["when"],
            liquid_bp=given["part"],
        )
        try:
            context["steps"] = help.example(question, now=now)
        except RewardsError:
            context["problem"] = gettext(
                "There is no reward pool yet, so there is nothing to share."
            )
    return render(request, "frontend/help_example.html", context)
