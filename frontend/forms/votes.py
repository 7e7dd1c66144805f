"""The weight of a vote, and the reason of a dispute."""

from django import forms

from frontend.forms.amounts import WholeField
from frontend.pages.prospects import REASONS


class VoteForm(forms.Form):
    """The weight of a vote in whole per cent; a press without one is the voter's usual weight."""

    percent = WholeField(min_value=1, max_value=100, required=False)

    def weight(self, *, usual_bp: int) -> int:
        """Basis points."""
        chosen = self.cleaned_data["percent"]
        return int(chosen) * 100 if chosen else usual_bp


class DisputeForm(VoteForm):
    """A dispute: its weight and a reason of the fixed list."""

    reason = forms.ChoiceField(choices=list(REASONS.items()))
