"""The rule for account names: Hive's, so that its wallets and libraries can work with us later.

A name has 3 to 16 characters. It is made of segments parted by dots, each of at least three
characters, beginning with a letter and ending with a letter or a digit; only a-z, 0-9 and "-"
occur. A name is kept in lower case, so two names can never differ by case alone.

Two names that a reader takes for one another have the same skeleton, after Unicode's UTS 39: each
look-alike is replaced by one form, and what the eye skips is dropped. Whoever registers gets no
name with a skeleton that is taken.
"""

import re
import unicodedata
from typing import Final

from ledger.refusal import Refusal

NAME_PATTERN: Final = r"^(?=.{3,16}$)[a-z][a-z0-9-]+[a-z0-9](\.[a-z][a-z0-9-]+[a-z0-9])*$"
"""Written so that Python and PostgreSQL read it alike: the database holds it as a constraint."""

RESERVED: Final = frozenset(
    (
        "abuse",
        "account",
        "accounts",
        "admin",
        "administrator",
        "api",
        "article",
        "articles",
        "block",
        "blocks",
        "community",
        "communities",
        "curation",
        "cycle",
        "cycles",
        "everyone",
        "help",
        "host",
        "hostmaster",
        "info",
        "inkwell",
        "ledger",
        "login",
        "logout",
        "mail",
        "moderation",
        "moderator",
        "news",
        "nobody",
        "noreply",
        "official",
        "operator",
        "postmaster",
        "press",
        "rewards",
        "root",
        "rules",
        "security",
        "settings",
        "signer",
        "signup",
        "staff",
        "support",
        "system",
        "tag",
        "tags",
        "team",
        "treasury",
        "wallet",
        "webmaster",
        "write",
        "www",
    )
)
"""Names that would pass for the house itself or for one of its addresses."""

GONE_PREFIX: Final = "gone-"
"""Begins the names of closed accounts; nobody else bears one like it."""

_FILLERS: Final = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_JOINERS: Final = frozenset("\u200c\u200d")
_ALIKE: Final = str.maketrans({"0": "o", "1": "l", "i": "l", "-": None, ".": None})
#: Only then: a letter drawn from two others becomes the two, so that vvv, vw and wv are one.
_DRAWN_FROM_TWO: Final = str.maketrans({"m": "rn", "w": "vv"})

_NAME: Final = re.compile(NAME_PATTERN.removesuffix("$") + r"\Z", re.ASCII)


class InvalidName(Refusal, ValueError):
    """The name cannot be an account's; the text says what to change."""

    code = "accounts.invalid-name"


def skeleton(name: str) -> str:
    """What the eye sees of a name: equal for names that look alike; at most 32 characters.

    The database computes the same for its column, by `Skeleton` of the model.
    """
    return name.translate(_ALIKE).translate(_DRAWN_FROM_TWO)


def fold(text: str) -> str:
    """Return the one way a name is written: without surrounding blanks, in lower case.

    Only ASCII letters are folded: the Kelvin sign does not become a "k".
    """
    stripped = text.strip()
    return stripped.lower() if stripped.isascii() else stripped


def shown_line(text: str) -> str:
    """What a person is called, as it is kept: one line of what can be seen, or "".

    Controls and format characters go (Unicode categories C*): they hide, reverse or imitate. So do
    the fillers, which are letters by their category and blank to the eye. A joiner between two
    letters stays, which some scripts are written with.
    """
    seen = [
        letter
        for letter in unicodedata.normalize("NFC", text)
        if letter in _JOINERS
        or letter.isspace()
        or (unicodedata.category(letter)[0] != "C" and letter not in _FILLERS)
    ]
    line = " ".join("".join(seen).split())
    return line if any(unicodedata.category(letter)[0] in "LNPS" for letter in line) else ""


def check_name(name: str, *, allow_reserved: bool = False) -> str:
    """Return `name` if an account may bear it, else raise InvalidName with the reason."""
    if not 3 <= len(name) <= 16:
        raise InvalidName(
            "A name has 3 to 16 characters; this one has %(count)s.", count=len(name)
        )
    if not _NAME.match(name):
        raise InvalidName(
            "A name is made of the letters a to z, digits and hyphens; it begins with a letter and"
            " ends with a letter or a digit. Parts between dots have three characters or more."
        )
    if not allow_reserved and _for_the_site(name):
        raise InvalidName(
            "The name %(name)s is kept for the site itself; choose another one.", name=name
        )
    return name


def _for_the_site(name: str) -> bool:
    return name.startswith(GONE_PREFIX) or skeleton(name) in _RESERVED_SKELETONS


_RESERVED_SKELETONS: Final = frozenset(map(skeleton, RESERVED))
