"""A wallet as a statement: what it holds, what that does, and what moved, in sentences."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import groupby

from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format, time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext

from accounts.models import Account
from accounts.selectors import (
    Words,
    kept_wallets,
    memos_of,
    names_beside_votes,
    names_of_wallets,
)
from accounts.tips import tipped_work
from communities.selectors import purposes_of, slugs_of_wallets
from frontend.forms.history import KINDS, Narrowed
from frontend.pages.amounts import Worths, worths
from frontend.pages.budget import gauge
from frontend.pages.memos import erased
from frontend.pages.months import chart, paid_in_months
from frontend.pages.standing import standing
from frontend.pages.works import Named, named
from frontend.phrases import INK_DECIMALS, decimals, ink, span, sums_are_hidden, when
from frontend.sentences import movement, place
from frontend.shown.wallets import Day, Entry, KeptWallet, WalletPage
from frontend.shown.years import Chart
from ledger.assets import Asset
from ledger.codes import Code
from ledger.errors import UnknownWallet
from ledger.selectors import (
    Line,
    StakeParts,
    balances,
    power_down_of,
    share_price,
    stake_parts,
    statement,
)
from ledger.stake import SharePrice
from rewards.references import read_reference

PAGE = 40
MONTHS = 12
#: What counts as earned: rewards, and what readers gave.
EARNED = (*KINDS["rewards"], Code.TIP)
#: What one person gives another.
SENT = (Code.TRANSFER, Code.TIP)


def own(
    account: Account, *, before: int | None, now: datetime, narrowed: Narrowed, query: str = ""
) -> WalletPage:
    """One's own wallet, with the voting budget; `query` are the filters of its address."""
    number = account.wallet_id
    page = _page(number, viewer=account, before=before, now=now, mine=True, narrowed=narrowed)
    return replace(
        page,
        more_url=page.more_url and f"{page.more_url}&{query}" if query else page.more_url,
        year=now.year,
        csv_url=f"{reverse('wallet_csv')}?{query}",
        title=gettext("Your wallet"),
        seen_by=_seen_by(account),
        leaving=_leaving(number, now=now),
        standing=standing(number, now=now),
        budget=gauge(number, now=now),
        chart=_chart(number) if before is None else None,
    )


def _seen_by(owner: Account) -> str:
    if owner.keeps_sums:
        return gettext("Nobody but you can look at this wallet.")
    return gettext("Everybody can look at this wallet.")


def _chart(number: int) -> Chart | None:
    """What was earned by month, the last twelve with any; None while there is nothing."""
    months = paid_in_months(number, codes=EARNED)
    return chart(list(months.items())[:MONTHS]) if months else None


def _leaving(number: int, *, now: datetime) -> str:
    """What a running power-down does next; empty where none runs."""
    running = power_down_of(number)
    if running is None:
        return ""
    price = share_price()
    return gettext("%(amount)s leaves in %(span)s; steps done so far: %(n)s.") % {
        "amount": ink(price.ink_for_vests(min(running.rate, running.total - running.withdrawn))),
        "span": span(running.next_at - now),
        "n": running.steps_done,
    }


def public(
    number: int, *, viewer: Account | None, before: int | None, now: datetime
) -> WalletPage | KeptWallet:
    """Any person's or community's wallet, if its owner lets the viewer look at it; Http404 for a
    number that is none of these.
    """
    name = names_of_wallets([number]).get(number, "")
    title = gettext("Wallet %(n)s") % {"n": number}
    owner = f"@{name}" if name else _room(number)
    title = f"{title} · {owner}" if owner else title
    if kept_wallets([number], viewer=viewer):
        # Not whose it is or was: the public books have votes and rewards by this number.
        return KeptWallet(
            gettext("Wallet %(n)s") % {"n": number},
            gettext("Who has this wallet keeps it to themselves, or has left."),
        )
    return replace(_page(number, viewer=viewer, before=before, now=now), title=title)


def of_community(
    number: int, *, title: str, url: str, viewer: Account | None, before: int | None, now: datetime
) -> WalletPage:
    """A community's wallet, on the page at `url`: everybody may look at it."""
    page = _page(number, viewer=viewer, before=before, now=now)
    more = page.more_url.removeprefix(reverse("wallet_of", args=[number]))
    return replace(page, title=title, more_url=more and url + more)


def _room(number: int) -> str:
    """Whose wallet it is, where it is a community's. One query."""
    slug = slugs_of_wallets([number]).get(number, "")
    return f"c/{slug}" if slug else ""


def _page(
    number: int,
    *,
    viewer: Account | None,
    before: int | None,
    now: datetime,
    mine: bool = False,
    narrowed: Narrowed | None = None,
) -> WalletPage:
    held = balances([number]).get(number)
    if held is None:
        raise Http404
    try:
        lines = statement(number, before=before, limit=PAGE + 1, **(narrowed or {}))
    except UnknownWallet as error:
        raise Http404 from error
    shown, others = lines[:PAGE], {line.other for line in lines if line.code in SENT}
    party = viewer is not None and viewer.wallet_id == number
    kept = frozenset() if party else kept_wallets(others, viewer=viewer)
    hushed = frozenset() if party else _hushed(number, shown)
    price = share_price()
    parts = stake_parts(number)
    url = reverse("wallet") if mine else reverse("wallet_of", args=[number])
    more = f"?before={lines[PAGE - 1].transfer}" if len(lines) > PAGE else ""
    return WalletPage(
        title="",
        lead=gettext("What it holds, what that does, and everything that moved."),
        liquid=_balance(held.get(Asset.INK, 0)),
        power=_balance(price.ink_for_vests(max(0, parts.effective))),
        hidden=sums_are_hidden(),
        power_words=_power(parts, price),
        days=list(
            _days(
                shown,
                worths(shown, wallet=number, price=price),
                now,
                viewer=viewer,
                kept=kept,
                hushed=hushed,
                mine=mine,
            )
        ),
        mine=mine,
        more_url=more and (more if before is None else url + more),
    )


