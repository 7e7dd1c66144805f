"""The countries that a decision can name: ISO 3166-1 alpha-2, as assigned in 2026. Pure.

What names a country from outside is a header that a proxy sets, or what somebody typed.
"""

import re
from collections.abc import Iterable
from typing import Final

_CODES: Final = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR
BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ
EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW
GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY
KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV
MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY
QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG
TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM
ZW
"""
COUNTRIES: Final = frozenset(_CODES.split())
#: What stands between the codes that somebody types.
_BETWEEN: Final = re.compile(r"[\s,;]+")


def country_of(said: str) -> str:
    """The country that a header names, in capital letters; "" for one that is not known.

    Proxies say XX for an address that they cannot place and T1 for Tor: neither is a country, and
    who comes from there is shown what is withheld in countries, as from nowhere.
    """
    code = said.strip().upper()
    return code if said.isascii() and code in COUNTRIES else ""


def codes_in(typed: str) -> list[str]:
    """The words of a typed list of codes in capital letters, each once, in order of the alphabet;
    whether they are countries is not asked.
    """
    return sorted({each.upper() for each in _BETWEEN.split(typed) if each})


def unknown_among(codes: Iterable[str]) -> list[str]:
    """Those of some codes that are no country, in their order."""
    return [each for each in codes if each not in COUNTRIES]
