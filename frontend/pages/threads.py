"""A text's comments as a tree, in an order or around one of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from accounts.whereabouts import here
from articles.branches import Order
from articles.selectors import (
    CommentCard,
    Quoted,
    Twig,
    conversation,
    quotes_in,
)
from articles.selectors.history import LATE, changed_late
from articles.states import State
from frontend.addresses import numbered
from frontend.countries import country_name
from frontend.numerals import whole_number
from frontend.pages.ballots import long_reward, short_reward, shown_ballot
from frontend.pages.explanations import explained
from frontend.pages.objections import objections
from frontend.pages.quotes import with_quotes
from frontend.pages.removals import why_removed
from frontend.pages.tips import tips
from frontend.pages.withholding import why_withheld
from frontend.phrases import number, version_words, when
from frontend.shown.feeds import Tab
from frontend.shown.people import Author
from frontend.shown.removals import Removal
from frontend.shown.rewards import Reward, Tips
from frontend.shown.threads import Comment, Thread
from frontend.shown.votes import Ballot, Objections
from rewards.selectors import Pool

USUAL: Final = Order.REWARD
_ORDERS: Final[dict[Order, Promise]] = {
    Order.REWARD: _("Most valued"),
    Order.VOTES: _("Most votes"),
    Order.NEWEST: _("Newest"),
    Order.OLDEST: _("Oldest"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of a thread an address asks for."""

    order: Order = USUAL
    around: int | None = None
    after: str = ""

    @classmethod
    def of(cls, *, order: str, around: str, after: str) -> "Asked":
        """What the words of an address mean; words without a meaning are read as none."""
        known = Order(order) if order in tuple(Order) else USUAL
        return cls(known, whole_number(around), after.replace("\x00", ""))

    @property
    def is_usual(self) -> bool:
        """Whether the address asks for nothing but the text."""
        return self == Asked()


def thread(
    work: int,
    *,
    url: str,
    asked: Asked,
    viewer: Account | None,
    now: datetime,
    against: Pool | None = None,
) -> Thread:
    """The part of a text's thread that was asked for."""
    found = conversation(
        work,
        order=asked.order,
        around=asked.around,
        after=asked.after,
        viewer=viewer,
        now=now,
        against=against,
    )
    wanted = found.chain[-1].work if found.chain else 0
    shown = [*found.chain, *(card for twig in found.twigs for card in _cards(twig))]
    quotes = quotes_in([card.work for card in shown if card.html], viewer=viewer, now=now)
    scene = _Scene(
        url,
        asked.order,
        viewer,
        now,
        tips=_tips(shown, viewer),
        quotes=quotes,
        objections=_objections(shown, viewer),
        removals={
            **why_withheld([card.work for card in shown if card.withheld], now=now),
            **why_removed(_removed(shown), now=now),
        },
        late=_changed_late(shown),
        asked_for=wanted,
        against=against,
    )
    comments = [scene.comment(twig.card, twig) for twig in found.twigs]
    more = scene.address(around=asked.around if found.chain else None, after=found.after)
    if found.chain:
        inner = replace(scene.comment(found.chain[-1]), answers=comments, asked_for=True)
        for card in reversed(found.chain[:-1]):
            inner = replace(scene.comment(card), answers=[inner])
        comments = [inner]
    return Thread(
        comments=comments,
        orders=[
            Tab(str(words), _Scene(url, each, viewer, now).address(), each is asked.order)
            for each, words in _ORDERS.items()
        ],
        more_url=more if found.after else "",
        whole_url=scene.address() if found.chain else "",
    )


