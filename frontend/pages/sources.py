"""Which list of texts is asked for, where it stands, and what its order is called and means."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Final, Literal
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language, gettext

from accounts.models import Account, Preferences
from articles.again import SHELF, age_of_the_shelf
from articles.selectors import Feed, feed, following, under_my_tags, worth_reading_again
from curation.ranking import HOT_SECONDS, RSHARES_UNIT, TRENDING_SECONDS
from frontend.addresses import address
from frontend.phrases import decimals, number, span
from rewards.active import name_at
from rewards.rules import RuleSet, load
from rewards.selectors import Pool

type Order = Literal["hot", "trending", "new", "closing", "following", "my_tags", "again"]
#: What a reader may choose on the page of a tag, a language or a community.
CHOICES: Final[tuple[Order, ...]] = ("new", "hot", "trending", "closing")
#: Lists of what a reader chose, which nobody else has.
OWN: Final[tuple[Order, ...]] = ("following", "my_tags")
FRONT: Final[tuple[Order, ...]] = (*OWN, "hot", "trending", "new", "closing", "again")


@dataclass(frozen=True, slots=True)
class Source:
    """A list: its order, and the tag, language, community or author it is narrowed to."""

    order: Order = "new"
    tag: str = ""
    language: str = ""
    community: str = ""
    author: str = ""
    #: Whether what the reader opened is left out.
    unread: bool = False
    #: Whether the first address shows what is hot: it does where its reader chose no other list.
    hot_is_first: bool = True

    @property
    def narrowed(self) -> bool:
        """Whether the list is a part of everything."""
        return bool(self.tag or self.language or self.community or self.author)

    def url(self, *, after: str = "") -> str:
        """The address of the list, or of the page behind a place in it."""
        query: dict[str, str] = (
            {"order": self.order} if self.narrowed and self.order != "new" else {}
        )
        if self.unread:
            query["unread"] = "1"
        if after:
            query["after"] = after
        place = self._place()
        return f"{place}?{urlencode(query)}" if query else place

    def feed_url(self, form: Literal["rss", "atom"]) -> str:
        """The address of the list for feed readers; "" for a list that is one reader's own."""
        if self.order in OWN:
            return ""
        query = (
            f"?{urlencode({'order': self.order})}" if self.narrowed and self.order != "new" else ""
        )
        view, key = self._narrowing()
        return reverse(f"{view}_feed", args=[key, form] if key else [form]) + query

    def ordered(self, order: Order) -> "Source":
        """The same texts in another order."""
        return replace(self, order=order)

    def read(
        self,
        *,
        viewer: Account | None,
        after: str,
        now: datetime,
        limit: int = 20,
        every_language: bool = False,
        against: Pool | None = None,
    ) -> Feed:
        """A page of the list as the viewer may see it. Estimates are worked out against the pool,
        which is read where none is given. The choices of a tag, a language or a community can be
        asked for in `every_language`, whatever the viewer reads.
        """
        if self.order == "again":
            return worth_reading_again(
                now=now,
                after=after,
                limit=limit,
                viewer=viewer,
                unread=self.unread,
                against=against,
            )
        if self.order == "following" or self.order == "my_tags":
            if viewer is None:
                return Feed((), "")
            chosen = following if self.order == "following" else under_my_tags
            return chosen(
                viewer, now=now, after=after, limit=limit, unread=self.unread, against=against
            )
        return feed(
            self.order,
            now=now,
            after=after,
            limit=limit,
            tag=self.tag,
            language=self.language,
            community=self.community,
            author=self.author,
            viewer=viewer,
            unread=self.unread,
            every_language=every_language,
            against=against,
        )

    def _place(self) -> str:
        view, key = self._narrowing()
        if view == "hot" and not self.hot_is_first:
            view = "hot_list"
        return reverse(view, args=[key]) if key else address(view)

    def _narrowing(self) -> tuple[str, str]:
        """The view of the list, and what it is narrowed to."""
        for view, key in (
            ("tag", self.tag),
            ("texts_in", self.language),
            ("community", self.community),
            ("profile", self.author),
        ):
            if key:
                return view, key
        return self.order, ""


