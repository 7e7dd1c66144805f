"""The first visit: what is offered, and what becomes of the answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import ngettext

from accounts.models import Account
from accounts.selectors import followed_among, preferences_of
from accounts.services import prefer
from articles.selectors import (
    borne_among,
    followed_tags,
    following,
    languages_in_use,
    tags_in_use,
)
from articles.selectors.writers import Writer, writers_of_the_best
from articles.services import Wishes, welcome
from frontend.addresses import address
from frontend.forms.welcome import MOST_TICKED, Offer, WelcomeForm
from frontend.phrases import number
from frontend.shown.people import Offered

_MOST_TAGS: Final = 24
_MOST_PEOPLE: Final = 8
#: Tags one follows already that are offered as well, ticked.
_MOST_FOLLOWED: Final = 100


@dataclass(frozen=True, slots=True)
class Ticked:
    """What is ticked on a page that asks for the tags of other languages."""

    languages: Sequence[str]
    tags: Sequence[str]


def form(
    data: object = None,
    *,
    account: Account,
    spoken: Sequence[str],
    ticked: Ticked | None = None,
    now: datetime,
) -> WelcomeForm:
    """The questions, with the authors of the best texts now, and with the tags of texts in the
    languages that are ticked or chosen, or else in those the browser speaks. About 18 queries.
    """
    followed = followed_tags(account)[:_MOST_FOLLOWED]
    tags = _offered_once(ticked.tags, followed) if ticked else followed
    languages = ticked.languages if ticked else preferences_of(account).reading_languages
    used = [name for name, _ in tags_in_use(limit=_MOST_TAGS, languages=languages or spoken)]
    people = writers_of_the_best(but=account.pk, limit=_MOST_PEOPLE, now=now)
    names = [each.name for each in people]
    return WelcomeForm(
        data,
        offer=Offer(
            tags=[(name, f"#{name}") for name in dict.fromkeys((*tags, *followed, *used))],
            people=[(each.name, _offered(each)) for each in people],
            chosen_tags=tags,
            followed_tags=followed,
            chosen_people=followed_among(names, follower=account),
            chosen_languages=languages,
            likely_languages=[*spoken, *languages_in_use()],
        ),
    )


def _offered_once(ticked: Sequence[str], followed: Sequence[str]) -> list[str]:
    """Those of the ticked tags that a page can have offered: an address can name any words."""
    few = ticked[:MOST_TICKED]
    offered = borne_among(few).union(followed)
    return [name for name in few if name in offered]


def _offered(writer: Writer) -> Offered:
    return Offered(
        name=writer.name,
        shown=writer.shown_name,
        portrait=writer.portrait,
        words=writer.about or f"“{writer.best}”",
        texts=ngettext("%(n)s text", "%(n)s texts", writer.texts) % {"n": number(writer.texts)},
    )


def answer(answers: WelcomeForm, *, account: Account, now: datetime) -> str:
    """Keep the answers of a valid form; the page is not shown by itself again. What was ticked
    and is no more is given up. The address of what to read now: what was chosen, or, where that
    brings nothing yet, the best of the languages.
    """
    given = answers.cleaned_data
    welcome(
        account,
        wishes=Wishes(
            tags=frozenset(given["tags"]),
            people=frozenset(given["people"]),
            no_tags=given["ticked_tags"].difference(given["tags"]),
            no_people=given["ticked_people"].difference(given["people"]),
        ),
        languages=given["languages"],
        time_zone=given["time_zone"],
        now=now,
    )
    brought = following(account, now=now, limit=1).cards
    return address("following" if brought else "hot")


def put_aside(account: Account, *, now: datetime) -> None:
    """Whoever skips the questions is not asked again."""
    prefer(account, welcomed_at=now)
