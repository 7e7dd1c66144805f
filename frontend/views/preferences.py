"""How a reader wants to see the pages: kept in a cookie, with or without an account."""

from datetime import timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from frontend.views.edges import back

THEMES: Final = ("paper", "night")


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Choose light or dark; anything else gives the choice back to the system."""
    response = back(request)
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        response.set_cookie("theme", chosen, max_age=timedelta(days=365), samesite="Lax")
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response
