"""Rows of posts as Hive's APIs return them, read into values. Pure.

Both shapes are known: bridge get_post and condenser get_content. What is missing or malformed
raises BadRow with the reason; nothing is guessed but the time of a vote that bears none, which is
the post's own.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from accounts.names import InvalidName, check_name
from articles.wording import MAX_BODY, MAX_TAGS, MAX_TITLE, one_line, plain_source, tags_of

_PERMLINK: Final = re.compile(r"[a-z0-9-]{1,255}", re.ASCII)
_NEVER_BEFORE: Final = datetime(2016, 3, 24, tzinfo=UTC)
#: Beyond this a time is a slip, and too near to the end of what a datetime can hold.
_NEVER_AFTER: Final = datetime(2100, 1, 1, tzinfo=UTC)
BASIS: Final = 10_000

type Address = tuple[str, str]


class BadRow(ValueError):
    """The row cannot become a text; the message says why."""


@dataclass(frozen=True, slots=True)
class PostedVote:
    """One vote as it was recorded."""

    voter: str
    weight_bp: int
    rshares: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Post:
    """One article (no parent) or comment."""

    address: Address
    parent: Address | None
    title: str
    body: str
    tags: tuple[str, ...]
    created: datetime
    paid: datetime
    votes: tuple[PostedVote, ...]
    #: Votes that were left out, with the reason.
    bad_votes: tuple[str, ...]


def read_post(row: object, *, window_seconds: int) -> Post:
    """Read one row, or raise BadRow.

    A post counts as paid when its record says so, else `window_seconds` after it was made, and
    never before its last vote.
    """
    if not isinstance(row, Mapping):
        raise BadRow("the row is not an object")
    address = (_name(row, "author"), _permlink(row, "permlink"))
    created = _time(row.get("created"), "created")
    if created < _NEVER_BEFORE:
        raise BadRow(f"created {created:%Y-%m-%d} is before there were posts")
    parent = _parent(row)
    votes, bad_votes = _votes(row.get("active_votes", ()), created)
    if sum(abs(vote.rshares) for vote in votes) >= 2**63:
        raise BadRow("the rshares of its votes do not fit 64 bits together")
    return Post(
        address=address,
        parent=parent,
        title=_title(row) if parent is None else "",
        body=_body(row),
        tags=_tags(row) if parent is None else (),
        created=created,
        paid=_paid(row, created, created + timedelta(seconds=window_seconds), votes),
        votes=tuple(sorted(votes, key=lambda vote: vote.at)),
        bad_votes=tuple(bad_votes),
    )


def in_order(posts: Iterable[Post]) -> list[Post]:
    """Posts so that each stands behind what it answers: by time, then by address."""
    return sorted(posts, key=lambda post: (post.created, post.parent is not None, post.address))


def _parent(row: Mapping[str, Any]) -> Address | None:
    depth = row.get("depth")
    if depth is None:
        depth = 1 if row.get("parent_author") else 0
    if not isinstance(depth, int) or not 0 <= depth <= 255:
        raise BadRow(f"depth {depth!r} is not a number from 0 to 255")
    if depth == 0:
        return None
    return _name(row, "parent_author"), _permlink(row, "parent_permlink")


def _paid(
    row: Mapping[str, Any], created: datetime, expected: datetime, votes: list[PostedVote]
) -> datetime:
    """The last payout, if one is recorded; 1969 is how the chain writes never."""
    known = [_time(row[key], key) for key in ("last_payout", "payout_at") if row.get(key)]
    paid = max((at for at in known if at > _NEVER_BEFORE), default=expected)
    return max([paid, *(at + timedelta(seconds=1) for at in (created, *(v.at for v in votes)))])


def _name(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value:
        raise BadRow(f"{key} is missing")
    try:
        return check_name(value, allow_reserved=True)
    except InvalidName as reason:
        raise BadRow(f"{key} {value[:40]!r}: {reason}") from reason


def _permlink(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not _PERMLINK.fullmatch(value):
        raise BadRow(f"{key} {str(value)[:60]!r} is not made of a-z, 0-9 and hyphens")
    return value


def _time(value: object, key: str) -> datetime:
    """A time; the chains write UTC without saying so, and another zone is taken at its word."""
    try:
        time = datetime.fromisoformat(str(value))
        time = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError) as reason:
        raise BadRow(f"{key} {str(value)[:40]!r} is not a time") from reason
    if time >= _NEVER_AFTER:
        raise BadRow(f"{key} {str(value)[:40]!r} lies too far ahead")
    return time


def _title(row: Mapping[str, Any]) -> str:
    title = one_line(str(row.get("title") or ""))
    return title[:MAX_TITLE] or str(row["permlink"]).replace("-", " ").strip()[:MAX_TITLE] or "…"


def _body(row: Mapping[str, Any]) -> str:
    value = row.get("body")
    if not isinstance(value, str) or not value.strip():
        raise BadRow("body is missing")
    body = plain_source(value)
    if len(body) > MAX_BODY:
        raise BadRow(f"body has {len(body):,} characters, {MAX_BODY:,} is the limit")
    return body


def _tags(row: Mapping[str, Any]) -> tuple[str, ...]:
    data = row.get("json_metadata")
    if isinstance(data, str):
        try:
            data = json.loads(data) if data else {}
        except (ValueError, RecursionError):
            data = {}
    named = data.get("tags") if isinstance(data, Mapping) else None
    words = [word for word in named if isinstance(word, str)] if isinstance(named, list) else []
    return tags_of([str(row.get("category") or ""), *words])[:MAX_TAGS]


def _votes(rows: object, created: datetime) -> tuple[list[PostedVote], list[str]]:
    if not isinstance(rows, list | tuple):
        raise BadRow("active_votes is not a list")
    votes: dict[str, PostedVote] = {}
    bad: list[str] = []
    for place, row in enumerate(rows):
        try:
            vote = _vote(row, created)
        except BadRow as reason:
            bad.append(f"vote {place}: {reason}")
            continue
        if vote.voter in votes:
            bad.append(f"vote {place}: {vote.voter} stands here twice")
            continue
        votes[vote.voter] = vote
    return list(votes.values()), bad


def _vote(row: object, created: datetime) -> PostedVote:
    if not isinstance(row, Mapping):
        raise BadRow("the vote is not an object")
    rshares = _whole(row.get("rshares"), "rshares")
    # Where the record hides the weight, the sign of the strength is what is known.
    full = BASIS if rshares >= 0 else -BASIS
    percent = row.get("percent")
    weight_bp = full if percent is None else _whole(percent, "percent")
    if not -BASIS <= weight_bp <= BASIS:
        raise BadRow(f"percent {weight_bp} is beyond {BASIS}")
    if rshares * weight_bp < 0:
        raise BadRow(f"rshares {rshares} and percent {weight_bp} have different signs")
    at = _time(row["time"], "time") if row.get("time") else created
    return PostedVote(_name(row, "voter"), weight_bp, rshares, max(at, created))


def _whole(value: object, key: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise BadRow(f"{key} is missing")
    try:
        number = int(value)
    except ValueError as reason:
        raise BadRow(f"{key} {str(value)[:40]!r} is not a whole number") from reason
    if abs(number) >= 2**63:
        raise BadRow(f"{key} {str(value)[:40]} does not fit 64 bits")
    return number
