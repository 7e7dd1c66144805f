"""What every view does at the edge: tell who asks, where to go afterwards, and what went wrong."""

from collections.abc import Callable, Iterator
from functools import wraps
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from allauth.account.decorators import reauthentication_required, verified_email_required
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, gettext, override
from django.views.decorators.http import require_POST

from accounts.limits import limit_reached
from accounts.models import Account, Preferences
from accounts.selectors import preferences_of
from accounts.whereabouts import here, reading_in
from frontend import languages
from frontend.numerals import whole_number
from frontend.phrases import number, span, sums
from frontend.refusals import told
from moderation.selectors import office_of

type Context = dict[str, Any]
type View = Callable[..., HttpResponse]
type AnyView = Callable[..., HttpResponseBase]

#: What a letter or a leaked password does not open.
SECOND_KEYS: Final = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def fresh(view: View) -> View:
    """Only who proved in the last five minutes that it is them.

    For changes of security and for what cannot be undone. A view that shows a form on GET is asked
    for the proof then, so that nothing is typed twice; what is posted without it comes back to a
    view that is `shown_again`, and is forgotten for any other.
    """
    proven: View = reauthentication_required(view)
    return login_required(proven)


def money_out(view: View) -> View:
    """`fresh`, and with a confirmed address, so that its owner can be warned and let back in."""
    confirmed: View = verified_email_required(fresh(view))
    return confirmed


def second_key_for_staff(view: View) -> View:
    """A view in which offices act: the site's officers are let in with a second key, as at the
    desk. One query for them alone.
    """

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        account = viewer(request)
        if account is not None and account.is_staff and lacks_second_key(account):
            return no_second_key(request)
        return view(request, *args, **kwargs)

    return entered


def second_key_to_decide(view: View) -> View:
    """A view in which officers decide, those of a community as well: none is let in without a
    second key. Three queries more at most, for who has none.
    """

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        account = viewer(request)
        if account is not None and lacks_second_key(account) and office_of(account).is_any:
            return no_second_key(request)
        return view(request, *args, **kwargs)

    return entered


def lacks_second_key(account: Account) -> bool:
    """Whether a password, or a letter, is all that is needed to be this account. One query."""
    return not is_mfa_enabled(account, types=SECOND_KEYS)


def no_second_key(request: HttpRequest) -> HttpResponse:
    """What is answered to an officer without one."""
    return render(request, "frontend/no_second_key.html", status=HTTPStatus.FORBIDDEN)


def own_sums(view: View) -> View:
    """A view that shows its reader's own wallet, or invented sums: all of them are written out."""

    @wraps(view)
    def shown(*args: Any, **values: Any) -> HttpResponse:
        with sums(hidden=False):
            return view(*args, **values)

    return shown


def form_at(place: Callable[..., str]) -> Callable[[AnyView], AnyView]:
    """A view that takes a form and may show it again under its own address: who reloads that, or
    opens it, is led to the `place` of the form, which is asked with the request and what the
    address names.
    """

    def taking(view: AnyView) -> AnyView:
        taken: AnyView = require_POST(view)

        @wraps(view)
        def asked(request: HttpRequest, *args: Any, **values: Any) -> HttpResponseBase:
            if request.method in ("GET", "HEAD"):
                return HttpResponseRedirect(place(request, *args, **values))
            return taken(request, *args, **values)

        return asked

    return taking


def viewer(request: HttpRequest) -> Account | None:
    """The account that asks, or None for a reader without one."""
    return request.user if isinstance(request.user, Account) else None


def person(request: HttpRequest) -> Account:
    """The account that asks, in a view that only accounts reach."""
    account = viewer(request)
    assert account is not None
    return account


def preferences(request: HttpRequest) -> Preferences:
    """How the reader wants the site; asked of the database once a request."""
    known: Preferences | None = getattr(request, "_preferences", None)
    if known is None:
        known = preferences_of(viewer(request))
        request._preferences = known  # type: ignore[attr-defined] # kept on the request
    return known


def spoken(request: HttpRequest) -> list[str]:
    """Codes of the languages that the reader's browser asks for, and of the page's."""
    accepted = request.headers.get("Accept-Language", "")
    return languages.spoken(accepted, pages=get_language() or "en")


def back(request: HttpRequest, *, default: str = "hot") -> HttpResponseRedirect:
    """To the page that the form, or else its address, named, if it is one of ours."""
    target = request.POST.get("next", request.GET.get("next", ""))
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = resolve_url(default)
    return HttpResponseRedirect(target)


def wish_of(request: HttpRequest) -> str:
    """What the button that was pressed asks for by name: pressed twice, it asks for the same."""
    return request.POST.get("wish", "")


def said(request: HttpRequest, words: str) -> None:
    """Show a sentence on the next page."""
    messages.success(request, words)


def refused(request: HttpRequest, error: Exception | str) -> None:
    """Show on the next page why nothing was done."""
    messages.error(request, error if isinstance(error, str) else told(error))


def only_shown(request: HttpRequest) -> bool:
    """Whether a form comes along with a choice of the language or of light: it is shown again."""
    return "language" in request.POST or "theme" in request.POST


def before(request: HttpRequest) -> int | None:
    """The number in the address before which a list goes on; None without one."""
    return query_number(request, "before")


def query_number(request: HttpRequest, name: str) -> int | None:
    """A whole number in the address's question, that a column could hold; None without one."""
    return whole_number(request.GET.get(name, ""))


def too_many_changes(request: HttpRequest) -> str:
    """Why a new version of a text was not published, when many were just before."""
    words = gettext(
        "You can change texts %(most)s times in %(within)s, and did. Publish again in %(wait)s; "
        "your words are kept."
    )
    return words % limit(request, action="change_text")


def limit(request: HttpRequest, *, action: str) -> dict[str, str]:
    """What was allowed of an action that was refused, and when it is again, in words."""
    found = limit_reached(request, action=action)
    return {
        "most": number(found.most),
        "within": span(found.within),
        "wait": span(found.wait),
    }


def taken(answer: HttpResponse, work: int, *, key: UUID | None) -> HttpResponse:
    """Tell the device that the words are here, so that it forgets what it kept of them."""
    if key is not None:
        # The page's script reads it and takes it away at once; it says nothing that is secret.
        answer.set_cookie(f"answered-{work}", str(key), max_age=3600, samesite="Lax")
    return answer


def table(rows: Iterator[str], *, name: str) -> StreamingHttpResponse:
    """A file of that name, sent line by line in the language of who asks for it, and as their
    country sees it: by the time that the lines are made the answer has left what set both.
    """
    language, country = get_language() or "en", here()

    def lines() -> Iterator[str]:
        with override(language), reading_in(country):
            yield from rows

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
