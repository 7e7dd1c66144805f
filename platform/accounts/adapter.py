"""allauth by our rules: names, letters, alerts and limits. Its forms decide nothing else."""

from contextlib import suppress
from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.email_verification import send_verification_email_for_user
from allauth.account.internal.userkit import filter_users_by_email
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts import devices, limits, proofs
from accounts.addresses import can_be_written_to
from accounts.errors import AccountError
from accounts.mail import notify, origin, write
from accounts.models import Account, Event
from accounts.names import fold
from accounts.services import free_name
from ledger.selectors import database_time

#: What allauth tells about, by the name of its template.
_ALERTS: Final = {
    "account/email/password_changed": Event.PASSWORD_CHANGED,
    "account/email/password_set": Event.PASSWORD_CHANGED,
    "account/email/password_reset": Event.PASSWORD_RESET,
    "account/email/email_changed": Event.EMAIL_CHANGED,
    "account/email/email_deleted": Event.EMAIL_CHANGED,
    "mfa/email/totp_activated": Event.TOTP_ON,
    "mfa/email/totp_deactivated": Event.TOTP_OFF,
    "mfa/email/webauthn_added": Event.KEY_ADDED,
    "mfa/email/webauthn_removed": Event.KEY_REMOVED,
    "mfa/email/recovery_codes_generated": Event.CODES_MADE,
}
#: Of what a template of allauth's is given, the words that ours need.
_FACTS: Final = ("code", "password_reset_url", "signup_url", "from_email", "to_email")
_SAID_BY_THE_PAGE: Final = (
    *("logged_in.txt", "logged_out.txt"),
    *("email_confirmation_sent.txt", "login_code_sent.txt"),
)
_EMAIL_STAGE: Final = "allauth.account.stages.EmailVerificationStage"


class Adapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth has no types
    """Names by our rule, letters through our outbox, alerts into the account's log."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "email_password_mismatch": _("No account has this address with this password."),
        "enter_current_password": _("This is not your present password."),
        "impossible_email": _("No letter can be sent to this address; look for a slip in it."),
        "incorrect_code": _("This is not the code. Look at the newest letter and try again."),
        "incorrect_password": _("This is not your password."),
        "max_email_addresses": _("An account has one address."),
        "rate_limited": _("That was often. Wait a minute before you ask for another code."),
        "same_as_current": _("This is the address you have already."),
        "email_taken": _("Another account uses this address; give another one."),
        "too_many_login_attempts": _(
            "Too many attempts. Wait an hour, or sign in with a code that is sent by mail."
        ),
        "too_many_codes": _(
            "Many codes went to this address lately; the next one may go in an hour or tomorrow. "
            "Use the password, or ask for a new one: the newest letter about it is good for three "
            "days."
        ),
        "username_password_mismatch": _("No account has this name with this password."),
    }

    def clean_username(self, username: str, shallow: bool = False) -> str:
        """The name as it will be kept. ValidationError with the reason it cannot be had."""
        try:
            return free_name(username)
        except AccountError as reason:
            raise ValidationError(gettext(reason.sentence), params=reason.values) from reason

    def clean_email(self, email: str) -> str:
        """The address. ValidationError where no letter can ever be sent to it."""
        if not can_be_written_to(email):
            raise self.validation_error("impossible_email")
        return email

    def get_login_stages(self) -> list[str]:
        """allauth's steps, with the address confirmed later."""
        ours = "accounts.stages.DeferredEmailVerification"
        return [ours if path == _EMAIL_STAGE else path for path in super().get_login_stages()]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write a letter for the worker, with what its words need."""
        template = template_prefix.rsplit("/", 1)[-1]
        facts = {key: str(context[key]) for key in _FACTS if context.get(key)}
        user = context.get("user")
        if isinstance(user, Account):
            facts["name"] = user.name
        if template.startswith("email_confirmation") and _is_anothers(email, user):
            template = "email_is_anothers"
        write(template, to=email, facts=facts, now=database_time())

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Account,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Note what changed in the account's log and tell its owner."""
        notify(
            user,
            kind=_ALERTS[template_prefix],
            facts={key: str(value) for key, value in (context or {}).items() if key in _FACTS},
            origin=origin(self.request),
            to=email or "",
            now=database_time(),
        )

    def post_login(
        self, request: HttpRequest, user: Account, *, signup: bool, **rest: Any
    ) -> HttpResponse:
        """Note the sign-in; tell the owner when this browser is new to the account."""
        response: HttpResponse = super().post_login(request, user, signup=signup, **rest)
        known = signup or devices.is_known(request, user)
        notify(
            user,
            kind=Event.SIGNED_IN if known else Event.NEW_DEVICE,
            origin=origin(request),
            now=database_time(),
        )
        devices.remember(response, request=request, account=user)
        if signup and not user.email:
            # The letter with the code goes out now; nobody has to wait for it.
            with suppress(ImmediateHttpResponse):
                send_verification_email_for_user(request, user)
        return response

    def add_message(self, request: HttpRequest, *args: Any, **rest: Any) -> None:
        """Everything but what the page says by itself: in, out, a code is on its way."""
        template = rest.get("message_template") or (args[1] if len(args) > 1 else "") or ""
        if not template.endswith(_SAID_BY_THE_PAGE):
            super().add_message(request, *args, **rest)

    def get_reauthentication_methods(self, user: Account) -> list[dict[str, Any]]:
        """How somebody proves that it is them: with a second key, by that and not by password.

        A password alone opens no such account, so it proves nothing in an open browser either.
        """
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [each for each in methods if each["id"] != "reauthenticate"] or methods

    def is_reauthentication_required(self, *, app: str, **rest: Any) -> bool:
        """Whether a proof is asked for: not of who gave it a moment ago to log in."""
        required: bool = super().is_reauthentication_required(app=app, **rest)
        return required and not proofs.came_in_by_a_proof(context.request)

    def reauthenticate(self, user: Account, password: str) -> bool:
        """Whether it is the account's password. Where that renews the hash, since a stronger one
        is the rule now, the session goes on: it holds a digest of the hash.
        """
        hashed = user.password
        proved: bool = super().reauthenticate(user, password)
        user.refresh_from_db(fields=["password"])
        if proved and user.password != hashed:
            update_session_auth_hash(context.request, user)
        return proved

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count a password by the browser's address, then by the account."""
        self._guess = limits.guess(request)
        if self._guess is None:
            raise self.validation_error("too_many_login_attempts")
        super().pre_authenticate(request, **credentials)

    def _rollback_login_failed_rl_usage(self) -> None:
        """The password was right: this guess counts for nobody."""
        super()._rollback_login_failed_rl_usage()
        if self._guess is not None:
            self._guess.rollback()

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """One count an account, whether its name or its address is typed, and one for browsers
        that it signed in with: guesses from elsewhere keep nobody out at home.
        """
        typed = fold(credentials.get("email") or credentials.get("username") or "")
        number = Account.objects.filter(name=typed).values_list("pk", flat=True).first()
        if number is None:
            number = next((user.pk for user in filter_users_by_email(typed)), None)
        if number is None:
            return f"nobody {typed}"
        known = devices.is_known(request, Account(pk=number))
        return f"account {number} at home" if known else f"account {number}"


def _is_anothers(email: str, user: object) -> bool:
    confirmed = EmailAddress.objects.filter(email=email.lower(), verified=True)
    owner = confirmed.values_list("user_id", flat=True).first()
    asking = user.pk if isinstance(user, Account) else None
    return owner is not None and owner != asking
