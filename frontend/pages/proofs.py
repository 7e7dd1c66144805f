"""What a proof of who sits at the browser is asked for, in the words of the page that asks."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: By the name of the address. Whatever asks for a proof stands here; a test walks them.
DEEDS: Final[Mapping[str, Promise]] = MappingProxyType(
    {
        "send": _("Send INK"),
        "power_up": _("Power up"),
        "power_down": _("Power down"),
        "lend": _("Lend power"),
        "tip": _("Give a tip"),
        "settings_limits": _("Raise the limits on sending"),
        "proposal": _("Sign or stop what takes two signatures"),
        "community_share": _("Change the share of a community"),
        "community_spend": _("Ask for a payment of a community"),
        "spending": _("Sign or stop a payment of a community"),
        "settings_close": _("Close the account"),
        "account_email": _("Change the e-mail address"),
        "mfa_activate_totp": _("Switch the code app on"),
        "mfa_deactivate_totp": _("Switch the code app off"),
        "mfa_view_recovery_codes": _("See the recovery codes"),
        "mfa_download_recovery_codes": _("See the recovery codes"),
        "mfa_generate_recovery_codes": _("Make new codes"),
        "mfa_add_webauthn": _("Add a passkey"),
        "mfa_edit_webauthn": _("Rename the passkey"),
        "mfa_remove_webauthn": _("Remove the passkey"),
    }
)


def deed(name: str) -> str:
    """What is done at an address of this name; empty where that needs no proof."""
    return str(DEEDS.get(name, ""))
