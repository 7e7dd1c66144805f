"""What leaves or binds one's money: each errand's words, what is checked, and what is done.

Every errand has three steps (what, check, done). The form's key makes the last one count once,
however often it is sent; a refusal leaves the form as it was.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext

from accounts import payments, power
from accounts.mail import Origin, notify
from accounts.models import Account, Event
from accounts.selectors import account_named, accounts_like, was_alerted
from accounts.sending import require_room
from articles.pace import Act
from articles.selectors import tippable
from articles.services import in_pace, tip
from curation.selectors import lendable_stake
from frontend.forms.money import AmountForm, LendForm, PowerDownForm, SendForm, TipForm
from frontend.pages.amounts import power as staked
from frontend.pages.receipts import leaving_facts
from frontend.pages.sending import sendable
from frontend.pages.works import named
from frontend.phrases import ink, span
from frontend.shown.payments import Check, Errand
from frontend.shown.people import Author
from frontend.shown.rewards import Fact
from ledger import services
from ledger.assets import Asset
from ledger.selectors import balance, batch_of, free_stake, has_paid, share_price
from rewards.active import rules_at


class Refused(Exception):
    """What was asked for makes no sense; nothing was moved."""


class NotOffered(Exception):
    """There is no such errand for who asks; `url` is where they go on."""

    def __init__(self, words: str, *, url: str) -> None:
        super().__init__(words)
        self.url = url


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, with which form, when and from where."""

    account: Account
    form: AmountForm
    now: datetime
    origin: Origin

    @property
    def wallet(self) -> int:
        """The wallet of who asks."""
        return self.account.wallet_id

    @property
    def key(self) -> str:
        """The form's own key."""
        return str(self.form.cleaned_data["key"])

    def once(self, deed: str) -> str:
        """What makes the form do this deed once."""
        return f"{deed}/{self.wallet}/{self.key}"

    def word(self, name: str) -> str:
        """A field of text."""
        return str(self.form.cleaned_data.get(name) or "")


@dataclass(frozen=True, slots=True)
class Way:
    """One errand: its form, its words, its check, its deed (which says where to go then)."""

    form: type[AmountForm]
    errand: Errand
    check: Callable[[Asked], Check]
    act: Callable[[Asked], str]
    #: Where it stands what the same form did before; empty where it did nothing. One query.
    before: Callable[[Asked], str]
    #: What one has for it, said before anything is typed.
    has: Callable[[Account, datetime], list[Fact]]


def sending() -> Way:
    """Send INK to somebody."""
    words = Errand(
        gettext("Send INK"),
        gettext("A transfer cannot be taken back."),
        gettext("Send"),
        reverse("wallet"),
    )
    return Way(SendForm, words, _check_send, _send, _moved_before("send"), _sendable)


def powering_up() -> Way:
    """Turn INK into Ink Power."""
    words = Errand(
        gettext("Power up"),
        gettext("It comes back in thirteen parts when you power down."),
        gettext("Power up"),
        reverse("wallet"),
    )
    return Way(AmountForm, words, _check_power_up, _power_up, _moved_before("power-up"), _held)


def powering_down() -> Way:
    """Let Ink Power leave step by step."""
    words = Errand(
        gettext("Power down"),
        gettext("It leaves in thirteen equal steps. You can stop at any time."),
        gettext("Power down"),
        reverse("wallet"),
    )
    return Way(PowerDownForm, words, _check_power_down, _power_down, _ordered_before, _free_power)


def lending() -> Way:
    """Lend power to somebody, change the loan or end it."""
    words = Errand(
        gettext("Lend power"),
        gettext("Their votes weigh by it as long as you lend it. It stays yours."),
        gettext("Lend"),
        reverse("wallet"),
    )
    return Way(LendForm, words, _check_lend, _lend, _lent_before, _lendable)


def tipping(work: int, *, giver: Account) -> Way:
    """Give a tip for a text; Http404 where the giver can read none to give for, NotOffered where
    they wrote it.
    """
    goes_to, text = tippable(work, giver=giver), named([work], viewer=giver)[work]
    if goes_to is None:
        raise Http404
    if goes_to.author_id == giver.pk:
        refusal = gettext("This is your own text: there is nobody to give it to.")
        raise NotOffered(refusal, url=text.url)
    words = Errand(
        gettext("Tip for %(title)s") % {"title": text.title},
        gettext("It goes whole to %(name)s, apart from the reward.")
        % {"name": goes_to.author_shown},
        gettext("Give"),
        text.url,
    )

    def check(asked: Asked) -> Check:
        facts = _leaving_facts(asked)
        return Check(
            facts, Author(goes_to.author, goes_to.author_shown, portrait=goes_to.portrait)
        )

    def act(asked: Asked) -> str:
        key = asked.once("tip")
        with in_pace(asked.account, act=Act.MESSAGE, now=asked.now):
            batch = tip(
                work,
                giver=asked.account,
                amount=asked.form.milli_ink(),
                key=key,
                now=asked.now,
                note=asked.word("memo"),
            )
        _tell_sent(asked, deed="tip", batch=batch, receiver=goes_to.author)
        return reverse("receipt", args=[batch])

    return Way(TipForm, words, check, act, _moved_before("tip"), _sendable)


