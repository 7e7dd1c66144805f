"""Help in plain words, and an example that is worked out by the calculation that pays.

The words are Markdown files, one a subject and language, rendered as texts are. Lengths of time
and shares in them come from the rules in force, so that the help never contradicts a payout.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from articles.markup import render
from curation.power import fresh, spend_on_vote
from frontend.pages.toolbar import hosts
from frontend.phrases import ink, number, percent, span
from frontend.shown.rewards import Fact
from ledger.selectors import share_price
from rewards.active import rules_at
from rewards.recompute import recompute
from rewards.rules import RuleSet
from rewards.selectors import fund_state

_FOLDER: Final = Path(__file__).resolve().parents[1] / "help"
_LANGUAGES: Final = ("en", "sv")

SUBJECTS: Final[Mapping[str, str | Promise]] = {
    "rewards": _("How rewards work"),
    "voting": _("The voting budget"),
    "disputes": _("When a reward is too much"),
    "power": _("INK and Ink Power"),
    "writing": _("Writing and Markdown"),
    "communities": _("Communities"),
    "findings": _("Findings about patterns"),
    "account": _("The safety of your account"),
    "checking": _("Checking everything yourself"),
}


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One subject: its heading, its words, and the others."""

    title: str
    html: SafeString
    others: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Question:
    """A made-up text: so many readers, each with so much power (milli-INK), voting alike."""

    readers: int
    power_milli_ink: int
    weight_bp: int
    #: When all of them vote, in seconds after publishing.
    after_seconds: int
    #: The author's part that is paid out as INK, in basis points.
    liquid_bp: int


def contents() -> list[tuple[str, str]]:
    """Every subject with its address."""
    return [(str(title), reverse("help_page", args=[slug])) for slug, title in SUBJECTS.items()]


def page(subject: str, *, now: datetime) -> HelpPage:
    """A subject in the reader's language; Http404 when there is none of that name."""
    if subject not in SUBJECTS:
        raise Http404
    language = (get_language() or "en")[:2]
    words = _words(subject, language if language in _LANGUAGES else "en")
    figures = _figures(rules_at(now)) | {"hosts": hosts()}
    for name, value in figures.items():
        words = words.replace(f"{{{name}}}", value)
    _heading, _newline, body = words.partition("\n")
    here = reverse("help_page", args=[subject])
    return HelpPage(
        title=str(SUBJECTS[subject]),
        html=mark_safe(render(body).html),
        others=[(title, url) for title, url in contents() if url != here],
    )


def example(question: Question, *, now: datetime) -> list[Fact]:
    """What the made-up text would be paid if it were paid now, step by step.

    Worked out by the same function as every payout, on the pool as it stands. NoFund before
    genesis.
    """
    rules, price, fund = rules_at(now), share_price(), fund_state()
    stake = price.vests_for_ink(question.power_milli_ink)
    mana = fresh(stake, now=0, rules=rules.vote)
    long_before_the_end = rules.vote.fade_seconds
    strength = spend_on_vote(
        mana,
        weight_bp=question.weight_bp,
        seconds_left=long_before_the_end,
        rules=rules.vote,
    ).rshares
    created = now - timedelta(seconds=rules.payout.window_seconds)
    voted = created + timedelta(seconds=question.after_seconds)
    work: dict[str, object] = {
        "id": 1,
        "author": 1,
        "created": _iso(created),
        "cashout": _iso(now),
        "max_payout": None,
        "liquid_percent": question.liquid_bp,
        "curation": True,
        "beneficiaries": [],
        "votes": [
            {"voter": 2 + n, "rshares": str(strength), "time": _iso(voted), "seq": n}
            for n in range(question.readers)
        ],
    }
    answer = recompute(
        json.dumps(
            {
                "rules": rules.name,
                "time": _iso(now),
                "fund": {
                    "balance": fund.balance,
                    "recent_claims": str(fund.recent_claims),
                    "updated": _iso(datetime.fromtimestamp(fund.updated, UTC)),
                },
                "vesting": {"fund": price.fund_ink, "shares": price.shares_vests},
                "works": [work],
            }
        )
    )
    return _steps(answer, strength=strength, pool=fund.balance)


def _steps(answer: Mapping[str, object], *, strength: int, pool: int) -> list[Fact]:
    works = answer["works"]
    assert isinstance(works, list)
    paid = works[0]
    votes = paid["votes"]
    return [
        Fact(gettext("Strength of one vote"), number(strength)),
        Fact(gettext("Strength of all votes"), number(int(paid["net_rshares"]))),
        Fact(gettext("Points after the curve"), number(int(paid["claim"]))),
        Fact(gettext("In the pool"), ink(pool)),
        Fact(gettext("The text's share of the pool"), ink(int(paid["payout"]))),
        Fact(gettext("To the author"), ink(int(paid["author_reward"]))),
        Fact(gettext("To the readers together"), ink(int(paid["curation_reward"]))),
        Fact(
            gettext("To each reader"),
            ink(int(votes[0]["reward"])) if votes else ink(0),
            note=gettext("what is below a thousandth is kept for the next reward"),
        ),
    ]


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


@cache
def _words(subject: str, language: str) -> str:
    return (_FOLDER / language / f"{subject}.md").read_text(encoding="utf-8")


def _figures(rules: RuleSet) -> dict[str, str]:
    """The lengths and shares that the words name, under the rules in force."""
    vote, payout, stake = rules.vote, rules.payout, rules.stake
    return {
        "window": _span(payout.window_seconds),
        "author_percent": percent(10_000 - payout.curation_bp),
        "curation_percent": percent(payout.curation_bp),
        "early": _span(vote.windows[0].until_seconds if vote.windows else payout.window_seconds),
        "refill": _span(vote.regeneration_seconds),
        "fade": _span(vote.fade_seconds),
        "dispute_close": _span(vote.dispute.closes_before_cashout_seconds),
        "steps": number(stake.power_down_steps),
        "step": _span(stake.step_seconds),
        "return": _span(stake.delegation_return_seconds),
        "rules": rules.name,
    }


def _span(seconds: int) -> str:
    return span(timedelta(seconds=seconds))
