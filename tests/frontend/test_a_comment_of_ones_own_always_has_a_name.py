"""Where one's own comment is named its text may be hidden by now: it is called one's own still."""

from uuid import uuid4

from articles.models import Comment
from articles.services import reply
from frontend.pages.works import named
from ledger.selectors import database_time
from moderation.measures import Measure
from moderation.reasons import Reason
from moderation.services import decide, report
from moderation.services.deciding import Ruling
from tests.frontend.admin.offices import staff
from tests.frontend.world import World


def test_under_a_text_of_somebody_suspended(world: World) -> None:
    now, work = database_time(), int(world.places["WORK"])
    mine = reply(work, author=world.stranger, body="Mine.", now=now)
    other = Comment.objects.exclude(author=world.stranger).latest("pk")
    before = named([mine.pk], viewer=world.stranger)[mine.pk]
    assert before.title == "your comment on “Growing beans in shade”"
    case = report(account=world.author, reporter=None, reason=Reason.SPAM, key=uuid4(), now=now)
    ruling = Ruling([Measure.SUSPEND], rule="No spam", message="Forty a day.")
    decide(case.pk, by=staff("wim"), ruling=ruling, key=uuid4(), now=now)
    found = named([mine.pk, other.pk, work], viewer=world.stranger)
    assert found[mine.pk].title == "your comment on a text that is not shown now"
    assert found[mine.pk].url == ""
    assert "beans" not in f"{found[mine.pk]}"
    # What others wrote there stays a number, and so does the text.
    assert [found[it].known for it in (other.pk, work)] == [False, False]
    assert not named([mine.pk], viewer=None)[mine.pk].known
