"""Settings: one page a subject, each a form that says what was kept."""

from collections.abc import Callable, Mapping
from functools import partial

from django import forms
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Account
from accounts.proofs import shown_again, waited
from accounts.services import prefer
from articles.errors import ArticleError
from articles.selectors import languages_in_use
from articles.services import choose_reading, close_account
from frontend.forms.settings import (
    ONESELF,
    CloseForm,
    MailForm,
    ProfileForm,
    ReadingForm,
    WritingForm,
    profile_of,
    reading_of,
)
from frontend.pages import security as pages
from frontend.pages.pacing import paces_of
from frontend.refusals import told
from frontend.views.edges import before, fresh, own_sums, person, preferences, said, spoken
from ledger.selectors import database_time
from moderation.services import describe_person

type Values = Mapping[str, object]


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """What others see."""
    account = person(request)

    def keep(account: Account, *, display_name: str, about: str, sums_seen_by: str) -> None:
        describe_person(
            account,
            display_name=display_name,
            about=about,
            keeps_sums=sums_seen_by == ONESELF,
            now=database_time(),
        )

    return _page(
        request,
        ProfileForm,
        profile_of(account),
        keep,
        title=_("Profile"),
        template="frontend/settings_profile.html",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def reading(request: HttpRequest) -> HttpResponse:
    """Languages, times, sums and votes."""

    def keep(account: Account, *, usual_percent: int, **choices: object) -> None:
        choose_reading(account, usual_weight_bp=usual_percent * 100, **choices)

    chosen = preferences(request)
    shape = partial(
        ReadingForm,
        chosen=chosen.reading_languages,
        likely=[*spoken(request), *languages_in_use()],
    )
    return _page(
        request,
        shape,
        reading_of(chosen),
        keep,
        title=_("Reading"),
        template="frontend/settings_reading.html",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def writing(request: HttpRequest) -> HttpResponse:
    """What a new text starts with, and how fast one can go on."""
    chosen = preferences(request)
    initial = {"reward": chosen.reward, "licence": chosen.licence}
    return _page(
        request,
        WritingForm,
        initial,
        prefer,
        title=_("Writing"),
        template="frontend/settings_writing.html",
        paces=paces_of(person(request), now=database_time()),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def mail(request: HttpRequest) -> HttpResponse:
    """Which letters come."""
    initial = {"digest": preferences(request).digest}
    return _page(request, MailForm, initial, prefer, title=_("Mail"))


@require_safe
@login_required
def security(request: HttpRequest) -> HttpResponse:
    """How the account is opened, and what happened to it."""
    page = pages.security(person(request), before=before(request), now=database_time())
    return render(request, "frontend/settings_security.html", {"security": page})


@shown_again
@require_http_methods(["GET", "HEAD", "POST"])
@fresh
@own_sums
def close(request: HttpRequest) -> HttpResponse:
    """Leave: asks once, names the account, and says what stays.

    What was sent before a proof of who sends it is asked again.
    """
    account = person(request)
    sent = request.POST if request.method == "POST" else None
    form, again = CloseForm(sent, account_name=account.name), waited(request)
    if form.is_bound and form.is_valid() and not again:
        erase_texts = form.cleaned_data["texts"] == "erase"
        certificate = close_account(account, erase_texts=erase_texts, now=database_time())
        logout(request)
        return redirect("erasure", certificate.pk, certificate.key)
    page = pages.leaving(account)
    context = {"form": form, "leaving": page, "again": again}
    return render(request, "frontend/settings_close.html", context)


def _page(
    request: HttpRequest,
    shape: Callable[..., forms.Form],
    initial: Values,
    keep: Callable[..., object],
    *,
    title: Promise,
    template: str = "frontend/settings.html",
    **context: object,
) -> HttpResponse:
    """Show a form with what is chosen, or keep what was sent and come back."""
    form = shape(request.POST if request.method == "POST" else None, initial=dict(initial))
    if form.is_bound and form.is_valid():
        try:
            keep(person(request), **form.cleaned_data)
        except ArticleError as error:
            form.add_error(None, told(error))
        else:
            said(request, gettext("Kept."))
            return redirect(request.path)
    return render(request, template, {"form": form, "title": title, **context})
