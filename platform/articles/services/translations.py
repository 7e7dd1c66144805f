"""Saying that a text is a translation of another one."""

from accounts.models import Account
from accounts.standing import suspended
from articles.errors import TextRefused
from articles.models import Article, Translation
from articles.states import State
from articles.translations import MAX_ORIGINAL, may_be_translated, read_address, same_language
from articles.visibility import for_everybody


def check_original(author: Account, *, address: str, language: str) -> None:
    """TextRefused where a text of this author in this language cannot be a translation of what
    stands at the address; "" is none. At most two queries.
    """
    if address.strip():
        found = _at(author, address)
        if same_language(found.language, language):
            raise TextRefused(
                "That text is in the same language as this one: choose the language of each."
            )


def check_another(article: Article, *, author: Account, address: str) -> None:
    """TextRefused where the address is the article's own, or that of a translation of it. At most
    three queries.
    """
    if address.strip() and _original(_at(author, address)) == article.pk:
        raise TextRefused("A text is no translation of itself, nor of its own translation.")


def translate(article: Article, *, author: Account, address: str) -> None:
    """Let an article be a translation of what stands at the address, which is known to be
    possible; "" of nothing. What is a translation of it is one of the same original from then on.

    The article's row is locked, or nobody else knows of it yet.
    """
    if not address.strip():
        Translation.objects.filter(article=article).delete()
        return
    original = _original(_at(author, address))
    Translation.objects.update_or_create(article=article, defaults={"original_id": original})
    Translation.objects.filter(original=article).update(original=original)


def _at(author: Account, address: str) -> Article:
    """The text at an address; TextRefused where everybody reads none there, or its licence keeps
    this author from publishing a translation.
    """
    names = read_address(address) if len(address) <= MAX_ORIGINAL else None
    found = (
        Article.objects.filter(
            for_everybody(), state=State.PUBLISHED, author__name=names[0], permlink=names[1]
        )
        .exclude(author__in=suspended())
        .first()
        if names
        else None
    )
    if found is None:
        raise TextRefused(
            "There is no text here that everybody reads at that address. It looks like "
            "/@name/title-of-the-text."
        )
    if found.author_id != author.pk and not may_be_translated(found.licence):
        raise TextRefused(
            "The licence of that text lets nobody else publish a translation: ask its author to "
            "change it."
        )
    return found


def _original(found: Article) -> int:
    """The number of the original that a text leads to: itself, or what it translates."""
    row = Translation.objects.filter(article=found).values_list("original", flat=True).first()
    return row or found.pk
