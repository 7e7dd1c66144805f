"""The account of one payout: every figure that it follows from, as it was stored at the time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from accounts.models import Account
from accounts.names import GONE_PREFIX
from accounts.selectors import kept_wallets, names_of_wallets
from communities.selectors import slugs_of_wallets
from frontend.pages.estimates import on_the_way
from frontend.pages.explanations import settled, way
from frontend.pages.rulebook import WORDS
from frontend.pages.works import Named, named
from frontend.phrases import (
    NANO_DECIMALS,
    decimals,
    exact_ink,
    ink,
    number,
    percent,
    sums_are_hidden,
    vests,
    when,
)
from frontend.shown.payouts import Got, PayoutPage, Step
from frontend.shown.rewards import Fact
from rewards.columns import Beneficiary
from rewards.models import Cycle, Hold, Payout
from rewards.rules import load
from rewards.selectors import (
    estimates_until_paid,
    head_of,
    kept_back,
    lines_of_voters,
    lines_of_writers,
    payout_of,
)
from rewards.trace import Head, Line


class Told(NamedTuple):
    """A payout that somebody may be told of; with its hold where nobody was paid."""

    paid: Payout
    head: Head
    text: Named
    hold: Hold | None


class Writer(NamedTuple):
    """The line of an author, a co-author or a community; `kept` where the wallet is closed to who
    asks. "" for a name that nobody has any more.
    """

    line: Line
    name: str
    share: Beneficiary | None
    kept: bool


def account_url(paid: Payout) -> str:
    """Where the account of a payout stands; "" while its reward is on hold. No query where the
    payout was read by `rewards.selectors`.
    """
    hold = kept_back(paid)
    return "" if hold is not None and hold.waits else reverse("payout", args=[paid.work_id])


def told(work: int, *, viewer: Account | None) -> Told:
    """What a work was paid; Http404 while it is not, while its reward is on hold, and where the
    viewer may not read it. Four queries.
    """
    paid, head = payout_of(work), head_of(work)
    text = named([work], viewer=viewer)[work]
    if paid is None or head is None or not text.known or not account_url(paid):
        raise Http404
    return Told(paid, head, text, kept_back(paid))


def writers(head: Head, *, viewer: Account | None, named: bool = True) -> Iterator[Writer]:
    """The author, then who shares with them, in their order; without names where the text is
    gone. Four queries at most.
    """
    *others, author = lines_of_writers(head)
    wallets = [line.wallet for line in (*others, author)]
    kept = kept_wallets(wallets, viewer=viewer)
    names = names_of_wallets(wallets) if named else {}
    if head.host is not None:
        names |= slugs_of_wallets([head.host])
    shares = (None, *head.beneficiaries)
    for line, share in zip((author, *others), shares, strict=True):
        yield Writer(line, names.get(line.wallet, ""), share, line.wallet in kept)


def payout(work: int, *, viewer: Account | None, now: datetime) -> PayoutPage:
    """The account of what a work was paid. Http404 as `told`. At most 13 queries, whatever the
    number of votes.
    """
    paid, head, text, hold = told(work, viewer=viewer)
    mine = {} if viewer is None else lines_of_voters(work, [viewer.wallet_id])
    return PayoutPage(
        title=text.title,
        url=text.url,
        lead=gettext("%(amount)s, granted in payout round %(n)s")
        % {"amount": ink(paid.payout), "n": number(paid.cycle_id)},
        explanation=_given_back(hold) if hold is not None else settled(paid, head),
        drawing=way(paid, head),
        steps=[*_pool(paid.cycle), _points(paid, head), _grant(paid, head)],
        got=list(_got(paid, head, text, viewer=viewer)) if paid.payout and not hold else [],
        shares=viewer is not None and viewer.wallet_id in _sharers(head),
        total=ink(paid.payout),
        mine=[fact for line in mine.values() for fact in _vote(line, head, held=hold is not None)],
        on_the_way=on_the_way(estimates_until_paid(work), paid=paid, head=head),
        checks=list(_checks(paid, now)),
        votes_url=reverse("votes", args=[work]),
        data_url=reverse("payout_data", args=[work]),
    )


def _sharers(head: Head) -> frozenset[int]:
    """The wallets of the author and of who shares with them."""
    return frozenset((head.author, *(each.wallet for each in head.beneficiaries)))


def _given_back(hold: Hold) -> str:
    words = gettext(
        "The reward waited in escrow, and went back to the pool by decision no. %(n)s: nobody was "
        "paid for the text."
    )
    return words % {"n": number(hold.settled_by or hold.placed_by)}


def _pool(cycle: Cycle) -> Iterator[Step]:
    earlier = cycle.fund_balance - cycle.emission_content
    yield Step(
        gettext("The pool"),
        gettext("Every round new tokens flow into the pool. What no text is granted stays in it."),
        [
            Fact(gettext("There before"), ink(earlier)),
            Fact(gettext("New tokens for writers and readers"), ink(cycle.emission_content)),
            Fact(gettext("In the pool when frozen"), ink(cycle.fund_balance)),
        ],
    )
    before, after = int(cycle.recent_claims_before), int(cycle.recent_claims_after)
    added = int(cycle.recent_claims_added)
    texts = ngettext(
        "Added by %(n)s text of this round", "Added by %(n)s texts of this round", cycle.works
    )
    yield Step(
        gettext("The points that share it"),
        gettext(
            "A text is measured against those of the last days: their points fade with time, and "
            "those of this round are added before any text is granted something."
        ),
        [
            Fact(gettext("Points of earlier texts"), number(before)),
            *(
                (
                    Fact(gettext("Faded since"), _less(before + added - after)),
                    Fact(texts % {"n": number(cycle.works)}, number(added)),
                )
                if added
                else ()
            ),
            Fact(gettext("Points that share the pool"), number(after)),
        ],
    )


def _less(value: int) -> str:
    """What is taken off."""
    return f"\N{MINUS SIGN}{number(value)}" if value else number(0)


def _points(paid: Payout, head: Head) -> Step:
    taken = head.vote_rshares - head.net_rshares
    facts = [Fact(gettext("Strength of all upvotes"), number(head.vote_rshares))]
    if taken:
        facts.append(Fact(gettext("Taken off by disputes"), _less(taken)))
        facts.append(Fact(gettext("Strength that counts"), number(head.net_rshares)))
    curve = str(WORDS[load(paid.cycle.rules).payout.curve.value])
    facts.append(Fact(gettext("Points of this text"), number(head.claim), note=curve))
    return Step(
        gettext("The points of this text"),
        gettext(
            "The strength of a vote is its voter's Ink Power times its weight. The curve turns "
            "the strength of all votes into points."
        ),
        facts,
    )


def _grant(paid: Payout, head: Head) -> Step:
    cycle, facts = paid.cycle, []
    if head.max_payout is not None and paid.outcome == Payout.Outcome.PAID:
        facts.append(Fact(gettext("The author takes at most"), ink(head.max_payout)))
    divided = gettext("%(pool)s × %(points)s ÷ %(all)s, rounded down") % {
        "pool": ink(cycle.fund_balance),
        "points": number(head.claim),
        "all": number(int(cycle.recent_claims_after)),
    }
    facts.append(Fact(gettext("What the text was granted"), ink(paid.payout), note=divided))
    return Step(
        gettext("The text's part of the pool"),
        gettext("A text gets as much of the pool as it has of all points."),
        facts,
    )


def _got(paid: Payout, head: Head, text: Named, *, viewer: Account | None) -> Iterator[Got]:
    for each in writers(head, viewer=viewer, named=bool(text.url)):
        own = viewer is not None and each.line.wallet == viewer.wallet_id
        yield _writer(each, own=own)
    curators = ngettext("%(n)s curator", "%(n)s curators", paid.curators)
    yield Got(
        curators % {"n": number(paid.curators)},
        ink(paid.curation_reward),
        note=gettext("by the weight of each vote"),
        means=[gettext("Ink Power")],
    )
    if paid.unclaimed:
        yield Got(gettext("Left in the pool"), ink(paid.unclaimed))
    if paid.carried:
        yield Got(
            gettext("Small change carried over"),
            ink(paid.carried),
            note=gettext("parts of a thousandth that people keep until they make a whole one")
            if paid.carried > 0
            else gettext("change kept from earlier rewards was paid"),
        )


def _writer(writer: Writer, *, own: bool) -> Got:
    line, share, name = writer.line, writer.share, writer.name
    is_room = share is not None and share.host
    role = gettext("Author") if share is None else gettext("Co-author")
    notes = [] if is_room else [role]
    if share is not None:
        of_it = {"share": percent(share.weight_bp)}
        notes.append(gettext("%(share)s of the author's part") % of_it)
    url = reverse("community" if is_room else "profile", args=[name]) if name else ""
    who = f"c/{name}" if is_room else f"@{name}" if name else gettext("somebody")
    if name.startswith(GONE_PREFIX):
        who, url = gettext("somebody who has left"), ""
    told_of = Got(who, ink(line.paid), url=url, note=" · ".join(notes))
    if writer.kept:
        return told_of
    means = []
    if line.liquid:
        means.append(ink(line.liquid))
    if line.vests:
        means.append(vests(line.vests))
    return replace(
        told_of,
        share=_bare(line.share_nano),
        kept_before=_bare(line.kept_before_nano) if own else "",
        kept=_bare(line.kept_nano) if own else "",
        means=means,
    )


def _bare(nano: int) -> str:
    """In INK, which the column says."""
    return "" if sums_are_hidden() else decimals(nano, places=NANO_DECIMALS)


def _vote(line: Line, head: Head, *, held: bool) -> Iterator[Fact]:
    """What the reader's own vote was due and got."""
    yield Fact(gettext("Strength of your vote"), number(line.rshares))
    if line.rshares < 0:
        return
    yield Fact(
        gettext("Its weight among the curators"),
        gettext("%(own)s of %(all)s")
        % {"own": number(line.weight), "all": number(head.total_weight)},
        note=gettext("its strength, divided by what the age of the text was worth"),
    )
    if held:
        return
    yield Fact(gettext("Your share of the curators' part"), exact_ink(line.share_nano))
    yield Fact(gettext("Kept from earlier rewards"), exact_ink(line.kept_before_nano))
    yield Fact(gettext("Paid to you"), ink(line.paid), note=vests(line.vests))
    yield Fact(gettext("Kept for your next reward"), exact_ink(line.kept_nano))


def _checks(paid: Payout, now: datetime) -> Iterator[Fact]:
    """Where everybody can look whether it is true."""
    cycle = paid.cycle
    round_url = reverse("cycle", args=[cycle.number])
    yield Fact(gettext("Payout round"), number(cycle.number), url=round_url)
    yield Fact(gettext("Paid"), when(paid.paid_at, now=now).exact)
    yield Fact(gettext("Rules"), cycle.rules, url=reverse("rules", args=[cycle.rules]))
    yield Fact(
        gettext("Price of Ink Power"),
        gettext("%(ink)s for %(vests)s")
        % {"ink": ink(cycle.price_ink), "vests": vests(cycle.price_vests)},
    )
    if cycle.block is not None:
        block_url = reverse("block", args=[cycle.block])
        yield Fact(gettext("Block"), number(cycle.block), url=block_url)
    if cycle.plan_digest:
        yield Fact(gettext("Digest of the plan"), bytes(cycle.plan_digest).hex(), mono=True)
