"""From the fields of a form to what the services take, and back."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from accounts.models import Account
from accounts.selectors import preferences_of
from articles.choices import Answers, Audience, Choices
from articles.labels import AiUse, Labels
from articles.models import Article, Purpose
from articles.options import Options, Share
from articles.polls import Question
from articles.selectors import circle_names_of, original_of, series_title_of
from frontend.forms.choices import Placement


def circles(account: Account) -> list[tuple[str, str]]:
    """What the form offers: the account's circles. One query."""
    return [(str(number), name) for number, name in circle_names_of(account)]


def usual(account: Account) -> dict[str, Any]:
    """What a new text starts with, as its author chose in the settings."""
    chosen = preferences_of(account)
    return {"licence": chosen.licence, "reward": chosen.reward}


def chosen(data: Mapping[str, Any], *, audience: str = "") -> Choices:
    """The choices of a form, without those that its fields refused; one without that field leaves
    a published text's `audience`.
    """
    return Choices(
        labels=Labels(
            licence=data.get("licence", ""),
            ai_use=AiUse(data.get("ai_use") or AiUse.UNSAID),
            sponsor=data.get("sponsor", ""),
            sensitive=data.get("sensitive", ""),
            canonical=data.get("canonical", ""),
        ),
        audience=Audience(data.get("audience") or audience or Audience.EVERYBODY),
        readers=_numbers(data.get("readers", ())),
        answers=Answers(data.get("answers") or Answers.OPEN),
        answerers=_numbers(data.get("answerers", ())),
        passing_on=data.get("passing_on") != "closed",
        series=data.get("series", ""),
        original=data.get("original", ""),
        cover=data.get("cover"),
        question=_question(data),
    )


def _question(data: Mapping[str, Any]) -> Question | None:
    """None where nothing was asked; answers without a question are refused further down."""
    options = tuple(data.get("poll_options", "").splitlines())
    if not data.get("poll_question") and not options:
        return None
    return Question(
        data.get("poll_question", ""),
        options,
        several=data.get("poll_several", False),
        days=data.get("poll_days") or 7,
    )


def options(data: Mapping[str, Any], *, shares: tuple[Share, ...] = ()) -> Options:
    """The reward options of a form, with the shares that co-authors accepted."""
    reward, cap = data.get("reward"), data.get("cap")
    if reward == "declined":
        return Options(declined=True)
    return Options(
        liquid_bp=0 if reward == "power" else Options().liquid_bp,
        max_payout=cap,
        beneficiaries=shares,
    )


def of_article(article: Article, *, placed: Placement) -> dict[str, Any]:
    """The form's values for a published text. Two queries."""
    return {
        "licence": article.licence,
        "ai_use": "" if article.ai_use == AiUse.UNSAID else article.ai_use,
        "sponsor": article.sponsor,
        "sensitive": article.sensitive,
        "canonical": article.canonical,
        "series": series_title_of(article),
        "original": original_of(article),
        "cover": article.cover_id or 0,
        **_values(placed),
        "answers": article.answers,
        "passing_on": "open" if article.passing_on else "closed",
    }


def up_to_date(kept: Mapping[str, Any], *, article: Article, placed: Placement) -> dict[str, Any]:
    """The values of a draft, with the text's own for a cover that it does not have, and for where
    it stands if that was changed since.
    """
    values = {"cover": article.cover_id or 0, **kept}
    return values if kept.get("placed_before") == str(placed) else values | _values(placed)


def placement(article: Article) -> Placement:
    """Where a published text stands. One query."""
    circles: dict[str, list[str]] = {Purpose.READ: [], Purpose.ANSWER: []}
    for purpose, number in article.circles.values_list("purpose", "circle_id"):
        circles[purpose].append(str(number))
    return Placement(
        audience=article.audience,
        readers=circles[Purpose.READ],
        answerers=circles[Purpose.ANSWER],
        community=article.community.slug if article.community else "",
    )


def _values(placed: Placement) -> dict[str, Any]:
    return {**asdict(placed), "placed_before": str(placed)}


def _numbers(words: Iterable[str]) -> tuple[int, ...]:
    return tuple(int(word) for word in words)