def order_of(text: str) -> Order:
    """The order that an address names, by time where it names none of the choices."""
    return next((order for order in CHOICES if order == text), "new")


def first_of(chosen: Preferences) -> Order:
    """The list that the first address shows to who chose this."""
    return next((order for order in FRONT if order == chosen.front_list), "hot")


@dataclass(frozen=True, slots=True)
class Told:
    """What an order is called, what it shows, how it ranks in words, and as a formula."""

    title: str
    lead: str
    why: str
    formula: str = ""


def told(order: Order, *, now: datetime) -> Told:
    """The words of an order."""
    return _told(order, name_at(now), get_language())


@cache
def _told(order: Order, rules: str, language: str | None) -> Told:
    """They are the same as long as the rules and the language in force are."""
    return _again(load(rules)) if order == "again" else _TOLD[order]()


def _scored(seconds: int) -> tuple[str, str]:
    why = gettext(
        "Votes weigh by their strength, and %(hours)s hours of age weigh as tenfold votes. When a "
        "text is paid it moves behind all that are still voted on. The formula is the same for "
        "everybody, and nobody can pay for a place."
    ) % {"hours": decimals(round(seconds / 360), places=1)}
    formula = gettext(
        "score = log₁₀(votes ÷ %(strength)s) + published ÷ %(seconds)s; votes is the sum of the "
        "strengths of the upvotes, as a dispute moves no text, published is in seconds since 1970"
    ) % {"strength": number(RSHARES_UNIT), "seconds": number(seconds)}
    return why, formula


def _hot() -> Told:
    why, formula = _scored(HOT_SECONDS)
    return Told(gettext("Hot"), gettext("What readers are valuing right now."), why, formula)


def _trending() -> Told:
    why, formula = _scored(TRENDING_SECONDS)
    lead = gettext("What readers have valued most lately.")
    return Told(gettext("Trending"), lead, why, formula)


def _new() -> Told:
    return Told(
        gettext("New"),
        gettext("Everything, the newest first."),
        gettext("By the time of publishing alone."),
    )


def _closing() -> Told:
    return Told(
        gettext("Closing soon"),
        gettext("Texts whose voting ends next: the last chance to say what they are worth."),
        gettext("By the end of the vote alone, the soonest first. What is paid is not listed."),
    )


def _following() -> Told:
    return Told(
        gettext("Following"),
        gettext(
            "From the people, tags and communities you follow, and the communities you are in."
        ),
        gettext(
            "By the time of publishing alone, without your own texts; what a community only shows "
            "stands by when it was shown there. Between two of them stands at most one text that "
            "somebody you follow re-shared, the newest, and none that you get anyway; so "
            "re-shares crowd out nothing. Nothing else is added, and nothing is held back but "
            "what you hide."
        ),
    )


def _my_tags() -> Told:
    return Told(
        gettext("My tags"),
        gettext("From the tags you follow, whoever wrote it."),
        gettext(
            "By the time of publishing alone, without your own texts. People and communities you "
            "follow bring nothing here, and nothing is held back but what you hide."
        ),
    )


def _again(rules: RuleSet) -> Told:
    age = age_of_the_shelf(window_seconds=rules.payout.window_seconds)
    return Told(
        gettext("Worth reading again"),
        gettext("Older texts that readers valued, drawn anew each day."),
        gettext(
            "The %(shelf)s texts with the strongest votes among those older than %(span)s are "
            "drawn by lot each day. A text under a tag you follow is drawn twice and stands at "
            "the better place. Nobody can influence the lot."
        )
        % {"shelf": number(SHELF), "span": span(age)},
        gettext(
            "place = the rank of SHA-256(day/number/draw), the smallest first; day as in "
            "2026-11-25, number is the text's, draw is 1, and also 2 under a tag you follow"
        ),
    )


_TOLD: Final = {
    "hot": _hot,
    "trending": _trending,
    "new": _new,
    "closing": _closing,
    "following": _following,
    "my_tags": _my_tags,
}
