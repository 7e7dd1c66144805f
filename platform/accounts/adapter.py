"""Signing up through allauth: its form decides nothing, `register` does."""

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext

from accounts.errors import AccountError
from accounts.models import Account
from accounts.services import free_email, free_name, register
from ledger.selectors import database_time


class Adapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth has no types
    """Names and addresses by our rules; a new account gets its wallet and its lent stake."""

    def clean_username(self, username: str, shallow: bool = False) -> str:
        """The name as it will be kept. ValidationError with the reason it cannot be had."""
        try:
            return free_name(username)
        except AccountError as reason:
            raise ValidationError(gettext(reason.sentence), params=reason.values) from reason

    def clean_email(self, email: str) -> str:
        """The address as given. ValidationError when another account uses it."""
        try:
            return free_email(email)
        except AccountError as reason:
            raise ValidationError(gettext(reason.sentence), params=reason.values) from reason

    def save_user(
        self, request: HttpRequest, user: Account, form: Form, commit: bool = True
    ) -> Account:
        """Register the account that a valid form describes."""
        data = form.cleaned_data
        return register(
            data["username"],
            email=data.get("email") or "",
            password=data["password1"],
            now=database_time(),
        )
