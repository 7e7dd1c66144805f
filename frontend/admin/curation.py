"""Works and votes at the desk: to look at."""

from django.utils.translation import gettext_lazy as _

from curation.models import VoteEvent, Work
from frontend.admin.codes import VOTES
from frontend.admin.columns import counted, digest, link, moment, plain, said
from frontend.admin.reading import Reading
from frontend.admin.site import desk
from frontend.pages.prospects import REASONS


class Works(Reading):
    """What can be voted on and paid."""

    many, one = _("Works"), _("Work")
    columns = (
        plain("id", _("Number")),
        link("author", _("Author's wallet"), to="ledger_wallet"),
        counted("upvotes", _("Upvotes")),
        counted("downvotes", _("Disputes")),
        moment("closes_at", _("Closes")),
        moment("paid_at", _("Paid")),
    )
    more = (
        link("host", _("Community's wallet"), to="ledger_wallet"),
        moment("opened_at", _("Opened")),
        counted("net_rshares", _("Vote strength")),
        plain("declined", _("Payment declined")),
        moment("disqualified_at", _("Taken out of the payout")),
        plain("rules", _("Rules")),
        digest("commitment", _("Commitment")),
    )


class Votes(Reading):
    """Votes as they happened. A search takes a vote's number or its work's."""

    many, one = _("Votes"), _("Vote")
    numbers = ("pk", "work_id")
    columns = (
        plain("seq", _("Number")),
        link("work", _("Work"), to="curation_work"),
        link("voter", _("Voter's wallet"), to="ledger_wallet"),
        said("kind", _("Kind"), of=VOTES),
        counted("rshares", _("Vote strength")),
        moment("at", _("Time")),
    )
    more = (
        plain("weight_bp", _("Weight in hundredths of a per cent")),
        counted("mana_used", _("Budget used")),
        said("reason", _("Reason"), of=REASONS),
        plain("revision", _("Version seen")),
    )


desk.register(Work, Works)
desk.register(VoteEvent, Votes)
