"""What belongs to a wave of spam, and where its sweeping stands. Pure."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from moderation.errors import WaveRefused

#: Texts of one wave, and its span.
MOST_TEXTS: Final = 10_000
LONGEST: Final = timedelta(days=31)
MOST_AUTHORS: Final = 200
#: Texts that are left out by hand.
MOST_SPARED: Final = 2_000


class WaveState(StrEnum):
    """Where a wave stands; each but the second and the last goes on by itself."""

    SWEEPING = "sweeping"
    SWEPT = "swept"
    RESTORING = "restoring"
    RESTORED = "restored"


class ItemState(StrEnum):
    """Where one text or one vote of a wave stands."""

    WAITING = "waiting"
    DONE = "done"
    #: It could not be done; the row says why.
    LEFT = "left"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Selection:
    """Published texts and answers of a span of time: by these authors, like this text, with links
    to this host. Each that is named narrows the others, and one has to be. Their authors' votes go
    as well, and so do those of accounts that are named by nothing but their names and wrote none.
    """

    since: datetime
    until: datetime
    authors: Sequence[str] = ()
    like: int | None = None
    host: str = ""
    #: Whether votes of the authors on works that are not paid yet go as well.
    votes: bool = True
    #: Works that the rest selects and that stay, as they were unticked where it was shown; who has
    #: no other among them keeps their votes.
    spared: Sequence[int] = ()
    #: The oldest of those that are like the text, which was proposed to stay.
    original: int | None = None
    #: The newest work that was shown: what came after it stays.
    newest: int | None = None
    #: In which alone texts are looked for, among those that everybody reads there. Votes stay
    #: then: they count beyond a community, and no decision of one takes them back.
    community: int | None = None

    @property
    def voters(self) -> Sequence[str]:
        """Names of accounts whose votes go whatever they wrote: none where texts narrow them."""
        return () if self.like or self.host else self.authors

    def facts(self) -> Mapping[str, object]:
        """As it is kept with the wave."""
        kept = asdict(self)
        kept.update(
            since=self.since.isoformat(),
            until=self.until.isoformat(),
            authors=list(self.authors),
            spared=list(self.spared),
        )
        return kept

    @property
    def mark(self) -> str:
        """Tells what is looked for from anything else, whatever of it is spared."""
        asked = replace(self, spared=(), original=None, newest=None).facts()
        return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


def check(selection: Selection) -> Selection:
    """The selection as it is looked for; WaveRefused where it says too little or too much."""
    host = selection.host.strip().casefold().removeprefix("https://").removeprefix("http://")
    host = host.partition("/")[0]
    if host and (len(host) > 253 or set(host) & set("\"'<> \\%_")):
        raise WaveRefused("Write the host of a link as in example.org.")
    if not (selection.authors or selection.like or host):
        raise WaveRefused("Name authors, a text that the others are like, or a host of links.")
    if len(selection.authors) > MOST_AUTHORS:
        raise WaveRefused("A wave has at most %(most)s authors.", most=MOST_AUTHORS)
    if not timedelta(0) < selection.until - selection.since <= LONGEST:
        raise WaveRefused("A wave lies within %(days)s days.", days=LONGEST.days)
    if len(selection.spared) > MOST_SPARED:
        raise WaveRefused(
            "A wave leaves at most %(most)s texts out: narrow the selection.", most=MOST_SPARED
        )
    authors = tuple(dict.fromkeys(selection.authors))
    votes = selection.votes and selection.community is None
    return replace(selection, authors=authors, host=host, votes=votes)


def require_shown(selection: Selection, *, mark: str) -> None:
    """WaveRefused where something else was shown to who presses; "" for nothing shown at all."""
    if mark not in ("", selection.mark):
        raise WaveRefused("You changed what is selected: look at what would go now.")