@dataclass(frozen=True, slots=True)
class _Scene:
    """What every comment of a page needs to know."""

    url: str
    order: Order
    viewer: Account | None
    now: datetime
    tips: Mapping[int, Tips] = field(default_factory=dict)
    quotes: Mapping[int, Sequence[Quoted]] = field(default_factory=dict)
    objections: Mapping[int, Objections] = field(default_factory=dict)
    removals: Mapping[int, Removal] = field(default_factory=dict)
    #: Basis points of the words that changed in the last day of the vote, where they are many.
    late: Mapping[int, int] = field(default_factory=dict)
    #: The comment whose page this is, and what its estimate is worked out against.
    asked_for: int = 0
    against: Pool | None = None

    def address(self, around: int | None = None, after: str = "") -> str:
        """Where a part of the thread is shown."""
        asked = {
            "order": "" if self.order is USUAL else self.order.value,
            "comment": around or "",
            "after": after,
        }
        query = urlencode({name: value for name, value in asked.items() if value})
        place = f"comment-{around}" if around and not after else "comments"
        return f"{self.url}?{query}#{place}" if query else f"{self.url}#{place}"

    def comment(self, card: CommentCard, twig: Twig | None = None) -> Comment:
        """One comment, and the answers under it where there is a twig."""
        url, field = self.address(card.work), f"reply-{card.work}"
        gone = card.state is not State.PUBLISHED or card.silenced or card.withheld
        reward = short_reward(card.reward, cast=card.ballot, now=self.now)
        worth = not gone and (reward.is_money or card.reward.paid is not None)
        version = version_words(card.revision) if card.edited_at else ""
        mine = self.viewer is not None and self.viewer.pk == card.author_id
        return Comment(
            work=card.work,
            url=url,
            author=Author(card.author, card.author_shown, portrait=card.portrait),
            when=when(card.published_at, now=self.now),
            # What `articles` stores has been through its sanitiser.
            html=with_quotes(card.html, self.quotes.get(card.work, ()), viewer=self.viewer),
            ballot=self._ballot(card, url),
            reward=reward if worth else Reward(""),
            panel=None if gone else self._panel(card),
            reply_url=numbered("reply", card.work),
            answer_url=f"{url.partition('#')[0]}#{field}",
            label=gettext("Comment by %(name)s") % {"name": card.author_shown},
            field_id=field,
            revision=version,
            edited=when(card.edited_at, now=self.now) if card.edited_at else None,
            history_url=numbered("comment_history", card.work) if version and not gone else "",
            changed_late=not gone and card.work in self.late,
            mine=mine,
            objections=None if gone else self.objections.get(card.work),
            report_url="" if mine or gone else numbered("report", card.work),
            edit_url=numbered("edit_comment", card.work) if mine and not gone else "",
            tips=None if gone else self.tips.get(card.work),
            gone=gone,
            gone_words=_gone(card) if gone else "",
            removal=self.removals.get(card.work),
            why_folded=_why_folded(card),
            warning="" if mine else card.warning,
            worded=card.worded,
            answers=[self.comment(each.card, each) for each in twig.answers] if twig else (),
            folded=_folded(twig.folded) if twig else "",
        )

    def _panel(self, card: CommentCard) -> Reward | None:
        """How the reward of the comment that was asked for comes about, as of a text."""
        if card.work != self.asked_for:
            return None
        reward = long_reward(card.reward, cast=card.ballot, now=self.now)
        late = self.late.get(card.work, 0)
        return explained(reward, card=card, late_bp=late, now=self.now, against=self.against)

    def _ballot(self, card: CommentCard, url: str) -> Ballot:
        """The whole control beside the comment that was asked for, a way to it beside others."""
        if card.work == self.asked_for:
            return shown_ballot(
                card.ballot, url=url, viewer=self.viewer, now=self.now, against=self.against
            )
        whole = numbered("ballot", card.work) if self.viewer is not None else ""
        return replace(shown_ballot(card.ballot, url=url, now=self.now), whole_url=whole)


def _gone(card: CommentCard) -> str:
    """By whom a comment was taken away."""
    if card.state is State.REMOVED:
        return gettext("Removed by moderators.")
    if card.silenced:
        return gettext("Not shown: the account of its author is suspended.")
    if card.withheld:
        words = gettext("Not shown in %(country)s, for a legal claim.")
        return words % {"country": country_name(here())}
    return gettext("Taken away by its author.")


def _removed(shown: Sequence[CommentCard]) -> list[int]:
    return [card.work for card in shown if card.state is State.REMOVED]


def _changed_late(shown: Sequence[CommentCard]) -> dict[int, int]:
    """Of those edited since the last day of their vote began. One query, none for none."""
    edited = [
        card.work
        for card in shown
        if card.edited_at is not None and card.edited_at >= card.reward.closes_at - LATE
    ]
    return changed_late(edited) if edited else {}


def _why_folded(card: CommentCard) -> str:
    if card.muted:
        return gettext("muted")
    return gettext("limited by moderators") if card.limited else ""


def _tips(shown: Sequence[CommentCard], viewer: Account | None) -> Mapping[int, Tips]:
    """The tips of every comment that is shown. One query, none for an empty thread."""
    author = viewer.pk if viewer else 0
    own = [card.work for card in shown if card.author_id == author]
    return tips([card.work for card in shown], own=own) if shown else {}


def _objections(shown: Sequence[CommentCard], viewer: Account | None) -> Mapping[int, Objections]:
    """What the viewer's own comments among those shown are disputed for. One query, none where no
    own comment is disputed.
    """
    author = viewer.pk if viewer else 0
    return objections(
        card.work for card in shown if card.author_id == author and card.ballot.disputes
    )


def _cards(twig: Twig) -> Iterator[CommentCard]:
    yield twig.card
    for answer in twig.answers:
        yield from _cards(answer)


def _folded(count: int) -> str:
    words = ngettext("%(n)s more answer", "%(n)s more answers", count)
    return words % {"n": number(count)} if count else ""
