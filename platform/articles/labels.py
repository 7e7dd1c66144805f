"""What an author says about a text beside its words: rights, help by machines, who paid. Pure.

Each is shown to readers as it stands here; the closed lists are constraints of the table as well.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from articles.errors import TextRefused
from articles.reasons import Reasons
from articles.wording import one_line

#: Short names from the SPDX list; "" keeps all rights with the author.
LICENCES: Final = (
    *("", "CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0"),
    *("CC-BY-NC-SA-4.0", "CC-BY-ND-4.0", "CC-BY-NC-ND-4.0"),
)
MAX_SPONSOR: Final = 80
MAX_SENSITIVE: Final = 80
MAX_CANONICAL: Final = 500
#: PostgreSQL and Python read it alike.
CANONICAL_PATTERN: Final = r"^(https?://[^[:space:]]+)?$"
_CANONICAL: Final = re.compile(r"https?://[^\s\x00-\x1f\x7f]+", re.ASCII)


class AiUse(StrEnum):
    """How much of a text a machine wrote."""

    #: Nobody was asked: a text that came from elsewhere.
    UNSAID = "unsaid"
    NONE = "none"
    HELPED = "helped"
    MOSTLY = "mostly"


@dataclass(frozen=True, slots=True)
class Labels:
    """What stands at a text's head and foot; empty where there is nothing to say."""

    licence: str = ""
    ai_use: AiUse = AiUse.UNSAID
    #: Who paid for the text.
    sponsor: str = ""
    #: What somebody may not want to meet unprepared.
    sensitive: str = ""
    #: Where the text stood first.
    canonical: str = ""


def check_labels(labels: Labels) -> Labels:
    """Return the labels as they are stored; TextRefused, or ManyReasons for several."""
    reasons, stored = Reasons(), replace(labels, ai_use=AiUse(labels.ai_use))
    if labels.licence not in LICENCES:
        word = labels.licence[:40]
        reasons.add(
            "licence", TextRefused("%(word)s is no licence that is offered here.", word=word)
        )
    with reasons.about("sponsor"):
        stored = replace(stored, sponsor=_short(labels.sponsor, MAX_SPONSOR))
    with reasons.about("sensitive"):
        stored = replace(stored, sensitive=_short(labels.sensitive, MAX_SENSITIVE))
    with reasons.about("canonical"):
        stored = replace(stored, canonical=_address(labels.canonical))
    reasons.refuse()
    return stored


def _short(text: str, most: int) -> str:
    line = one_line(text)
    if len(line) > most:
        raise TextRefused(
            "A label has at most %(most)s characters; this one has %(count)s.",
            most=most,
            count=len(line),
        )
    return line


def _address(text: str) -> str:
    address = text.strip()
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        sound = bool(parts.hostname) and not parts.username and parts.port != 0
    except ValueError:
        sound = False
    if not sound or not _CANONICAL.fullmatch(address) or len(address) > MAX_CANONICAL:
        raise TextRefused(
            "The first address of a text begins with https:// or http:// and has at most "
            "%(most)s characters.",
            most=MAX_CANONICAL,
        )
    return address
