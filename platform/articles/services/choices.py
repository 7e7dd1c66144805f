"""Storing what an author chose about a text. All of it runs inside the caller's transaction."""

from datetime import datetime

from accounts.models import Account
from articles.choices import Audience, Choices, check_choices
from articles.models import Article, ArticleCircle, Media, Purpose, Turn
from articles.options import Options
from articles.services.audiences import check_narrowing, check_widening, note_audience
from articles.services.covers import choose_cover
from articles.services.series import put_in_series
from articles.services.translations import translate
from curation.services import set_options


def outside_the_rewards(options: Options, choices: Choices) -> Options:
    """The reward options a text can have: one for circles is outside the reward cycle."""
    if choices.audience is Audience.EVERYBODY:
        return options
    return Options(declined=True)


def columns(choices: Choices) -> dict[str, str | bool]:
    """The article's columns that hold checked choices."""
    labels = choices.labels
    return {
        "licence": labels.licence,
        "ai_use": labels.ai_use.value,
        "sponsor": labels.sponsor,
        "sensitive": labels.sensitive,
        "canonical": labels.canonical,
        "audience": choices.audience.value,
        "answers": choices.answers.value,
        "passing_on": choices.passing_on,
    }


def invite(article: Article, *, choices: Choices) -> None:
    """Store for which circles a text is; they are known to be its author's."""
    wanted = {Purpose.READ: choices.readers, Purpose.ANSWER: choices.answerers}
    ArticleCircle.objects.filter(article=article).delete()
    ArticleCircle.objects.bulk_create(
        ArticleCircle(article=article, circle_id=number, purpose=purpose.value)
        for purpose, numbers in wanted.items()
        for number in numbers
    )


def dress(article: Article, *, author: Account, choices: Choices) -> None:
    """Store the cover that was chosen, or that none is. UploadRefused. No query without a choice.

    One that its owner deleted since is none: a planned text goes out without it. The article's row
    is locked, or nobody else knows of it yet.
    """
    if choices.cover is None:
        return
    gone = Media.objects.filter(pk=choices.cover, owner=author, erased_at__isnull=False)
    chosen = choices.cover if choices.cover and not gone.exists() else None
    choose_cover(article.pk, author=author, media_id=chosen)


def put_among_others(article: Article, *, author: Account, choices: Choices) -> None:
    """Store the series that an article is a part of and the text that it translates.

    Locks the author's row for a series. The article's row is locked, or nobody knows of it yet.
    """
    put_in_series(article, title=choices.series)
    translate(article, author=author, address=choices.original)


def take_no_votes(work_id: int) -> None:
    """Keep a work that only circles read out of the reward cycle."""
    set_options(work_id, declined=True, allows_votes=False)


def check_turn(article: Article, *, audience: Audience) -> None:
    """TextRefused where the readers of a published text cannot become these, which
    articles.services.audiences says. The article's row is locked.
    """
    turn = _turn(article, audience)
    if turn is Turn.WIDENED:
        check_widening(article)
    if turn is Turn.NARROWED:
        check_narrowing(article)


def choose_anew(article: Article, *, author: Account, choices: Choices, now: datetime) -> None:
    """Replace the choices of a published text by others that can be had, as `vetting.why_not` and
    `check_turn` say. The article's row is locked.
    """
    choices = check_choices(choices)
    turn = _turn(article, choices.audience)
    chosen = columns(choices)
    # What moderators require stands wherever its author says nothing.
    chosen["sensitive"] = chosen["sensitive"] or article.required_sensitive
    Article.objects.filter(pk=article.pk).update(**chosen)
    article.audience = choices.audience.value
    invite(article, choices=choices)
    dress(article, author=author, choices=choices)
    put_among_others(article, author=author, choices=choices)
    if turn is not None:
        note_audience(article, turn=turn, now=now)


def _turn(article: Article, audience: Audience) -> Turn | None:
    if audience.value == article.audience:
        return None
    return Turn.WIDENED if audience is Audience.EVERYBODY else Turn.NARROWED
