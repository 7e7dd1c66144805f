"""Who voted for a text and with how much: weights always, names by each voter's own choice."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from django.http import Http404
from django.utils.translation import gettext

from accounts.models import Account
from accounts.selectors import kept_wallets, names_beside_votes
from articles.selectors import versions_seen
from curation.models import Vote as Cast
from curation.selectors import reasons_of, votes_of, votes_page
from frontend.pages.prospects import REASONS
from frontend.pages.works import named
from frontend.phrases import ink, percent, sums_are_hidden, version_words, when
from frontend.shown.votes import Vote, VotersPage
from rewards.selectors import earned_by

#: Votes listed beside a text, the strongest first.
BESIDE: Final = 20
PAGE: Final = 50


def beside(work: int, *, versions: int) -> Sequence[Vote]:
    """The strongest votes for the margin of a text with so many versions."""
    cast = votes_of(work, limit=BESIDE)
    seen = versions_seen(vote.seq for vote in cast) if versions > 1 else {}
    return _shown(cast, versions=seen, earned={}, now=None)


def page(work: int, *, viewer: Account | None, after: str, now: datetime) -> VotersPage:
    """A page of all votes on a text, with what each earned once it is paid, unless the voter keeps
    that to themselves; Http404 where there is no text. At most nine queries, whatever the number
    of votes.
    """
    text = named([work], viewer=viewer)[work]
    if not text.known:
        raise Http404
    cast = votes_page(work, after=_place(after), limit=PAGE + 1)
    shown, more = cast[:PAGE], ""
    if len(cast) > PAGE:
        more = f"?{urlencode({'after': f'{shown[-1].rshares}.{shown[-1].seq}'})}"
    voters = [vote.voter_id for vote in shown]
    earned = {} if sums_are_hidden() else earned_by(work, voters)
    kept = kept_wallets(earned, viewer=viewer)
    seen = versions_seen(vote.seq for vote in shown)
    return VotersPage(
        title=text.title,
        url=text.url,
        votes=_shown(shown, versions=seen, earned=earned, kept=kept, now=now),
        paid=bool(earned),
        more_url=more,
    )


def _shown(
    cast: Sequence[Cast],
    *,
    versions: Mapping[int, int],
    earned: Mapping[int, int],
    kept: Collection[int] = (),
    now: datetime | None,
) -> Sequence[Vote]:
    names = names_beside_votes(vote.voter_id for vote in cast)
    disputes = [vote.seq for vote in cast if vote.weight_bp < 0]
    reasons = reasons_of(disputes) if disputes else {}
    sums = {voter: ink(sum_) for voter, sum_ in earned.items()}
    sums |= dict.fromkeys(kept, gettext("not shown"))
    return [
        Vote(
            name=names.get(vote.voter_id, ""),
            weight=percent(abs(vote.weight_bp)),
            dispute=vote.weight_bp < 0,
            version=version_words(versions[vote.seq]) if vote.seq in versions else "",
            reason=str(REASONS.get(reasons[vote.seq], "")) if vote.seq in reasons else "",
            earned=sums.get(vote.voter_id, ""),
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