def _hushed(number: int, lines: Sequence[Line]) -> frozenset[Code]:
    """The kinds of lines that name no text to others: who lets no name stand beside their votes is
    not told by what those votes earned. One query where something was earned so.
    """
    earned = any(line.code is Code.CURATION_REWARD for line in lines)
    told = not earned or number in names_beside_votes([number])
    return frozenset() if told else frozenset({Code.CURATION_REWARD})


def _balance(milli_ink: int) -> str:
    """A large figure, whose unit stands apart from it."""
    return ink(0) if sums_are_hidden() else decimals(milli_ink, places=INK_DECIMALS)


def _power(parts: StakeParts, price: SharePrice) -> str:
    """What one's votes weigh by, part by part: the figures add up to the power that is shown."""
    worth = price.ink_for_vests
    given = worth(parts.received)
    taken = {
        gettext("%(amount)s lent out"): worth(parts.delegated),
        gettext("%(amount)s on its way back"): worth(parts.returning),
        gettext("%(amount)s leaving at the next step"): worth(parts.step),
    }
    # Each part is rounded down, as it is in the lines below; what that leaves over is of the own.
    own = worth(max(0, parts.effective)) - given + sum(taken.values())
    words = [gettext("%(amount)s of its own") % {"amount": ink(own)}]
    if given:
        words.append(gettext("plus %(amount)s lent to it") % {"amount": ink(given)})
    minus = gettext("minus %(part)s")
    words += [
        minus % {"part": each % {"amount": ink(size)}} for each, size in taken.items() if size
    ]
    return gettext("Votes weigh by it: %(parts)s.") % {"parts": ", ".join(words)}


def _days(
    lines: Sequence[Line],
    sizes: Worths,
    now: datetime,
    *,
    viewer: Account | None,
    kept: Collection[int],
    hushed: Collection[Code],
    mine: bool,
) -> Iterator[Day]:
    """The lines by day; `kept` are wallets at whose end nobody is named and no words are shown,
    `hushed` the kinds of lines that name no text.
    """
    about = {line.transfer: _work(line) for line in lines if line.code not in hushed}
    works = named((work for work in about.values() if work is not None), viewer=viewer)
    sent = [line for line in lines if line.code in SENT]
    names = names_of_wallets(line.other for line in sent)
    rooms = slugs_of_wallets({line.other for line in sent} - names.keys())
    names |= {wallet: f"c/{slug}" for wallet, slug in rooms.items()}
    names |= dict.fromkeys(kept, gettext("somebody"))
    memos = memos_of(line.batch for line in sent if line.reference and line.other not in kept)
    spent = [line for line in sent if line.reference.startswith("spending/")]
    purposes = purposes_of([line.batch for line in spent if line.other not in kept])
    memos |= {batch: Words(words) for batch, words in purposes.items()}
    for day, entries in groupby(lines, key=lambda line: localtime(line.recorded_at).date()):
        yield Day(
            _day(day, localtime(now).date()),
            [
                _with_memo(
                    _entry(line, sizes, works.get(about.get(line.transfer) or 0), names, now),
                    line,
                    memos,
                    mine=mine,
                )
                for line in entries
            ],
        )


def _day(day: date, today: date) -> str:
    if day == today:
        return gettext("Today")
    if day == today - timedelta(days=1):
        return gettext("Yesterday")
    return date_format(day, "l j F Y", use_l10n=True)


def _entry(
    line: Line,
    sizes: Worths,
    work: Named | None,
    names: Mapping[int, str],
    now: datetime,
) -> Entry:
    sign = "+" if line.amount > 0 else "\u2212"
    sealed = line.state == "sealed"
    return Entry(
        words=_sentence(line, work, names),
        amount=f"{sign}\u00a0{sizes.words(line)}",
        time=time_format(localtime(line.recorded_at), "H:i", use_l10n=False),
        when=when(line.recorded_at, now=now),
        state=gettext("sealed") if sealed else gettext("recorded"),
        incoming=line.amount > 0,
        url=work.url if work else "",
    )


def _work(line: Line) -> int | None:
    paid = read_reference(line.reference, code=line.code)
    return paid[1] if paid else tipped_work(line.reference, code=line.code)


def _with_memo(entry: Entry, line: Line, memos: Mapping[int, Words], *, mine: bool) -> Entry:
    """The entry with the words beside it; who sent them and who got them may erase them, and see
    who did, and have a receipt.
    """
    kept = memos.get(line.batch)
    if mine:
        entry = replace(entry, receipt_url=reverse("receipt", args=[line.batch]))
    if kept is None:
        return entry
    if not mine:
        return replace(entry, memo=kept.words)
    return replace(
        entry,
        memo=kept.words,
        erasable=line.batch if kept.words else 0,
        erased=erased(kept),
    )


def _sentence(line: Line, work: Named | None, names: Mapping[int, str]) -> str:
    title = work.title if work else ""
    if line.code in SENT:
        values = {"name": names.get(line.other) or place(line.other), "title": title}
        return _given(line) % values
    words = movement(line.code)
    return gettext("%(what)s for %(title)s") % {"what": words, "title": title} if work else words


def _given(line: Line) -> str:
    if line.code is Code.TRANSFER:
        return gettext("From %(name)s") if line.amount > 0 else gettext("To %(name)s")
    if line.amount > 0:
        return gettext("Tip from %(name)s for %(title)s")
    return gettext("Tip to %(name)s for %(title)s")
