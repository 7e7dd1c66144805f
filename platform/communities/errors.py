"""What can be wrong with a request about communities; each text is for the person who asked."""


class CommunityError(Exception):
    """The request was refused; nothing was changed."""
