"""How much may leave one's wallet."""

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.forms.amounts import AmountField


class LimitsForm(forms.Form):
    """Two limits; nothing written is no limit, 0 lets nothing leave."""

    each = AmountField(
        label=_("At most by transfer or tip"),
        least=0,
        required=False,
        help_text=_("INK. Empty for no limit; 0 lets nothing leave."),
    )
    day = AmountField(
        label=_("At most in 24 hours, all together"),
        least=0,
        required=False,
        help_text=_("INK. Counted back from each moment, not from midnight."),
    )
