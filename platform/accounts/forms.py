"""allauth's forms where ours promise more: nobody learns which addresses are known here.

Signing up with an address that somebody has confirmed looks like any other sign-up: both accounts
claim it, and only who reads its mail can confirm it. In return an address that is not confirmed
opens nothing: no code and no new password is sent to it.
"""

from allauth.account import forms
from allauth.account.models import EmailAddress
from django.http import HttpRequest

from accounts.models import Account
from accounts.services import claim_email, register
from ledger.selectors import database_time


class SignUpForm(forms.SignupForm):  # type: ignore[misc] # allauth has no types
    """Name, address and password; with a passkey, without the last."""

    def validate_unique_email(self, value: str) -> str:
        """Any address can be claimed."""
        return value

    def save(self, request: HttpRequest) -> Account:
        """Register the account that the valid form describes."""
        data = self.cleaned_data
        account = register(
            data["username"], password=data.get("password1") or None, now=database_time()
        )
        claim_email(account, email=data["email"])
        return account


class ResetPasswordForm(forms.ResetPasswordForm):  # type: ignore[misc] # allauth has no types
    """A new password for who confirmed the address."""

    users: list[Account]

    def clean_email(self) -> str:
        """The address; the letter to it says whether an account is behind it."""
        email: str = super().clean_email()
        self.users = [user for user in self.users if _confirmed(user, email)]
        return email


class RequestLoginCodeForm(forms.RequestLoginCodeForm):  # type: ignore[misc] # no types
    """A code to sign in with for who confirmed the address."""

    _user: Account | None

    def clean_email(self) -> str:
        """The address; the letter to it says whether an account is behind it."""
        email: str = super().clean_email()
        if self._user is not None and not _confirmed(self._user, email):
            self._user = None
        return email


def _confirmed(account: Account, email: str) -> bool:
    claims = EmailAddress.objects.filter(user=account, email=email.lower(), verified=True)
    return bool(claims.exists())
