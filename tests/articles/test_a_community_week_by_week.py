"""What became of a community week by week: each week adds up, and none is from before it was."""

from datetime import date, datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.selectors.community_weeks import WEEKS, Week, weeks_of
from articles.services import publish
from communities.models import Community
from communities.services import found, join, leave
from curation.models import Work
from tests.articles.conftest import Person

WEEK = timedelta(weeks=1)


def test_weeks_count_members_at_their_end_and_what_was_published_in_them(
    person: Person, now: datetime
) -> None:
    tove, olaf, mira = person("tove"), person("olaf"), person("mira")
    room = found("tiles", title="Tiles", founder=tove, now=now - 2 * WEEK)
    join(room, account=olaf, now=now - 2 * WEEK)
    join(room, account=mira, now=now - WEEK)
    leave(room, account=olaf, now=now)
    for author, at in ((tove, now - WEEK), (olaf, now - WEEK), (tove, now)):
        publish(author, title="A tile", body="Clay.", community=room, now=at)
    publish(tove, title="Elsewhere", body="Clay.", now=now)
    Article.objects.filter(author=olaf).update(replies=3)
    Work.objects.filter(article__author=olaf).update(upvotes=2)
    room = Community.objects.get()
    with CaptureQueriesContext(connection) as asked:
        weeks = weeks_of(room, now=now)
    assert len(asked) == 2
    assert weeks == [
        Week(date(2026, 11, 9), members=2),
        Week(date(2026, 11, 16), members=3, texts=2, authors=2, answers=3, votes=2),
        Week(date(2026, 11, 23), members=2, texts=1, authors=1),
    ]


def test_half_a_year_is_the_most(person: Person, now: datetime) -> None:
    room = found("tiles", title="Tiles", founder=person("tove"), now=now - 99 * WEEK)
    weeks = weeks_of(room, now=now)
    assert (len(weeks), weeks[0].members) == (WEEKS, 1)
