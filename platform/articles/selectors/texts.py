"""One text as its author or one of its readers has it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Q, Value, When

from accounts.models import Account
from articles.models import Article, Comment
from articles.states import State
from articles.visibility import heard, visible_to
from rewards.selectors import is_settled


@dataclass(frozen=True, slots=True)
class WorkName:
    """What a work is called: the title of its text and the two halves of that text's address. Of
    a comment `commenter` wrote it, of a text it is "". A text that was erased has no title, nor
    has for others than its author one that moderators removed.
    """

    title: str
    author: str
    permlink: str
    commenter: str = ""
    #: Whether the text, or the one that a comment stands under, was taken away.
    gone: bool = False
    #: Whether the viewer, whose comment it is, may not read the text that it stands under: then
    #: that has no title here.
    hidden: bool = False


def names_of_works(works: Iterable[int], *, viewer: Account | None) -> dict[int, WorkName]:
    """Names by work; those that are no text, and those of others that the viewer may not read,
    are absent. Two queries at most.
    """
    wanted = set(works)
    articles = Article.objects.filter(visible_to(viewer), pk__in=wanted)
    mine = viewer.name if viewer else ""
    found = {
        work: WorkName(title, author, permlink, gone=_is_gone(state, mine=author == mine))
        for work, title, author, permlink, state in articles.values_list(
            "pk", "title", "author__name", "permlink", "state"
        )
    }
    rest = wanted - found.keys()
    if not rest:
        return found
    reads = visible_to(viewer, "article__")
    # Of others only what was written by nobody who is suspended.
    named = (reads & heard()) | Q(author=viewer) if viewer is not None else reads & heard()
    comments = Comment.objects.filter(named, pk__in=rest)
    shows = Case(When(reads, then=Value(value=True)), default=Value(value=False))
    above = ("article__title", "article__author__name", "article__permlink", "article__state")
    for work, title, author, permlink, state, commenter, shown in comments.annotate(
        shows=shows
    ).values_list("pk", *above, "author__name", "shows"):
        gone = _is_gone(state, mine=author == mine)
        title = title if shown else ""
        found[work] = WorkName(title, author, permlink, commenter, gone, hidden=not shown)
    return found


def _is_gone(state: str, *, mine: bool) -> bool:
    return state == State.ERASED or (state == State.REMOVED and not mine)


def article_at(author: str, permlink: str, *, viewer: Account) -> Article | None:
    """The article at an address with its version, work, community and tags; None for who may not
    read it. Three queries.
    """
    found = Article.objects.select_related("revision", "work", "community")
    found = found.prefetch_related("tags__tag")
    return found.filter(visible_to(viewer), author__name=author, permlink=permlink).first()


def is_owed_nothing(article: Article) -> bool:
    """Whether no reward of the article, which comes with its work, is open. At most one query."""
    return not article.work.allows_votes or is_settled(article.pk)


def own_article(author: Account, *, permlink: str) -> Article | None:
    """One's own published article. One query."""
    return Article.objects.filter(author=author, permlink=permlink, state=State.PUBLISHED).first()


def own_comment(author: Account, *, work: int) -> Comment | None:
    """One's own published comment, with its version and its text. One query."""
    own = Comment.objects.filter(pk=work, author=author, state=State.PUBLISHED)
    return own.select_related("revision", "article").first()


def own_text(author: Account, *, work: int, erased: bool = False) -> Article | Comment | None:
    """One's own text or comment, with its version: one that has words, or only one that was
    `erased`. Two queries at most.
    """
    which = Q(state=State.ERASED) if erased else ~Q(state=State.ERASED)
    for model in (Article, Comment):
        own = model.objects.filter(which, pk=work, author=author)
        text: Article | Comment | None = own.select_related("revision").first()
        if text is not None:
            return text
    return None
