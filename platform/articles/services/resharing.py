"""Passing a text on to one's followers, and taking it back."""

from datetime import datetime

from django.db import transaction

from accounts.models import Account
from accounts.muting import is_blocked
from articles.choices import Audience
from articles.errors import NotOpen, UnknownText
from articles.models import Article, Reshare
from articles.services.hearing import who_wants_to_hear
from articles.services.standing import require_voice
from articles.states import State
from articles.visibility import visible_to
from notifications.kinds import Kind, News
from notifications.services import tell


@transaction.atomic
def reshare(account: Account, *, work_id: int, now: datetime) -> None:
    """Pass an article on; twice changes nothing. Its author is told once for each who does.

    UnknownText for one they may not read; NotOpen for one's own, one for circles or taken down,
    one whose author wants no re-shares, and for whom its author blocks; InSuspension.
    """
    require_voice(account, now=now)
    article = may_be_passed_on(account, work_id=work_id)
    if article.author_id == account.pk:
        raise NotOpen("This is your own text: who follows you sees it already.")
    made = [Reshare(account=account, article=article, at=now)]
    Reshare.objects.bulk_create(made, ignore_conflicts=True)
    tell(
        News(
            author,
            Kind.RESHARE,
            key=f"reshare/{work_id}/{account.pk}",
            group=f"reshare/{work_id}",
            at=now,
            actor=account.pk,
            work=work_id,
        )
        for author in who_wants_to_hear([article.author_id], text=article, now=now)
    )


def take_back_reshare(account: Account, *, work_id: int) -> None:
    """Pass it on no longer; twice changes nothing."""
    Reshare.objects.filter(account=account, article=work_id).delete()


def may_be_passed_on(account: Account, *, work_id: int) -> Article:
    """The article, where this account may re-share or quote it; otherwise the refusal that says
    why. At most two queries.
    """
    found = Article.objects.select_related("revision", "author")
    article = found.filter(visible_to(account), pk=work_id).first()
    if article is None:
        raise UnknownText("There is no such text.")
    if article.state != State.PUBLISHED:
        raise NotOpen("This text was taken down and cannot be passed on.")
    if article.audience != Audience.EVERYBODY:
        raise NotOpen("This text is for circles alone and cannot be passed on.")
    if not article.passing_on and article.author_id != account.pk:
        raise NotOpen("The author of this text wants no re-shares and no quotes of it.")
    if is_blocked(account, by=article.author_id):
        raise NotOpen("The author of this text has blocked you.")
    return article
