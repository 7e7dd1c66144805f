"""Second keys: no account loses the last way to prove that it is its owner who asks.

An account without password and key is opened by codes that its address gets. Nothing would then be
asked before money leaves: allauth takes who has no proof to give for proven.
"""

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy as _

LAST = _("This is the last key of an account without a password. Set a password first.")


class KeyAdapter(DefaultMFAAdapter):  # type: ignore[misc] # allauth has no types
    """allauth's second keys by our rule."""

    error_messages = DefaultMFAAdapter.error_messages | {"cannot_delete_authenticator": LAST}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether a proof is left without this key. One query at most."""
        account = authenticator.user
        if account.has_usable_password():
            return True
        others = Authenticator.objects.filter(user=account).exclude(pk=authenticator.pk)
        return bool(others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())
