"""Opening a text for circles to everybody, and taking one for everybody back to circles.

What was written for few is never paid, also when everybody reads it later. What everybody reads
stays so while its reward is open, or that of an answer that was voted on: who votes or disputes
must be able to read what it is about. What was paid stays paid.
"""

from datetime import datetime

from django.db.models import Max

from accounts.remembered import forget_remembered
from articles.errors import TextRefused
from articles.models import Article, ArticleChange, Comment, Pin, Turn
from articles.selectors.texts import is_owed_nothing
from articles.services.searching import forget_texts, index_texts
from articles.states import State
from curation.errors import VoteRefused
from curation.services import decline_unvoted


def check_widening(article: Article) -> None:
    """TextRefused where others answered it while it was for circles. Two queries.

    Their words were for those people; the author cannot publish them. The article's row is locked.
    """
    narrowed = ArticleChange.objects.filter(article=article, turn=Turn.NARROWED.value)
    since = narrowed.aggregate(last=Max("at"))["last"] or article.published_at
    # What was removed comes back when the decision is taken back.
    kept = [State.PUBLISHED, State.REMOVED]
    answers = Comment.objects.filter(article=article, state__in=kept)
    # By the newest version: who changed an answer wrote it for those who read it then.
    if answers.exclude(author=article.author_id).filter(revision__at__gte=since).exists():
        raise TextRefused(
            "Others answered this text for your circles, and their words would be read by "
            "everybody. Publish it anew for everybody."
        )


def check_narrowing(article: Article) -> None:
    """TextRefused while the reward of the text, or of an answer with votes, is open. The others'
    take no votes from now on. The article's row is locked; locks the works of its answers.
    """
    if not is_owed_nothing(article):
        raise TextRefused(
            "A text for everybody stays so while its reward is open: it can be for circles alone "
            "once the reward is paid."
        )
    try:
        decline_unvoted(Comment.objects.filter(article=article).values_list("pk", flat=True))
    except VoteRefused as error:
        raise TextRefused(
            "Answers to this text were voted on and their rewards are open: it can be for circles "
            "alone once they are paid. Until then it can be closed to new answers."
        ) from error


def note_audience(article: Article, *, turn: Turn, now: datetime) -> None:
    """Let search, lists, pins and history follow an audience that was changed a moment ago."""
    ArticleChange.objects.create(article=article, turn=turn.value, at=now)
    works = [article.pk, *Comment.objects.filter(article=article).values_list("pk", flat=True)]
    if turn is Turn.WIDENED:
        index_texts(works)
    else:
        forget_texts(works)
        Pin.objects.filter(article=article).delete()
    forget_remembered()
