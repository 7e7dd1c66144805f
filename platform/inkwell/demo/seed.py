"""Ten days of the small world, lived through in order: texts, answers, votes, payouts.

Everything goes through the services that the site uses, each with the moment it happened at, so
the first payout rounds are closed, and paid, before a visitor comes. The dice are loaded: the
same world comes out each time, but for the hour. A start that was cut off is taken up again at
the hour it had: each event happens whole, and one that is there already is passed over.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Final

from django.db import transaction

from accounts.models import Account
from accounts.services import follow, register
from articles.models import Article, Comment
from articles.services import choose_cover, dispute_reward, publish, reply, upload, vote_on
from communities.models import Community
from communities.services import found, join
from curation.models import Vote
from inkwell.demo.afterwards import happen
from inkwell.demo.drawings import REFERENCE, drawn
from inkwell.demo.offices import Moderating
from inkwell.demo.reads import have_read
from inkwell.demo.story import Later, Person, Place, Reply, Text, World
from ledger.assets import Asset
from ledger.selectors import database_time
from ledger.services import power_up, transfer
from ledger.wallets import SystemWallet
from rewards.models import Fund
from rewards.models.fund import CONTENT
from rewards.rules import RuleSet
from rewards.services import genesis, run_cycle, seal_cycles

HISTORY_DAYS: Final = 10.5
_SEED: Final = "inkwell"
_WEIGHTS_BP: Final = (10_000, 10_000, 5_000, 2_500)
_DISPUTED: Final = "mending-a-clock-that-nobody-needs"


@dataclass(order=True)
class Event:
    """Something that happened; `order` parts what happened at one moment."""

    at: datetime
    order: int
    do: Callable[[], object] = field(compare=False)


class History:
    """The world's people and texts by their keys, as they come to be."""

    def __init__(self, world: World, *, rules: RuleSet, now: datetime, password: str) -> None:
        self.world = world
        self.rules = rules
        self.now = now
        self.day = timedelta(seconds=rules.payout.window_seconds) / 7
        self.start = now - HISTORY_DAYS * self.day
        self.dice = Random(_SEED)
        self.people: dict[str, Account] = {}
        self.places: dict[str, Community] = {}
        self.texts: dict[str, Article | Comment] = {}
        self.written_at: dict[str, datetime] = {}
        self._password = password

    def begin(self) -> None:
        """Genesis, then the people with their tokens, their communities and whom they follow."""
        genesis(self.start, rules=self.rules)
        for person in self.world.people:
            self._settle(person)
        for place in self.world.places:
            self._found(place)
        names = list(self.people)
        for number, name in enumerate(names):
            for step in (1, 3, 4):
                followed = self.people[names[(number + step) % len(names)]]
                follow(self.people[name], followed=followed, now=self.start)

    def events(self) -> list[Event]:
        """Everything up to now, in the order it happened."""
        happened = [*self._writing(), *self._answers()]
        happened += [*self._votes(), *self._cycles(), *self._later()]
        return sorted(event for event in happened if event.at <= self.now)

    def _settle(self, person: Person) -> None:
        account = Account.objects.filter(name=person.name).first() or register(
            person.name,
            email=f"{person.name}@example.org",
            password=self._password,
            now=self.start,
            about=person.about,
        )
        self.people[person.name] = account
        for purpose, ink in (("stake", person.power), ("liquid", person.liquid)):
            if ink:
                transfer(
                    SystemWallet.TREASURY,
                    credit=account.wallet_id,
                    amount=ink * Asset.INK.units,
                    key=f"demo/{purpose}/{person.name}",
                )
        if person.power:
            power_up(
                account.wallet_id,
                amount=person.power * Asset.INK.units,
                key=f"demo/power-up/{person.name}",
            )

    def _found(self, place: Place) -> None:
        community = Community.objects.filter(slug=place.slug).first() or found(
            place.slug,
            title=place.title,
            about=place.about,
            founder=self.people[place.founder],
            now=self.start,
        )
        self.places[place.slug] = community
        for member in place.members:
            join(community, account=self.people[member], now=self.start)

    def _writing(self) -> Iterator[Event]:
        for text in self.world.texts:
            at = self.now - text.days_ago * self.day
            self.written_at[text.key] = at
            yield Event(at, 0, partial(self._publish, text, at=at))

    @transaction.atomic
    def _publish(self, text: Text, *, at: datetime) -> None:
        author = self.people[text.author]
        # By its hour, since one that was erased has no title any more.
        if there := Article.objects.filter(author=author, published_at=at).first():
            self.texts[text.key] = there
            return
        article = publish(
            author,
            title=text.title,
            body=REFERENCE.sub(lambda match: self._drawing(match[1], author, at), text.body),
            tags=text.tags,
            language=text.language,
            community=self.places[text.community] if text.community else None,
            choices=text.choices,
            options=text.options,
            now=at,
        )
        self.texts[text.key] = article
        if text.cover:
            media = upload(author, data=drawn(text.cover), now=at)
            choose_cover(article.pk, author=author, media_id=media.pk)

    def _drawing(self, name: str, author: Account, at: datetime) -> str:
        """Upload a drawing as its author would; the address that a text shows it by."""
        return f"/media/{upload(author, data=drawn(name), now=at).address}.webp"

    def _answers(self) -> Iterator[Event]:
        for answer in self.world.replies:
            above = self.written_at[answer.on]
            left = min((self.now - above) / self.day, 2.5)
            at = above + self.dice.uniform(0.1, 0.6) * left * self.day
            self.written_at[answer.key] = at
            yield Event(at, 1, partial(self._reply, answer, at=at))

    def _reply(self, answer: Reply, *, at: datetime) -> None:
        author = self.people[answer.author]
        there = Comment.objects.filter(author=author, published_at=at).first()
        self.texts[answer.key] = there or reply(
            self.texts[answer.on].pk, author=author, body=answer.body, now=at
        )

    def _votes(self) -> Iterator[Event]:
        authors = {text.key: text.author for text in self.world.texts}
        authors |= {answer.key: answer.author for answer in self.world.replies}
        articles = {text.key for text in self.world.texts}
        for key, at in self.written_at.items():
            likely = 0.6 if key in articles else 0.2
            for name in (person.name for person in self.world.people):
                days = self.dice.betavariate(1, 4) * 6
                weight = self.dice.choice(_WEIGHTS_BP)
                if name != authors[key] and self.dice.random() < likely:
                    yield self._vote(key, name=name, weight_bp=weight, at=at + days * self.day)
        yield self._dispute(at=self.written_at[_DISPUTED] + 2 * self.day)

    def _vote(self, key: str, *, name: str, weight_bp: int, at: datetime) -> Event:
        def vote() -> None:
            work, voter = self.texts[key].pk, self.people[name]
            if not Vote.objects.filter(work=work, voter=voter.wallet_id).exists():
                vote_on(work, voter=voter, weight_bp=weight_bp, now=at)

        return Event(at, 2, vote)

    def _dispute(self, *, at: datetime) -> Event:
        def dispute() -> None:
            work, voter = self.texts[_DISPUTED].pk, self.people["marcel"]
            cast = Vote.objects.filter(work=work, voter=voter.wallet_id, weight_bp__lt=0)
            if not cast.exists():
                dispute_reward(work, voter=voter, weight_bp=5_000, reason="overpaid", now=at)

        return Event(at, 3, dispute)

    def _later(self) -> Iterator[Event]:
        authors = {text.key: text.author for text in self.world.texts}
        for later in self.world.later:
            at = self.written_at[later.text] + later.days * self.day
            by = later.by or authors[later.text]
            yield Event(at, 5, partial(self._happen, later, by=by, at=at))

    def _happen(self, later: Later, *, by: str, at: datetime) -> None:
        happen(later, work_id=self.texts[later.text].pk, by=self.people[by], now=at)

    def _cycles(self) -> Iterator[Event]:
        step = timedelta(seconds=self.rules.payout.cycle_seconds)
        at = self.start + step
        while at <= self.now:
            yield Event(at, 4, partial(self._pay, at))
            at += step

    def _pay(self, at: datetime) -> None:
        run_cycle(at, rules=self.rules)
        # A block says when it was really made.
        seal_cycles(database_time())


def seed(world: World, *, rules: RuleSet, now: datetime, password: str) -> list[str]:
    """Let the world happen up to `now`; return who can sign in with the password.

    Where it has begun already, it goes on up to the moment it was begun for.
    """
    history = History(world, rules=rules, now=now.replace(microsecond=0), password=password)
    if begun := Fund.objects.filter(name=CONTENT).first():
        now = begun.started_at + HISTORY_DAYS * history.day
        history = History(world, rules=rules, now=now, password=password)
    history.begin()
    for event in history.events():
        event.do()
    waiting = Moderating(history.people, history.places, history.texts, history.now)
    waiting.happen(password=password)
    texts = (each for each in history.texts.values() if isinstance(each, Article))
    have_read(texts, today=now.date())
    return list(history.people)
