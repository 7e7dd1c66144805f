"""What can be wrong with a request about communities; each text is for the person who asked."""

from ledger.refusal import Refusal


class CommunityError(Refusal):
    """The request was refused; nothing was changed."""

    code = "communities.refused"