def _check_send(asked: Asked) -> Check:
    receiver = _receiver(asked)
    warnings = []
    if not has_paid(asked.wallet, receiver=receiver.wallet_id):
        warnings.append(
            gettext("You have never sent anything to @%(name)s: read the name letter by letter.")
            % {"name": receiver.name}
        )
        warnings += [
            gettext("@%(other)s is somebody else and looks much like it.") % {"other": other}
            for other in accounts_like(receiver)
        ]
    facts = _leaving_facts(asked)
    return Check(
        facts, Author(receiver.name, receiver.shown_name, portrait=receiver.portrait), warnings
    )


def _send(asked: Asked) -> str:
    receiver = _receiver(asked)
    with in_pace(asked.account, act=Act.MESSAGE, now=asked.now):
        batch = payments.send(
            asked.account,
            receiver=receiver,
            amount=asked.form.milli_ink(),
            key=asked.once("send"),
            now=asked.now,
            memo=asked.word("memo"),
        )
    _tell_sent(asked, deed="send", batch=batch, receiver=receiver.name)
    return reverse("receipt", args=[batch])


def _sendable(account: Account, now: datetime) -> list[Fact]:
    return sendable(account, now=now)


def _held(account: Account, _now: datetime) -> list[Fact]:
    return [Fact(gettext("You have"), ink(balance(account.wallet_id, Asset.INK)))]


def _free_power(account: Account, _now: datetime) -> list[Fact]:
    free = share_price().ink_for_vests(free_stake(account.wallet_id))
    return [Fact(gettext("Ink Power that is free"), ink(free))]


def _lendable(account: Account, now: datetime) -> list[Fact]:
    """What is free, and what of that neither leaves nor was used by votes just now."""
    more = ink(_lendable_ink(account, now=now))
    return [*_free_power(account, now), Fact(gettext("Of that you can lend now"), more)]


def _lendable_ink(account: Account, *, now: datetime) -> int:
    """What more may be lent at once, in milli-INK of today's worth."""
    vests = lendable_stake(account.wallet_id, now=now, rules=rules_at(now).vote)
    return share_price().ink_for_vests(vests)


def _check_power_up(asked: Asked) -> Check:
    facts, price = _money_facts(asked), share_price()
    services.require_power(asked.form.milli_ink(), price=price)
    vests = price.vests_for_ink(asked.form.milli_ink())
    made = staked(vests, then=price.ink_that_made(vests), today=price)
    return Check([*facts, Fact(gettext("Ink Power that comes of it"), made)])


def _power_up(asked: Asked) -> str:
    batch = services.power_up(
        asked.wallet, amount=asked.form.milli_ink(), key=asked.once("power-up")
    )
    amount = ink(asked.form.milli_ink())
    _tell(asked, kind=Event.POWER_MOVED, deed="up", amount=amount, batch=batch)
    return reverse("receipt", args=[batch])


def _check_power_down(asked: Asked) -> Check:
    stake, amount = rules_at(asked.now).stake, asked.form.cleaned_data["amount"]
    if amount is not None:
        _require_power(asked, more=asked.form.milli_ink())
    _, order = power.leaving(asked.account, amount=amount, now=asked.now, rules=stake)
    pause = span(timedelta(seconds=stake.step_seconds))
    return Check([*leaving_facts(order), Fact(gettext("Time between two steps"), pause)])


def _power_down(asked: Asked) -> str:
    power.power_down(
        asked.account,
        amount=asked.form.cleaned_data["amount"],
        key=asked.once("power-down"),
        now=asked.now,
        rules=rules_at(asked.now).stake,
    )
    _tell(asked, kind=Event.POWER_MOVED, deed="down", amount=_leaves(asked))
    return reverse("power_down_receipt", args=[asked.key])


def _leaves(asked: Asked) -> str:
    given = asked.form.cleaned_data["amount"]
    return ink(asked.form.milli_ink()) if given is not None else gettext("all that can leave")


