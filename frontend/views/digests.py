"""Ending the digest from a letter, without logging in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from frontend import digests


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """One press ends it; only opening the address does not, because mail servers open addresses.

    The mail program's own button posts here without a form of ours (RFC 8058), so there is no
    form token; the signed address is the right to do this one thing.
    """
    account = digests.account_of_token(token)
    if account is None:
        raise Http404
    stopped = request.method == "POST"
    if stopped:
        digests.stop(account)
    return render(request, "frontend/stop_digest.html", {"stopped": stopped})
