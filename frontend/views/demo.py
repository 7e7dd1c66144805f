"""What only a demo shows."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frontend import letters


@require_safe
@never_cache
def mail(request: HttpRequest) -> HttpResponse:
    """The letters that a real site would have sent; nothing there on a real site."""
    if not settings.INKWELL_SHOW_MAIL:
        raise Http404
    return render(request, "frontend/demo_mail.html", {"letters": letters.latest()})
