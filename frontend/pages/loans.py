"""Whom one lends power, what they did with the power they have, and who lends oneself."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from accounts.models import Account
from accounts.selectors import Found, kept_wallets, people_of_wallets
from curation.selectors import strengths, voted_lately
from frontend.phrases import ink, number, percent
from frontend.sentences import place
from frontend.shown.rewards import Fact
from frontend.shown.wallets import BorrowedLine, LoanLine, LoansPage
from ledger.models import Delegation
from ledger.selectors import effective_stakes, lent_to, loans_of, share_price
from ledger.stake import SharePrice
from rewards.active import rules_at

PAGE: Final = 20
LATELY: Final = timedelta(days=7)
#: Lenders that are listed, those of the most first.
MOST_LENT: Final = 50
#: Votes of each borrower that are looked at; of more than that, the words say so.
MOST: Final = 200


def loans(account: Account, *, after: int, now: datetime) -> LoansPage:
    """A page of loans, beyond the wallet's number `after`. Eight queries, however many."""
    found = loans_of(account.wallet_id, after=after, limit=PAGE + 1)
    shown, price = found[:PAGE], share_price()
    wallets = [wallet for wallet, _vests in shown]
    lent = [] if after else lent_to(account.wallet_id, limit=MOST_LENT)
    people = people_of_wallets([*wallets, *(each.delegator_id for each in lent)])
    power = effective_stakes([*wallets, account.wallet_id])
    left = strengths(wallets, now=now, rules=rules_at(now).vote)
    votes = voted_lately(wallets, since=now - LATELY, most=MOST)
    # What is lent and its part of the whole would say how much power somebody has.
    kept, lines = kept_wallets(wallets, viewer=account), []
    for wallet, vests in shown:
        person, strength = people.get(wallet), left[wallet]
        used = strength.voting_full - strength.voting
        facts = [
            Fact(gettext("Lent"), ink(price.ink_for_vests(vests))),
            Fact(
                gettext("Part of their power"),
                gettext("not shown") if wallet in kept else _part(vests, of=power.get(wallet, 0)),
            ),
            Fact(gettext("Votes in seven days"), _votes(*votes.get(wallet, (0, 0)))),
            Fact(gettext("Of their voting budget used now"), _part(used, of=strength.voting_full)),
        ]
        name = person.name if person else ""
        lines.append(
            LoanLine(
                name=name,
                shown=person.shown_name if person else place(wallet),
                facts=facts,
                change_url=_form(to=name, amount="") if name else "",
                end_url=_form(to=name, amount="0") if name else "",
            )
        )
    more = f"?after={wallets[-1]}" if len(found) > PAGE else ""
    return LoansPage(
        lines, more, _borrowed(lent, people, power=power.get(account.wallet_id, 0), price=price)
    )


def _borrowed(
    lent: Iterable[Delegation], people: Mapping[int, Found], *, power: int, price: SharePrice
) -> list[BorrowedLine]:
    lines = []
    for each in lent:
        person = people.get(each.delegator_id)
        facts = [
            Fact(gettext("Lent to you"), ink(price.ink_for_vests(each.amount))),
            Fact(gettext("Part of your power"), _part(each.amount, of=power)),
        ]
        shown = person.shown_name if person else place(each.delegator_id)
        lines.append(BorrowedLine(person.name if person else "", shown, facts))
    return lines


def _part(size: int, *, of: int) -> str:
    """Whole per cent, and the least there is for what is not nothing."""
    basis_points = min(10_000, size * 10_000 // of) if of > 0 else 0
    return percent(basis_points // 100 * 100 or basis_points)


def _votes(up: int, down: int) -> str:
    if up + down >= MOST:
        return gettext("%(n)s or more") % {"n": number(MOST)}
    words = ngettext("%(n)s upvote", "%(n)s upvotes", up) % {"n": number(up)}
    if not down:
        return words
    disputes = ngettext(
        "%(n)s time \u201ctoo much reward\u201d", "%(n)s times \u201ctoo much reward\u201d", down
    )
    return f"{words}, {disputes % {'n': number(down)}}"


def _form(**filled: str) -> str:
    return f"{reverse('lend')}?{urlencode({name: text for name, text in filled.items() if text})}"
