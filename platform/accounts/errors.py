"""What can be wrong with a request about accounts; each text is for the person who asked."""

from ledger.refusal import Refusal


class AccountError(Refusal):
    """The request was refused; nothing was changed."""

    code = "accounts.refused"


class NameRefused(AccountError):
    """The name breaks the rule, is reserved, is taken or looks like one that is."""

    code = "accounts.name-refused"


class EmailTaken(AccountError):
    """Another account already uses the address."""

    code = "accounts.email-taken"


class MemoRefused(AccountError):
    """Whoever blocks somebody is sent tokens, and no words with them."""

    code = "accounts.memo-refused"


class FollowRefused(AccountError):
    """Nobody follows themselves."""

    code = "accounts.follow-refused"


class TooMuchSent(AccountError):
    """More would leave than the owner of the wallet lets."""

    code = "accounts.too-much-sent"


class NotProven(AccountError):
    """Only who proved a moment ago that it is them may do this."""

    code = "accounts.not-proven"


class Suspended(AccountError):
    """The account is suspended: it reads, and writes nothing for others."""

    code = "accounts.suspended"
