"""Who votes on, or reads the reward of, what changed much in the last day of its vote is told so:
of a text and of a comment, on top and among the figures.
"""

from datetime import timedelta

from django.test import Client

from accounts.models import Account
from articles.models import Comment
from articles.services import publish, reply, revise, vote_on
from ledger.selectors import database_time
from rewards.models import Payout
from rewards.services import run_cycle
from tests.frontend.world import World
from tests.rules import active_rules

BANNER = "Much of this text was changed in the last day before the payout."
MARK = "changed much in the last day of the vote"
FIGURE = "Words changed in the last day of the vote"
OTHER = "Altogether other words than those which everybody had voted for until then."


def test_the_page_the_comment_and_the_figures_say_it(world: World) -> None:
    now, rules = database_time(), active_rules()
    window = timedelta(seconds=rules.payout.window_seconds)
    begun, mira = now - window + timedelta(hours=3), Account.objects.get(name="mira")
    text = publish(world.author, title="Late", body="Beans need shade.", now=begun)
    answer = reply(text.pk, author=mira, body="Peas do not.", now=begun)
    for work in (text, answer):
        vote_on(work.pk, voter=world.stranger, weight_bp=10_000, now=begun + timedelta(hours=1))

    def shown(comment: Comment | None = None) -> str:
        query = f"?comment={comment.pk}" if comment else ""
        return Client().get(f"/@tove/{text.permlink}{query}").content.decode()

    for page in (shown(), shown(answer)):
        assert not any(words in page for words in (BANNER, MARK, FIGURE))
    revise(text.pk, author=world.author, body=OTHER, now=now - timedelta(hours=1))
    assert BANNER in shown()
    assert shown().count(FIGURE) == 1
    assert MARK not in shown()
    revise(answer.pk, author=mira, body=OTHER, now=now - timedelta(hours=1))
    assert MARK in shown()
    assert shown(answer).count(FIGURE) == 2, "the text's and the comment's"
    while not Payout.objects.filter(work=text.pk).exists():
        assert run_cycle(now + timedelta(days=1), rules=rules) is not None
    paid = shown(answer)
    assert BANNER in paid
    assert paid.count(FIGURE) == 2
