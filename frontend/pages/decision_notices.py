"""Notices of what was decided about somebody, in sentences that are true of each decision."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.translation import gettext

from moderation.measures import Measure
from moderation.selectors.told import Brief, briefly
from notifications.kinds import Kind
from notifications.selectors import Told

#: Groups of notices about a decision, whose number follows and then what happened to it.
_OF: Final = "decision/"


def decided(told: Sequence[Told]) -> Mapping[int, Brief]:
    """What the decisions did that notices are about, by number. One query, none without any."""
    return briefly([number for each in told if (number := _number(each)) is not None])


def leads_to_cases(told: Told) -> bool:
    """Whether it is about an appeal, or about no text: then one's cases say more."""
    if told.kind is not Kind.DECISION or not told.group.startswith(_OF):
        return False
    return told.work is None or told.group.count("/") > 1


def words_of_decision(told: Told, found: Mapping[int, Brief], *, is_text: bool) -> str:
    """A sentence with a place for the %(title)s of a text, where it is about one."""
    happened = told.group.removeprefix(_OF).partition("/")[2]
    brief = found.get(_number(told) or 0)
    if happened == "asks":
        return gettext("Who hears your appeal asks something")
    if happened == "upheld":
        return gettext("Your appeal was heard: the decision stays")
    if brief is not None and (words := _of(brief, is_text=is_text)):
        return words
    if is_text:
        return gettext("Moderators decided about %(title)s")
    return gettext("Moderators decided about your account")


def _of(brief: Brief, *, is_text: bool) -> str:
    """What is special about a decision; "" for any other."""
    if Measure.RETURN in brief.measures:
        return gettext("Moderators gave back what you sent: it did not go out")
    if Measure.VOTES in brief.measures:
        return gettext("Moderators took back your votes that were still open")
    if brief.undoes and is_text:
        return gettext("A decision about %(title)s was taken back")
    if brief.undoes:
        return gettext("A decision about you was taken back")
    if brief.by_itself and is_text:
        return gettext(
            "The site holds the reward of %(title)s by itself until a moderator has looked at it"
        )
    return ""


def _number(told: Told) -> int | None:
    number = told.group.removeprefix(_OF).partition("/")[0]
    known = told.kind is Kind.DECISION and told.group.startswith(_OF) and number.isdecimal()
    return int(number) if known else None
