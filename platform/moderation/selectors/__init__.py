"""Reads about moderation, as values ready for a page. Each says how many queries it takes."""

from moderation.selectors.desks import may_decide_in, may_set_up, places_of, replies_of
from moderation.selectors.health import Health, health
from moderation.selectors.held import HELD_ON_A_PAGE, HeldCard, Mine, held_in, held_of
from moderation.selectors.likeness import LikenessCard, likeness_of
from moderation.selectors.offices import office_of
from moderation.selectors.proposals import (
    proposal,
    proposals_ended,
    proposals_under_way,
    reasons_of_rules,
)
from moderation.selectors.queue import (
    CASES_ON_A_PAGE,
    FINDING,
    Hands,
    Place,
    Source,
    Waiting,
    Wanted,
    appeals_waiting,
    place_of,
    place_of_appeal,
    queue,
    waiting,
)
from moderation.selectors.watched import Limits, ListCard, limits_of, lists_of

__all__ = [
    "CASES_ON_A_PAGE",
    "FINDING",
    "HELD_ON_A_PAGE",
    "Hands",
    "Health",
    "HeldCard",
    "LikenessCard",
    "Limits",
    "ListCard",
    "Mine",
    "Place",
    "Source",
    "Waiting",
    "Wanted",
    "appeals_waiting",
    "health",
    "held_in",
    "held_of",
    "likeness_of",
    "limits_of",
    "lists_of",
    "may_decide_in",
    "may_set_up",
    "office_of",
    "place_of",
    "place_of_appeal",
    "places_of",
    "proposal",
    "proposals_ended",
    "proposals_under_way",
    "queue",
    "reasons_of_rules",
    "replies_of",
    "waiting",
]
