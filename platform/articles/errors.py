"""What can be wrong with a request about a text; each sentence is for the person who asked."""


class ArticleError(Exception):
    """The request was refused; nothing was changed."""


class TextRefused(ArticleError):
    """The title, the body, the tags or the language cannot be published as they are."""


class UnknownText(ArticleError):
    """There is no such article or comment."""


class NotYours(ArticleError):
    """Only its author may do this."""


class NotOpen(ArticleError):
    """The text is in a state in which this cannot be done."""


class OptionsRefused(ArticleError):
    """These reward options cannot be had, or not any more."""


class TagRefused(ArticleError):
    """The word can be no tag."""


class UploadRefused(ArticleError):
    """The file was not stored; `reason` and `amount` let a page say it in the reader's language.

    Reasons are those of articles.pictures, "alt" (the description is too long) and "quota" (the
    account uploaded enough for a day).
    """

    def __init__(self, reason: str, amount: int = 0) -> None:
        super().__init__(f"The picture was not stored: {reason}.")
        self.reason = reason
        self.amount = amount
