"""A reader's own lists for their feed reader, at private addresses.

An address holds the account's key, signed: from the database alone nobody can make it, and nobody
can guess it. It stands behind the `?`, which no log of ours writes down.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal
from urllib.parse import urlencode

from django.core import signing
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import Account
from articles.selectors import feed_key_of, reader_with_key
from articles.services import remove_feed_key, renew_feed_key
from frontend.pages.sources import OWN, told
from frontend.phrases import When, when

_SALT: Final = "frontend.own_feeds"
_FORMS: Final[tuple[tuple[Literal["rss", "atom"], str], ...]] = (("rss", "RSS"), ("atom", "Atom"))


@dataclass(frozen=True, slots=True)
class Address:
    """One list in one form, and its whole address."""

    #: What names its field on the page.
    name: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class OwnFeeds:
    """The addresses and when they were made; neither where there are none."""

    addresses: tuple[Address, ...] = ()
    made: When | None = None


def own_feeds(account: Account, *, base: str, now: datetime) -> OwnFeeds:
    """The private addresses of an account; `base` is the site's, as https://example.org."""
    known = feed_key_of(account)
    if known is None:
        return OwnFeeds()
    query = urlencode({"key": _signer().sign(known.key)})
    addresses = tuple(
        Address(
            f"{order}-{form}",
            f"{told(order, now=now).title}, {word}",
            f"{base}{reverse(f'{order}_feed', args=[form])}?{query}",
        )
        for order in OWN
        for form, word in _FORMS
    )
    return OwnFeeds(addresses, when(known.at, now=now))


def reader_of(signed: str) -> Account | None:
    """Whose lists the address opens; None for one that opens nothing, or no more."""
    try:
        return reader_with_key(_signer().unsign(signed))
    except signing.BadSignature:
        return None


def renew_or_remove(account: Account, *, wish: str, now: datetime) -> str:
    """Take the addresses away for the wish `remove`, make new ones for any other; say so."""
    if wish == "remove":
        remove_feed_key(account)
        return gettext("The addresses are removed and open nothing any more.")
    renew_feed_key(account, now=now)
    return gettext("The addresses are made; any earlier ones open nothing any more.")


def _signer() -> signing.Signer:
    return signing.Signer(salt=_SALT, sep=".")
