"""Who may read an article: the one place that says it.

What everybody may read is in lists, feeds, search and the sitemap; a text for circles is in none
of them, and its address answers to others as if nothing were there. What somebody wrote who is
suspended is read by nobody else until that is over. What a decision withholds in the country of
who asks is not there for them, unless they wrote it; from a reader whose country is not known
nothing is withheld.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from accounts.models import Account, Follow
from accounts.muting import is_blocked
from accounts.standing import suspended
from accounts.whereabouts import here
from articles.choices import Answers, Audience
from articles.models import Article, ArticleCircle, CircleMember, Purpose, Withholding


def for_everybody(prefix: str = "") -> Q:
    """The articles without an audience of their own; `prefix` leads to the article, as in
    `article__`."""
    return Q(**{f"{prefix}audience": Audience.EVERYBODY.value})


def heard(prefix: str = "") -> Q:
    """The articles of nobody who is suspended, without what is withheld from who asks."""
    return ~Q(**{f"{prefix}author__in": suspended()}) & shown_here(prefix)


def shown_here(prefix: str = "", *, viewer: Account | None = None) -> Q:
    """The articles, or of comments those, that no decision withholds in the country of who asks,
    and a viewer's own; no condition where none withholds anything there.
    """
    country = here()
    if not country:
        return Q()
    shown = ~Q(**{f"{prefix}pk__in": withheld_in(country).values("work")})
    return shown if viewer is None else shown | Q(**{f"{prefix}author": viewer})


def withheld_here(work: str) -> Exists | Value:
    """Whether the text whose number stands in this column is withheld from who asks, as a column
    of another query.
    """
    country = here()
    if not country:
        return Value(value=False)
    return Exists(withheld_in(country).filter(work=OuterRef(work)))


def withheld_in(country: str) -> QuerySet[Withholding]:
    """What decisions withhold in a country."""
    return Withholding.objects.filter(country=country, lifted_at=None)


def visible_to(viewer: Account | None, prefix: str = "") -> Q:
    """The articles that the viewer may read; no viewer is a reader without an account."""
    if viewer is None:
        return for_everybody(prefix) & heard(prefix)
    # Where the prefix leads to an article its key is the work's.
    article = OuterRef(f"{prefix}work" if not prefix else prefix.removesuffix("__"))
    own = Q(**{f"{prefix}author": viewer})
    invited = Q(Exists(invited_to_read(viewer).filter(article=article)))
    return own | (heard(prefix) & (for_everybody(prefix) | invited))


def invited_to_read(viewer: Account) -> QuerySet[ArticleCircle]:
    """Which articles are for which circles that the viewer is in."""
    member = CircleMember.objects.filter(circle=OuterRef("circle"), account=viewer)
    return ArticleCircle.objects.filter(Exists(member), purpose=Purpose.READ.value)


def may_read(viewer: Account, article: Article) -> bool:
    """Whether this account may read this article. One query, none for its author."""
    if article.author_id == viewer.pk:
        return True
    return Article.objects.filter(visible_to(viewer), pk=article.pk).exists()


def readers_of(article: Article, *, among: QuerySet[Account]) -> QuerySet[Account]:
    """Those among some accounts that may read an article."""
    if article.audience == Audience.EVERYBODY:
        return among
    invited = CircleMember.objects.filter(
        circle__articles__article=article, circle__articles__purpose=Purpose.READ.value
    )
    return among.filter(Q(pk=article.author_id) | Q(pk__in=invited.values("account")))


def may_answer(viewer: Account, article: Article) -> bool:
    """Whether this account may answer an article that it may read. At most two queries."""
    if article.author_id == viewer.pk:
        return True
    return not is_blocked(viewer, by=article.author_id) and is_asked(viewer, article)


def is_asked(viewer: Account, article: Article) -> bool:
    """Whether an article takes answers of this account, which its author does not block. At most
    one query.
    """
    if article.author_id == viewer.pk or article.answers == Answers.OPEN:
        return True
    if article.answers == Answers.FOLLOWED:
        return Follow.objects.filter(follower=article.author_id, followed=viewer).exists()
    if article.answers == Answers.CIRCLES:
        invited = ArticleCircle.objects.filter(article=article, purpose=Purpose.ANSWER.value)
        return invited.filter(circle__members__account=viewer).exists()
    return False
