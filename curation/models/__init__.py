"""Tables of curation, one noun a file."""

from curation.models.meter import Meter
from curation.models.vote import Kind, Vote, VoteEvent
from curation.models.work import Work

__all__ = ["Kind", "Meter", "Vote", "VoteEvent", "Work"]
