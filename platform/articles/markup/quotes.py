"""Texts that a text quotes: the address of one, alone in a paragraph, stands for its card."""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

type Address = tuple[str, str]

#: As the sanitiser writes it.
_QUOTED: Final = re.compile(
    r'<p(?: id="go-on")?><a href="(?P<site>https?://[^/"]+)?/@(?P<name>[a-z0-9.-]+)/(?P<permlink>[a-z0-9-]+)"'
    r'(?: rel="[^"]*")?>[^<]*</a></p>'
)


def quoted(html: str, *, site: str) -> list[Address]:
    """Author and permlink of each text of this site that stored HTML quotes, in its order."""
    found = (_address(match, site) for match in _QUOTED.finditer(html))
    return list(dict.fromkeys(each for each in found if each is not None))


def fingerprint(address: Address) -> str:
    """What stands for an address that words of a title are in, which must be able to go."""
    return sha256("/".join(address).encode()).hexdigest()[:32]


def with_cards(html: str, cards: Mapping[str, str], *, site: str) -> str:
    """The HTML with cards, which are HTML as well, in place of the addresses with their keys."""

    def card(match: re.Match[str]) -> str:
        address = _address(match, site)
        return cards.get(fingerprint(address), match[0]) if address else match[0]

    return _QUOTED.sub(card, html) if cards else html


def _address(match: re.Match[str], site: str) -> Address | None:
    if match["site"] not in (None, site):
        return None
    return match["name"], match["permlink"]
