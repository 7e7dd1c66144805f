"""allauth's views where ours answer more: who was quicker at signing up, a letter of many, a form
that waited for a proof, and the last key; or ask less: a list of sessions.
"""

from typing import Any
from urllib.parse import urlencode

from allauth.account import views
from allauth.account.utils import get_login_redirect_url
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.views import DeactivateTOTPView
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from allauth.usersessions.views import ListUserSessionsView
from django import forms
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.translation import gettext
from django.views.generic import FormView

from accounts import limits
from accounts.errors import AccountError
from accounts.forms import ResetPasswordForm
from accounts.keys import LAST
from accounts.locks import lock_account
from accounts.models import Account
from accounts.proofs import waited
from accounts.sessions import open_sessions
from ledger.selectors import database_time


class _TakenMeanwhile(views.SignupView):  # type: ignore[misc] # allauth has no types
    """The form was whole when it was checked; registering may still find the name taken. The first
    visit comes first; it leads on to where the person came from.
    """

    def get_success_url(self) -> str:
        """The first visit, with the address that it leads on to."""
        first, onward = resolve_url(settings.ACCOUNT_SIGNUP_REDIRECT_URL), self.get_next_url()
        return f"{first}?{urlencode({'next': onward})}" if onward else first

    def get_authenticated_redirect_url(self) -> str:
        """Who is in already goes on at once."""
        return str(get_login_redirect_url(self.request))

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """The account's first page, or the form again with the reason."""
        try:
            response: HttpResponse = super().form_valid(form)
        except AccountError as problem:
            form.add_error("username", gettext(problem.sentence) % problem.values)
            response = self.form_invalid(form)
        return response


class SignUp(_TakenMeanwhile):
    """Signing up with a password."""


class SignUpByPasskey(_TakenMeanwhile, views.SignupByPasskeyView):  # type: ignore[misc]
    """Signing up with a passkey."""


class ResetPassword(views.PasswordResetView):  # type: ignore[misc] # allauth has no types
    """Asking for a new password. When enough letters went, the newest one is still good."""

    def form_valid(self, form: ResetPasswordForm) -> HttpResponse:
        """The same page whether a letter goes now, went before, or there is no such account."""
        owner = next(iter(form.users), None)
        email = form.cleaned_data["email"]
        if not limits.may_write_to(email, request=self.request, about="password", owner=owner):
            return redirect(self.get_success_url())
        sent: HttpResponse = super().form_valid(form)
        return sent


class ChangeAddress(views.EmailView):  # type: ignore[misc] # allauth has no types
    """The account's address. What was sent before a proof of who sends it is shown once more."""

    def post(self, request: HttpRequest, *args: object, **values: object) -> HttpResponse:
        """What is done, or the page again with the address that was typed."""
        if not waited(request):
            done: HttpResponse = super().post(request, *args, **values)
            return done
        if "action_add" not in request.POST:
            return redirect("account_email")
        shown: HttpResponse = self.render_to_response(self.get_context_data(again=True))
        return shown


class _OneAtATime:
    """One key of an account is removed at a time, so that two at once do not take the other for
    the one that stays.
    """

    def post(self, request: HttpRequest, *args: Any, **values: Any) -> HttpResponse:
        """What the page answers, with the account's row locked."""
        assert isinstance(request.user, Account)
        with transaction.atomic():
            lock_account(request.user.pk)
            response: HttpResponse = super().post(request, *args, **values)  # type: ignore[misc]
        return response


class DeactivateCodes(_OneAtATime, DeactivateTOTPView):  # type: ignore[misc] # no types
    """Switching the code app off."""


class RemovePasskey(_OneAtATime, RemoveWebAuthnView):  # type: ignore[misc] # no types
    """Removing a passkey; allauth asks its adapter for the code app alone."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """The list of keys, with the reason where the last one has to stay."""
        if not get_adapter().can_delete_authenticator(self.get_object()):
            messages.error(self.request, str(LAST))
            return redirect("mfa_list_webauthn")
        response: HttpResponse = super().form_valid(form)
        return response


class Sessions(ListUserSessionsView):  # type: ignore[misc] # allauth has no types
    """Where one is signed in, and the button that signs all other browsers out."""

    def get_context_data(self, **values: Any) -> dict[str, Any]:
        """What the page shows. allauth's own would ask each session whether it is still there."""
        assert isinstance(self.request.user, Account)
        found = open_sessions(self.request.user, now=database_time())
        # Not by `super()`, which is that one.
        return FormView.get_context_data(self, sessions=found, session_count=len(found), **values)
