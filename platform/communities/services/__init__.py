"""Writes about communities: found, describe, follow, join and let in, appoint, hand over."""

from communities.services.appointing import give_role, give_title, mute, unmute
from communities.services.describing import describe, set_rules, set_up
from communities.services.following import follow, unfollow
from communities.services.founding import found
from communities.services.joining import (
    accept_invitation,
    answer_request,
    ask_to_join,
    decline_invitation,
    invite,
    join,
    leave,
    take_back_invitation,
)
from communities.services.owning import claim, offer_ownership
from communities.services.sharing import set_share
from communities.services.spending import ask_to_spend, sign_spending, stop_spending

__all__ = [
    "accept_invitation",
    "answer_request",
    "ask_to_join",
    "ask_to_spend",
    "claim",
    "decline_invitation",
    "describe",
    "follow",
    "found",
    "give_role",
    "give_title",
    "invite",
    "join",
    "leave",
    "mute",
    "offer_ownership",
    "set_rules",
    "set_share",
    "set_up",
    "sign_spending",
    "stop_spending",
    "take_back_invitation",
    "unfollow",
    "unmute",
]
