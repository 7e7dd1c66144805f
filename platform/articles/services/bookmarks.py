"""Keeping a text for later, and letting it go."""

from datetime import datetime

from accounts.models import Account
from articles.errors import UnknownText
from articles.models import Article, Bookmark
from articles.visibility import visible_to


def keep(account: Account, *, work_id: int, now: datetime) -> None:
    """Keep an article for later; twice changes nothing. UnknownText for one they may not read."""
    if not Article.objects.filter(visible_to(account), pk=work_id).exists():
        raise UnknownText("There is no such text.")
    made = [Bookmark(account=account, article_id=work_id, at=now)]
    Bookmark.objects.bulk_create(made, ignore_conflicts=True)


def let_go(account: Account, *, work_id: int) -> None:
    """Keep it no longer; twice changes nothing."""
    Bookmark.objects.filter(account=account, article=work_id).delete()
