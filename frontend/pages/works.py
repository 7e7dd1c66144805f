"""What a work is called and where it stands, for pages that know only its number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import Account
from articles.models import Article, Comment
from articles.visibility import visible_to
from frontend.phrases import number


@dataclass(frozen=True, slots=True)
class Named:
    """A title and an address; a work that is no text of ours has its number and no address."""

    title: str
    url: str = ""
    #: Of a comment the title of the text that it stands under.
    under: str = ""


def article_url(name: str, permlink: str, comment: int | None = None) -> str:
    """The address of a text, or of one comment on its page."""
    url = reverse("article", args=[name, permlink])
    return url if comment is None else f"{url}?comment={comment}#comment-{comment}"


def named(works: Iterable[int], *, viewer: Account | None = None) -> Mapping[int, Named]:
    """Names of many works in two queries; every number asked for is answered.

    What the viewer may not read has its number alone.
    """
    wanted = list(dict.fromkeys(works))
    found = {
        work: Named(title, article_url(author, permlink))
        for work, title, author, permlink in Article.objects.filter(
            visible_to(viewer), pk__in=wanted
        ).values_list("pk", "title", "author__name", "permlink")
    }
    rest = [work for work in wanted if work not in found]
    open_to_viewer = visible_to(viewer, "article__")
    comments = (
        Comment.objects.filter(open_to_viewer, pk__in=rest) if rest else Comment.objects.none()
    )
    for work, title, writer, author, permlink in comments.values_list(
        "pk", "article__title", "author__name", "article__author__name", "article__permlink"
    ):
        words = gettext("a comment by %(name)s on “%(title)s”") % {"name": writer, "title": title}
        found[work] = Named(words, article_url(author, permlink, comment=work), under=title)
    unknown = gettext("work %(n)s")
    return found | {
        work: Named(unknown % {"n": number(work)}) for work in wanted if work not in found
    }
