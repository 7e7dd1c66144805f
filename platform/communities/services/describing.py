"""What a community says of itself: words, kind, rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db import transaction

from accounts.models import Account
from accounts.remembered import forget_remembered
from communities.errors import CommunityError
from communities.models import Community, Rule
from communities.roles import Kind, Right
from communities.services.locked import locked_community_for

MAX_TITLE: Final = 60
MAX_ABOUT: Final = 1000
MAX_WELCOME: Final = 2000
MAX_RULES: Final = 20
MAX_RULE: Final = 80
MAX_RULE_WORDS: Final = 1000
MAX_HOLDS: Final = 10


@dataclass(frozen=True, slots=True)
class Description:
    """All that admins of a community may set, but for its rules."""

    title: str
    about: str
    kind: Kind
    language: str = ""
    welcome: str = ""
    sensitive: bool = False
    holds_first: int = 0


@transaction.atomic
def set_up(
    community: Community, *, by: Account, as_: Description, rules: Sequence[tuple[str, str]]
) -> None:
    """Set what a community says of itself and its rules, or nothing of both. As the two below."""
    describe(community, by=by, as_=as_)
    set_rules(community, by=by, rules=rules)


@transaction.atomic
def describe(community: Community, *, by: Account, as_: Description) -> Community:
    """Set what a community says of itself; the same again changes nothing. Locks its row.

    CommunityError for who is no admin of it, and for what is empty or too long. What is written
    here already stays, whatever the kind becomes.
    """
    held = locked_community_for(community, by=by, right=Right.SETTINGS)
    held.title, held.about = checked_title(as_.title), checked_about(as_.about)
    if len(as_.welcome) > MAX_WELCOME:
        raise CommunityError("A welcome has at most 2000 characters.")
    if not 0 <= as_.holds_first <= MAX_HOLDS:
        raise CommunityError("At most 10 first texts can wait for a moderator.")
    held.welcome, held.kind, held.language = as_.welcome.strip(), as_.kind.value, as_.language
    held.sensitive, held.holds_first = as_.sensitive, as_.holds_first
    held.save()
    # What is warned of, or not any more, is shown so at once.
    forget_remembered()
    return held


@transaction.atomic
def set_rules(community: Community, *, by: Account, rules: Sequence[tuple[str, str]]) -> None:
    """Put these rules, each a title and its words, in place of those before. Locks the community.

    Decisions have a copy of the words they were made by. CommunityError for who is no admin, for
    more than 20, and for a rule without a title or too long.
    """
    held = locked_community_for(community, by=by, right=Right.SETTINGS)
    if len(rules) > MAX_RULES:
        raise CommunityError("A community has at most 20 rules.")
    rows = []
    for position, (title, words) in enumerate(rules, start=1):
        title, words = " ".join(title.split()), words.strip()
        if not title:
            raise CommunityError("Rule %(number)s has no title.", number=position)
        if len(title) > MAX_RULE or len(words) > MAX_RULE_WORDS:
            raise CommunityError(
                "Rule %(number)s is too long: a title has at most 80 characters, its words 1000.",
                number=position,
            )
        rows.append(Rule(community=held, position=position, title=title, words=words))
    held.rules.all().delete()
    Rule.objects.bulk_create(rows)


def checked_title(title: str) -> str:
    """The title in one line; CommunityError where it is empty or too long."""
    title = " ".join(title.split())
    if not 1 <= len(title) <= MAX_TITLE:
        raise CommunityError("A community needs a title of at most 60 characters.")
    return title


def checked_about(about: str) -> str:
    """What a community says about itself; CommunityError where it is too long."""
    if len(about) > MAX_ABOUT:
        raise CommunityError("What a community says about itself has at most 1000 characters.")
    return about
