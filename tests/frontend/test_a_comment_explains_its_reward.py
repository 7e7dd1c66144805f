"""At its own address a comment shows how its reward comes about, as a text does; elsewhere not.
Where nothing was paid, the reason stands there.
"""

from datetime import timedelta

from django.test import Client

from accounts.models import Account
from articles.models import Comment
from articles.options import DEFAULT, Options
from articles.services import publish, reply, vote_on
from ledger.selectors import database_time
from rewards.models import Payout
from rewards.services import run_cycle
from tests.frontend.world import World
from tests.rules import active_rules


def part(world: World, comment: Comment, *, around: Comment | None) -> str:
    """The foot of a comment on the page around a comment, or on the text's own."""
    query = f"?comment={around.pk}" if around else ""
    page = Client().get(f"{world.article_address}{query}").content.decode()
    return page.split(f'id="comment-{comment.pk}"')[1].split("</article>")[0]


def test_an_open_one_has_countdown_split_and_steps(world: World) -> None:
    comment = Comment.objects.get(pk=int(world.places["COMMENT"]))
    vote_on(comment.pk, voter=world.stranger, weight_bp=10_000, now=database_time())
    shown = part(world, comment, around=comment)
    for words in ("paid in ", "how?", "In the pool", "To the author", "To the curators"):
        assert words in shown
    assert '<details class="group">' in shown
    above = Comment.objects.get(pk=comment.parent_id)
    for elsewhere in (
        part(world, comment, around=None),
        part(world, comment, around=above),
        part(world, above, around=comment),
    ):
        assert "how?" not in elsewhere


def test_a_paid_one_has_the_exact_amounts(world: World) -> None:
    now = database_time()
    earlier, mira = now - timedelta(days=8), Account.objects.get(name="mira")
    comment = reply(int(world.places["WORK"]), author=mira, body="Long ago.", now=earlier)
    vote_on(comment.pk, voter=world.stranger, weight_bp=10_000, now=earlier + timedelta(hours=1))
    while not Payout.objects.filter(work=comment.pk).exists():
        assert run_cycle(now, rules=active_rules()) is not None
    shown = part(world, comment, around=comment)
    for words in ("paid to 1 author and 1 curator", "What the text was granted", "/payout"):
        assert words in shown


def paid_page(world: World, options: Options = DEFAULT, *, voted: bool) -> str:
    """A text whose payout is over, as everybody reads it."""
    now = database_time()
    earlier = now - timedelta(days=8)
    text = publish(world.author, title="Past", body="Words.", options=options, now=earlier)
    if voted:
        vote_on(text.pk, voter=world.stranger, weight_bp=10_000, now=earlier + timedelta(hours=1))
    while not Payout.objects.filter(work=text.pk).exists():
        assert run_cycle(now, rules=active_rules()) is not None
    return Client().get(f"/@tove/{text.permlink}").content.decode()


def test_one_without_votes_says_why_it_got_nothing(world: World) -> None:
    page = paid_page(world, voted=False)
    assert "No votes weighed for the text" in page
    assert "These are the exact amounts" not in page


def test_one_whose_author_took_no_reward_has_nothing_to_explain(world: World) -> None:
    page = paid_page(world, Options(declined=True), voted=True)
    assert "The author declined the reward" in page
    assert "how?" not in page
