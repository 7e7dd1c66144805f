"""What can be wrong with a request about accounts; each text is for the person who asked."""


class AccountError(Exception):
    """The request was refused; nothing was changed."""


class NameRefused(AccountError):
    """The name breaks the rule, is reserved or is taken."""


class EmailTaken(AccountError):
    """Another account already uses the address."""


class FollowRefused(AccountError):
    """Nobody follows themselves."""
