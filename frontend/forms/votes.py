"""The weight of a vote, and the reason of a dispute."""

from django import forms


class VoteForm(forms.Form):
    """The weight of a vote in whole per cent; a press without one is the usual, full weight."""

    percent = forms.IntegerField(min_value=1, max_value=100, required=False)

    def weight(self) -> int:
        """Basis points."""
        return int(self.cleaned_data["percent"] or 100) * 100


class DisputeForm(VoteForm):
    """A dispute: its weight and a reason of the fixed list."""

    reason = forms.CharField(max_length=40)