def _check_lend(asked: Asked) -> Check:
    receiver, price = _receiver(asked), share_price()
    held = power.lent(asked.wallet, receiver=receiver.wallet_id)
    power.require_change(held, amount=asked.form.milli_ink(), price=price)
    lent = price.ink_for_vests(held)
    more = asked.form.milli_ink() - lent
    _require_power(asked, more=more)
    if more > 0 and more > (left := _lendable_ink(asked.account, now=asked.now)):
        raise Refused(
            gettext(
                "%(left)s more can be lent now: the rest is leaving, or your votes have used it. "
                "Nothing was done."
            )
            % {"left": ink(left)}
        )
    facts = [
        Fact(gettext("Lent to them now"), ink(lent)),
        Fact(gettext("Lent to them then"), ink(asked.form.milli_ink())),
        Fact(
            gettext("What you take back returns after"),
            span(timedelta(seconds=rules_at(asked.now).stake.delegation_return_seconds)),
        ),
    ]
    return Check(facts, Author(receiver.name, receiver.shown_name, portrait=receiver.portrait))


def _lend(asked: Asked) -> str:
    receiver, rules = _receiver(asked), rules_at(asked.now)
    power.lend(
        asked.account,
        receiver=receiver,
        amount=asked.form.milli_ink(),
        key=asked.once("lend"),
        now=asked.now,
        stake=rules.stake,
        vote=rules.vote,
    )
    amount, to = ink(asked.form.milli_ink()), f"@{receiver.name}"
    deed = "lend" if asked.form.milli_ink() else "end"
    _tell(asked, kind=Event.POWER_MOVED, deed=deed, amount=amount, receiver=to)
    return reverse("loan_receipt", args=[asked.key])


def _moved_before(deed: str) -> Callable[[Asked], str]:
    def before(asked: Asked) -> str:
        batch = batch_of(asked.once(deed))
        return "" if batch is None else reverse("receipt", args=[batch])

    return before


def _ordered_before(asked: Asked) -> str:
    done = power.was_done(asked.account, key=asked.once("power-down"))
    return reverse("power_down_receipt", args=[asked.key]) if done else ""


def _lent_before(asked: Asked) -> str:
    done = power.was_done(asked.account, key=asked.once("lend"))
    return reverse("loan_receipt", args=[asked.key]) if done else ""


def _receiver(asked: Asked) -> Account:
    receiver = account_named(asked.word("to").removeprefix("@"))
    if receiver is None:
        raise Refused(gettext("There is no account of that name; nothing was sent."))
    if receiver.pk == asked.account.pk:
        raise Refused(gettext("That is you: choose somebody else."))
    return receiver


def _require_power(asked: Asked, *, more: int) -> None:
    """Refused where less power is free than would be bound now, in milli-INK of today's worth."""
    free = share_price().ink_for_vests(free_stake(asked.wallet))
    if more > free:
        raise Refused(
            gettext(
                "Of your power %(free)s is free; that is less than %(more)s. Nothing was done."
            )
            % {"free": ink(free), "more": ink(more)}
        )


def _leaving_facts(asked: Asked) -> list[Fact]:
    """`_money_facts` of what leaves; refused beyond the limits that its owner set."""
    facts = _money_facts(asked, note=asked.word("memo"))
    require_room(asked.account, amount=asked.form.milli_ink(), now=asked.now)
    return facts


def _money_facts(asked: Asked, *, note: str = "") -> list[Fact]:
    """The amount and what is left; Refused where there is less."""
    held, amount = balance(asked.wallet, Asset.INK), asked.form.milli_ink()
    if amount > held:
        raise Refused(
            gettext("You have %(held)s; that is less than %(amount)s. Nothing was moved.")
            % {"held": ink(held), "amount": ink(amount)}
        )
    facts = [
        Fact(gettext("Amount"), ink(amount)),
        Fact(gettext("You have now"), ink(held)),
        Fact(gettext("You have then"), ink(held - amount)),
    ]
    return [*facts, Fact(gettext("What for, for all to read"), note)] if note else facts


def _tell_sent(asked: Asked, *, deed: str, batch: int, receiver: str) -> None:
    """Tell the owner by mail that money left."""
    amount, to = ink(asked.form.milli_ink()), f"@{receiver}"
    _tell(asked, kind=Event.MONEY_OUT, deed=deed, amount=amount, receiver=to, batch=batch)


def _tell(asked: Asked, *, kind: Event, deed: str, **facts: str | int) -> None:
    """Tell the owner by mail what was done; once for each form, however often it comes."""
    form = f"{deed}/{asked.key}"
    if not was_alerted(asked.account, form=form):
        facts |= {"deed": deed, "form": form}
        notify(asked.account, kind=kind, now=asked.now, facts=facts, origin=asked.origin)
