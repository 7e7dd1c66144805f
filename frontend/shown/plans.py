"""Planned texts, and what somebody is asked."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One co-author and what they said."""

    name: str
    share: str
    state: str


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One planned text; `time` is on the writer's own clock."""

    title: str
    url: str
    key: str
    iso: str
    time: str
    failure: str
    asked: Sequence[AskedLine]


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One question: to be named as co-author for a share."""

    number: int
    author: str
    author_shown: str
    title: str
    body: str
    #: The draft's version.
    seen: str
    share: str
    accepted: bool
    declined: bool
    #: The address at which the draft's words stand as well.
    read_url: str


@dataclass(frozen=True, slots=True)
class RequestsPage:
    """A page of them, and the address of the next one."""

    rows: Sequence[RequestLine]
    more_url: str
