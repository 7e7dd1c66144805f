"""What can be wrong with a request about a text; each sentence is for the person who asked."""

from collections.abc import Sequence

from ledger.refusal import Refusal


class ArticleError(Refusal):
    """The request was refused; nothing was changed.

    `place` is what of a text it is about, by the name that forms have for it; "" for all of it.
    """

    code = "articles.refused"
    place: str = ""

    @property
    def reasons(self) -> Sequence["ArticleError"]:
        """All that is wrong; this alone, unless several things are."""
        return (self,)


class ManyReasons(ArticleError):
    """Several things are wrong at once."""

    code = "articles.many-reasons"

    def __init__(self, reasons: Sequence[ArticleError]) -> None:
        super().__init__()
        self._reasons = tuple(reasons)

    def __str__(self) -> str:
        return " ".join(map(str, self._reasons))

    @property
    def reasons(self) -> Sequence[ArticleError]:
        """Each of them, in the order in which they were found."""
        return self._reasons


class TextRefused(ArticleError):
    """The title, the body, the tags or the language cannot be published as they are."""

    code = "articles.text-refused"


class UnknownText(ArticleError):
    """There is no such article or comment."""

    code = "articles.unknown-text"


class NotYours(ArticleError):
    """Only its author may do this."""

    code = "articles.not-yours"


class InSuspension(ArticleError):
    """The account that asks is suspended."""

    code = "articles.in-suspension"


class NotOpen(ArticleError):
    """The text is in a state in which this cannot be done."""

    code = "articles.not-open"


class CircleRefused(ArticleError):
    """The circle cannot be changed so."""

    code = "articles.circle-refused"


class CollectionRefused(ArticleError):
    """The collection cannot be made or changed so."""

    code = "articles.collection-refused"


class OptionsRefused(ArticleError):
    """These reward options cannot be had, or not any more."""

    code = "articles.options-refused"


class TagRefused(ArticleError):
    """The word can be no tag."""

    code = "articles.tag-refused"


class MuteRefused(ArticleError):
    """This word cannot be muted, or not one more."""

    code = "articles.mute-refused"


class UploadRefused(ArticleError):
    """The file was not stored."""

    code = "articles.upload-refused"


class UnknownKind(UploadRefused):
    """The file is no picture."""

    code = "articles.upload-unknown-kind"


class TooLarge(UploadRefused):
    """The file has too many bytes or pixels."""

    code = "articles.upload-too-large"


class QuotaUsed(UploadRefused):
    """The account uploaded enough for a day."""

    code = "articles.upload-quota-used"


class UnknownDraft(ArticleError):
    """There is no such draft of this account."""

    code = "articles.unknown-draft"


class DraftChanged(ArticleError):
    """The draft has moved on since the form was opened; what was sent was not used."""

    code = "articles.draft-changed"


class TooOften(ArticleError):
    """So much was done that the next has to wait.

    The values say it all: `most` within `span`, and `until`, the whole minute of the next one.
    """

    code = "articles.too-often"


class PlaceRefused(ArticleError):
    """The text cannot be shown or recommended there."""

    code = "articles.place-refused"


class PinRefused(ArticleError):
    """As many texts are pinned as there can be."""

    code = "articles.pin-refused"
