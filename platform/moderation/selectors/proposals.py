"""What two administrators have to agree on."""

from typing import Final

from moderation.models import Proposal

MOST: Final = 100
_PEOPLE: Final = ("by", "receiver", "signed_by", "stopped_by")


def proposals_under_way() -> list[Proposal]:
    """What waits for a signature or to be carried out, the oldest first. One query."""
    waiting = Proposal.objects.filter(state__in=(Proposal.State.OPEN, Proposal.State.SIGNED))
    return list(waiting.select_related(*_PEOPLE).order_by("pk")[:MOST])


def proposals_ended() -> list[Proposal]:
    """What was carried out or stopped, the newest first. One query."""
    ended = Proposal.objects.exclude(state__in=(Proposal.State.OPEN, Proposal.State.SIGNED))
    return list(ended.select_related(*_PEOPLE).order_by("-pk")[:MOST])


def proposal(number: int) -> Proposal | None:
    """One of them. One query."""
    return Proposal.objects.select_related(*_PEOPLE).filter(pk=number).first()


def reasons_of_rules() -> dict[int, str]:
    """Why rules were adopted, in their proposers' words, by the number of the adoption. One
    query.
    """
    done = Proposal.objects.filter(adoption__isnull=False)
    return {number: why for number, why in done.values_list("adoption", "reason") if number}
