"""The first visit: what is offered, and what becomes of the answers."""

from datetime import datetime
from typing import Final

from django.db import transaction

from accounts.models import Account
from accounts.selectors import account_named
from accounts.services import follow, prefer
from articles.selectors import feed, tags_in_use
from articles.services import follow_tag
from frontend.forms.welcome import WelcomeForm

_MOST_TAGS: Final = 24
_MOST_PEOPLE: Final = 8


def form(data: object = None, *, account: Account, now: datetime) -> WelcomeForm:
    """The questions, with tags in use and the authors of the best texts now. About 12 queries."""
    people: dict[str, str] = {}
    for card in feed("hot", now=now, limit=60, viewer=None).cards:
        if card.author != account.name:
            people.setdefault(card.author, card.author_shown)
    return WelcomeForm(
        data,
        tags=[(name, f"#{name}") for name, _ in tags_in_use(limit=_MOST_TAGS)],
        people=list(people.items())[:_MOST_PEOPLE],
    )


@transaction.atomic
def answer(answers: WelcomeForm, *, account: Account, now: datetime) -> None:
    """Keep the answers of a valid form; the page is not shown by itself again."""
    for name in answers.cleaned_data["tags"]:
        follow_tag(account, name=name, now=now)
    for name in answers.cleaned_data["people"]:
        followed = account_named(name)
        if followed is not None:
            follow(account, followed=followed, now=now)
    choices: dict[str, object] = {"reading_languages": answers.cleaned_data["languages"]}
    if answers.cleaned_data["time_zone"]:
        choices["time_zone"] = answers.cleaned_data["time_zone"]
    prefer(account, welcomed_at=now, **choices)


def put_aside(account: Account, *, now: datetime) -> None:
    """Whoever skips the questions is not asked again."""
    prefer(account, welcomed_at=now)
