"""allauth's forms where ours promise more.

Nobody learns which addresses are known here. Signing up with an address that somebody confirmed
looks like any other sign-up: both accounts claim it, and only who reads its mail can confirm it.
In return an address that is not confirmed opens nothing: no code and no new password is sent to
it.
"""

from typing import Any

from allauth.account import forms
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.mfa import app_settings as mfa
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.forms import CharField, Form, HiddenInput
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts import limits
from accounts.models import Account
from accounts.services import claim_email, prefer, register
from accounts.zones import zone_or_none
from ledger.selectors import database_time


class _Addressed(Form):
    """Calls the address what every other form calls it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        self.fields["email"].widget.attrs.pop("placeholder", None)


class SignUpForm(_Addressed, forms.SignupForm):  # type: ignore[misc] # allauth has no types
    """Name, address and password; with a passkey, without the last."""

    #: Filled in by script from the browser's clock; without it times are in UTC.
    time_zone = CharField(
        required=False, max_length=60, widget=HiddenInput(attrs={"data-time-zone": ""})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Name")

    def validate_unique_email(self, value: str) -> str:
        """Any address can be claimed."""
        return value

    def clean_time_zone(self) -> str:
        """A zone that can be chosen in the settings too, or none."""
        return zone_or_none(self.cleaned_data["time_zone"])

    def save(self, request: HttpRequest) -> Account:
        """Register the account that the valid form describes, with its time zone if it has one."""
        data = self.cleaned_data
        account = register(
            data["username"], password=data.get("password1") or None, now=database_time()
        )
        claim_email(account, email=data["email"])
        if data["time_zone"]:
            prefer(account, time_zone=data["time_zone"])
        return account


class LoginForm(forms.LoginForm):  # type: ignore[misc] # allauth has no types
    """Whatever the person remembers, and the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Name or e-mail address")
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class AddEmailForm(_Addressed, forms.AddEmailForm):  # type: ignore[misc] # allauth has no types
    """Another address."""


class ResetPasswordForm(_Addressed, forms.ResetPasswordForm):  # type: ignore[misc] # no types
    """A new password for who confirmed the address."""

    users: list[Account]

    def clean_email(self) -> str:
        """The address; the letter to it says whether an account is behind it."""
        email: str = super().clean_email()
        self.users = [user for user in self.users if _confirmed(user, email)]
        return email

    def save(self, request: HttpRequest, **values: Any) -> str:
        """Write the letter. Whether an account is behind the address does not show in how long
        that takes: where there is none, the work of making its key is done all the same.
        """
        email: str = self.cleaned_data["email"]
        if not self.users:
            nobody = Account(pk=0)
            _confirmed(nobody, email)
            forms.default_token_generator.make_token(nobody)
        super().save(request, **values)
        return email


class RequestLoginCodeForm(_Addressed, forms.RequestLoginCodeForm):  # type: ignore[misc]
    """A code to sign in with for who confirmed the address."""

    _user: Account | None

    def clean_email(self) -> str:
        """The address; the letter to it says whether an account is behind it."""
        # Before the attempt is counted: allauth asks at its other forms only.
        get_adapter().clean_email(self.cleaned_data["email"])
        email: str = super().clean_email()
        if self._user is not None and not _confirmed(self._user, email):
            self._user = None
        if not limits.may_write_to(email, request=context.request, about="code", owner=self._user):
            raise get_adapter().validation_error("too_many_codes")
        return email


class OnceOnly(mfa_forms.BaseAuthenticateForm):  # type: ignore[misc] # allauth has no types
    """A code of the app counts once for as long as it is good, not only for half a minute."""

    def clean_code(self) -> str:
        """The code, marked as used; wrong ones count by the browser's address as well."""
        counted = limits.guess(context.request)
        if counted is None:
            raise get_adapter().validation_error("too_many_login_attempts")
        code: str = super().clean_code()
        counted.rollback()
        if self.authenticator.type == Authenticator.Type.TOTP:
            key = self.authenticator.wrap()._get_used_cache_key(code)
            cache.set(key, "y", timeout=mfa.TOTP_PERIOD * (2 * mfa.TOTP_TOLERANCE + 1))
        return code


class AuthenticateForm(OnceOnly, mfa_forms.AuthenticateForm):  # type: ignore[misc] # no types
    """The second key when signing in."""


class ReauthenticateForm(OnceOnly, mfa_forms.ReauthenticateForm):  # type: ignore[misc] # no types
    """The second key when asked whether it is you."""


def _confirmed(account: Account, email: str) -> bool:
    claims = EmailAddress.objects.filter(user=account, email=email.lower(), verified=True)
    return bool(claims.exists())
