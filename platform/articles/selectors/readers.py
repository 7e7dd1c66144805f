"""What lists show, and what one reader wants left out of them: the one place that narrows lists.

Every list of texts that its reader did not ask for by name begins with `listed` and goes through
`wanted`. A profile does not: who opens it asks for that person, and `published` is theirs.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Account, Mute
from accounts.selectors import preferences_of
from accounts.standing import restricted
from articles.languages import primary_language
from articles.models import Article, ArticleTag, MutedThread, OpenedText, TagFollow
from articles.selectors.muting import muted_phrases
from articles.selectors.warnings import not_warned_of
from articles.states import State
from articles.visibility import for_everybody, heard, shown_here


def listed() -> QuerySet[Article]:
    """The articles that lists may show to everybody: of nobody who is limited or suspended, and
    nothing that is withheld from who asks.
    """
    found = Article.objects.filter(for_everybody(), shown_here(), state=State.PUBLISHED)
    return kept_in_lists(found)


def kept_in_lists(found: QuerySet[Article]) -> QuerySet[Article]:
    """The articles of nobody whom decisions keep out of lists."""
    return found.exclude(author__in=restricted())


def published(*, viewer: Account | None = None) -> QuerySet[Article]:
    """The articles that everybody may read who asks for their author: of nobody who is suspended,
    but the viewer.
    """
    own = heard() if viewer is None else heard() | Q(author=viewer)
    return Article.objects.filter(for_everybody(), own, state=State.PUBLISHED)


def wanted(
    found: QuerySet[Article],
    *,
    viewer: Account | None,
    now: datetime,
    tag: str = "",
    language: str = "",
    every_language: bool = False,
) -> QuerySet[Article]:
    """The articles without those that the viewer wants left out. Reads the viewer's choices.

    A tag or a language that the list is about was asked for: it is not held against its texts, nor
    is any where `every_language` is asked for.
    At most 3 queries now, and conditions in the list's own.
    """
    if viewer is None:
        return found
    chosen = preferences_of(viewer)
    if chosen.sensitive == "hide":
        found = found.filter(not_warned_of())
    found = found.exclude(author__in=Mute.objects.filter(account=viewer).values("muted"))
    found = found.exclude(pk__in=MutedThread.objects.filter(account=viewer).values("article"))
    found = without_words(found, muted_phrases(viewer.pk, now=now))
    languages = chosen.reading_languages
    if languages and not (language or every_language):
        found = in_languages(found, languages)
    hidden = TagFollow.objects.filter(account=viewer, hidden=True).exclude(tag__name=tag)
    numbers = list(hidden.values_list("tag_id", flat=True))
    if numbers:
        borne = ArticleTag.objects.filter(article=OuterRef("pk"), tag__in=numbers)
        found = found.exclude(Exists(borne))
    return found


def not_opened(found: QuerySet[Article], *, viewer: Account | None) -> QuerySet[Article]:
    """The articles that the viewer neither opened, as far as that is kept, nor wrote."""
    if viewer is None:
        return found
    opened = OpenedText.objects.filter(account=viewer, article=OuterRef("pk"))
    return found.exclude(author=viewer).exclude(Exists(opened))


def without_words(found: QuerySet[Article], phrases: Collection[str]) -> QuerySet[Article]:
    """The articles that show none of these folded phrases in title, beginning or tags."""
    held = Q()
    for phrase in phrases:
        held |= Q(folded__contains=phrase)
    return found.exclude(held) if phrases else found


def in_languages(found: QuerySet[Article], codes: Sequence[str]) -> QuerySet[Article]:
    """The articles in these languages, whatever their regions."""
    found = found.alias(primary=primary_language())
    # Equality with one code, unlike membership in a list, lets an index give the order.
    if len(codes) == 1:
        return found.filter(primary=codes[0])
    return found.filter(primary__in=codes)
