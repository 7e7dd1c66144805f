"""What is ordered by votes is ordered by the upvotes: a dispute is about the reward alone."""

from collections.abc import Callable
from datetime import datetime

from accounts.models import Account
from articles.branches import Order
from articles.selectors import Question, search
from articles.selectors.threads import conversation
from articles.services import publish, reply
from curation.models import Work


def test_the_most_valued_stay_first_in_search_and_under_a_text(
    person: Callable[[str], Account], now: datetime
) -> None:
    ines, tove = person("ines"), person("tove")
    texts = [publish(ines, title=f"Soup {n}", body="Salt.", now=now).pk for n in range(2)]
    answers = [reply(texts[0], author=tove, body=f"Pepper {n}.", now=now).pk for n in range(2)]
    ways = Question("soup", order="valued"), Question("pepper", comments=True, order="valued")

    def order() -> list[list[int]]:
        thread = conversation(texts[0], order=Order.REWARD, viewer=None, now=now)
        found = [[hit.work for hit in search(way).hits] for way in ways]
        return [*found, [twig.card.work for twig in thread.twigs]]

    valued = Work.objects.filter(pk__in=(texts[0], answers[0]))
    valued.update(vote_rshares=10**12, net_rshares=10**12)
    Work.objects.filter(pk__in=(texts[1], answers[1])).update(
        vote_rshares=10**11, net_rshares=10**11
    )
    assert order() == [texts, answers, answers]
    valued.update(net_rshares=-(10**12), downvotes=2)
    assert order() == [texts, answers, answers]
