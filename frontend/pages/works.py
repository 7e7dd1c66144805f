"""What a work is called and where it stands, for pages that know only its number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import Account
from articles.selectors import WorkName, names_of_works


@dataclass(frozen=True, slots=True)
class Named:
    """A title and an address; a work that is no text of ours, and a text that was taken away, have
    their number and no address.
    """

    title: str
    url: str = ""
    #: Of a comment the title of the text that it stands under.
    under: str = ""
    #: Whether it is a text of ours that the viewer may read, or might while it was there.
    known: bool = True


def article_url(name: str, permlink: str, comment: int | None = None) -> str:
    """The address of a text, or of one comment on its page."""
    url = reverse("article", args=[name, permlink])
    return url if comment is None else f"{url}?comment={comment}#comment-{comment}"


def named(works: Iterable[int], *, viewer: Account | None) -> Mapping[int, Named]:
    """Names of many works in two queries; every number asked for is answered.

    What the viewer may not read has its number alone; a comment of their own is called theirs,
    also under a text that is not shown to them.
    """
    wanted = list(dict.fromkeys(works))
    found = names_of_works(wanted, viewer=viewer)
    unknown = gettext("work %(n)s")
    return {
        work: _named(work, found[work], mine=viewer.name if viewer else "")
        if work in found
        else Named(unknown % {"n": work}, known=False)
        for work in wanted
    }


def taken_away(work: int) -> str:
    """What a text is called that has no title any more; the number tells it from others."""
    return gettext("a text that was taken away (no. %(n)s)") % {"n": work}


def _named(work: int, name: WorkName, *, mine: str) -> Named:
    if not name.commenter:
        if name.gone:
            return Named(taken_away(work))
        return Named(name.title, article_url(name.author, name.permlink))
    # What others answered stays where an erased text stood.
    place = article_url(name.author, name.permlink, comment=work)
    own = name.commenter == mine
    if name.hidden:
        # Its page answers as if nothing were there.
        under = gettext("a text that is not shown now")
        return Named(gettext("your comment on a text that is not shown now"), under=under)
    if name.gone:
        theirs = gettext("a comment by %(name)s on a text that was taken away")
        words = gettext("your comment on a text that was taken away") if own else theirs
        under = gettext("a text that was taken away")
    else:
        theirs = gettext("a comment by %(name)s on “%(title)s”")
        words = gettext("your comment on “%(title)s”") if own else theirs
        under = name.title
    return Named(words % {"name": name.commenter, "title": under}, place, under=under)
