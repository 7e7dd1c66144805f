"""Who voted for a text and with how much: weights always, names by each voter's own choice."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from django.http import Http404
from django.utils.translation import gettext

from accounts.models import Account
from accounts.selectors import kept_wallets, names_beside_votes
from articles.selectors import ballot, versions_seen
from articles.selectors.cards import Ballot
from curation.models import Vote as Cast
from curation.models import Work
from curation.selectors import reasons_of, votes_of, votes_page
from curation.weights import window_at
from frontend.blind import is_blind, judges_first, why_blind
from frontend.pages.payouts import account_url
from frontend.pages.prospects import REASONS
from frontend.pages.rulebook import part_words
from frontend.pages.works import named
from frontend.phrases import ink, number, percent, sums_are_hidden, version_words, when
from frontend.shown.votes import Vote, VotersPage
from rewards.models import Payout
from rewards.rules import vote_rules_of
from rewards.selectors import kept_back, lines_of_voters, payout_of
from rewards.trace import Line

#: Votes listed beside a text, the strongest first.
BESIDE: Final = 20
PAGE: Final = 50


def beside(ballot: Ballot, *, versions: int, now: datetime) -> Sequence[Vote]:
    """The strongest votes for the margin of a text with so many versions; none for who wants to
    judge it first.
    """
    if is_blind(ballot, now=now):
        return ()
    cast = votes_of(ballot.work, limit=BESIDE)
    seen = versions_seen(vote.seq for vote in cast) if versions > 1 else {}
    return _shown(cast, versions=seen, now=None)


def page(work: int, *, viewer: Account | None, after: str, now: datetime) -> VotersPage:
    """A page of all votes on a text, with what each earned once it is paid, unless the voter keeps
    that to themselves; none for who wants to judge it first. Http404 where there is no text. At
    most ten queries, whatever the number of votes, and two more for who chose that.
    """
    text = named([work], viewer=viewer)[work]
    if not text.known:
        raise Http404
    if hidden := _hidden(work, viewer=viewer, now=now):
        return VotersPage(text.title, text.url, votes=(), account_url="", hidden=hidden)
    cast = votes_page(work, after=_place(after), limit=PAGE + 1)
    shown, more = cast[:PAGE], ""
    if len(cast) > PAGE:
        more = f"?{urlencode({'after': f'{shown[-1].rshares}.{shown[-1].seq}'})}"
    paid = None if sums_are_hidden() else payout_of(work)
    lines = lines_of_voters(work, [vote.voter_id for vote in shown]) if paid else {}
    sums = {} if paid is None or kept_back(paid) else lines
    kept = kept_wallets(sums, viewer=viewer)
    seen = versions_seen(vote.seq for vote in shown)
    votes = _shown(shown, versions=seen, now=now)
    if paid is not None:
        votes = [
            _counted(vote, lines.get(each.voter_id), each, paid, sums=sums, kept=kept)
            for vote, each in zip(votes, shown, strict=True)
        ]
    return VotersPage(
        title=text.title,
        url=text.url,
        votes=votes,
        account_url=account_url(paid) if paid is not None else "",
        paid=paid is not None,
        more_url=more,
    )


def _counted(
    shown: Vote,
    line: Line | None,
    cast: Cast,
    paid: Payout,
    *,
    sums: Container[int],
    kept: Container[int],
) -> Vote:
    """A vote with how it counted and what it earned; as it is where it came after the end."""
    if line is None:
        return shown
    return replace(
        shown,
        strength=number(line.rshares),
        part=_part(cast, paid.work) if line.weight else "",
        earned=_earned(line, sums=sums, kept=kept),
    )


def _part(cast: Cast, work: Work) -> str:
    """What the age of the text left of the vote's strength among the curators."""
    rules = vote_rules_of(work.rules, opened_at=work.opened_at)
    if not rules.windows:
        return ""
    window = window_at(int((cast.at - work.opened_at).total_seconds()), rules=rules)
    return part_words(window.divisor if window else rules.late_divisor)


def _earned(line: Line, *, sums: Container[int], kept: Container[int]) -> str:
    if line.wallet in kept:
        return gettext("not shown")
    return ink(line.paid) if line.wallet in sums else ""


def _hidden(work: int, *, viewer: Account | None, now: datetime) -> str:
    """Why the votes are kept from this reader for now; "" where they are not."""
    cast = ballot(work, viewer=viewer, now=now) if judges_first() and viewer else None
    return why_blind(cast, now=now) if cast is not None and is_blind(cast, now=now) else ""


def _shown(
    cast: Sequence[Cast],
    *,
    versions: Mapping[int, int],
    now: datetime | None,
) -> Sequence[Vote]:
    names = names_beside_votes(vote.voter_id for vote in cast)
    disputes = [vote.seq for vote in cast if vote.weight_bp < 0]
    reasons = reasons_of(disputes) if disputes else {}
    return [
        Vote(
            name=names.get(vote.voter_id, ""),
            weight=percent(abs(vote.weight_bp)),
            dispute=vote.weight_bp < 0,
            version=version_words(versions[vote.seq]) if vote.seq in versions else "",
            reason=str(REASONS.get(reasons[vote.seq], "")) if vote.seq in reasons else "",
            when=when(vote.at, now=now) if now else None,
        )
        for vote in cast
    ]


def _place(after: str) -> tuple[int, int] | None:
    """Where the page before ended; None for the beginning and for what is no place."""
    rshares, _, seq = after.partition(".")
    if not (rshares.removeprefix("-").isdecimal() and seq.isdecimal() and len(after) < 38):
        return None
    return int(rshares), int(seq)
