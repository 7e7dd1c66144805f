"""The first visit: what is offered, and what becomes of the answers."""

from datetime import datetime
from typing import Final

from django.utils.translation import ngettext

from accounts.models import Account
from accounts.services import prefer
from articles.selectors import following, tags_in_use
from articles.selectors.writers import Writer, writers_of_the_best
from articles.services import welcome
from frontend.addresses import address
from frontend.forms.welcome import WelcomeForm
from frontend.phrases import number
from frontend.shown.people import Offered

_MOST_TAGS: Final = 24
_MOST_PEOPLE: Final = 8


def form(data: object = None, *, account: Account, now: datetime) -> WelcomeForm:
    """The questions, with tags in use and the authors of the best texts now. About 14 queries."""
    people = writers_of_the_best(but=account.pk, limit=_MOST_PEOPLE, now=now)
    return WelcomeForm(
        data,
        tags=[(name, f"#{name}") for name, _ in tags_in_use(limit=_MOST_TAGS)],
        people=[(each.name, _offered(each)) for each in people],
    )


def _offered(writer: Writer) -> Offered:
    return Offered(
        name=writer.name,
        shown=writer.shown_name,
        portrait=writer.portrait,
        words=writer.about or f"“{writer.best}”",
        texts=ngettext("%(n)s text", "%(n)s texts", writer.texts) % {"n": number(writer.texts)},
    )


def answer(answers: WelcomeForm, *, account: Account, now: datetime) -> str:
    """Keep the answers of a valid form; the page is not shown by itself again. The address of what
    to read now: what was chosen, or, where that brings nothing yet, the best of the languages.
    """
    data = answers.cleaned_data
    welcome(
        account,
        tags=data["tags"],
        people=data["people"],
        languages=data["languages"],
        time_zone=data["time_zone"],
        now=now,
    )
    brought = following(account, now=now, limit=1).cards
    return address("following" if brought else "hot")


def put_aside(account: Account, *, now: datetime) -> None:
    """Whoever skips the questions is not asked again."""
    prefer(account, welcomed_at=now)
