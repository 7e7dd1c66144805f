"""Steps between a right password and being in, where ours differ from allauth's."""

from allauth.account.stages import EmailVerificationStage
from django.http import HttpResponseBase


class DeferredEmailVerification(EmailVerificationStage):  # type: ignore[misc] # no types
    """Whoever signs up with a password is in at once and confirms the address later.

    A passkey is all that a person without a password has: there the address comes first, so that
    losing the device loses nothing.
    """

    def handle(self) -> tuple[HttpResponseBase | None, bool]:
        """Go on at once, or ask for the code that was sent."""
        if self.login.user is not None and not self.login.state.get("passkey_signup"):
            return None, True
        response: tuple[HttpResponseBase | None, bool] = super().handle()
        return response
