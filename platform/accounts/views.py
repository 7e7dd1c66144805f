"""Signing up, with one answer more than allauth has: somebody else was quicker."""

from allauth.account import views
from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext

from accounts.errors import AccountError


class _TakenMeanwhile(views.SignupView):  # type: ignore[misc] # allauth has no types
    """The form was whole when it was checked; registering may still find the name taken."""

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
