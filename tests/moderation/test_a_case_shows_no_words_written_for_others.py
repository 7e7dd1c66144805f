"""Who decides a case reads its text as it was reported or as it left, and no later words."""

from datetime import timedelta

from accounts.models import Account
from articles.choices import Audience
from articles.models import Article, ArticleChange, Turn
from articles.selectors import kept_history
from articles.services import revise
from moderation.models import Report
from moderation.selectors import office_of
from moderation.selectors.casefile import case_file, judged_text
from tests.moderation.world import World, key

HOUR = timedelta(hours=1)


def read(world: World, *, case: int) -> list[str]:
    """The words that a moderator of the community reads, and one of the site."""
    return [_read(case, by=by, world=world) for by in (world.moderator, world.site)]


def _read(case: int, *, by: Account, world: World) -> str:
    file = case_file(case, office=office_of(by), now=world.now)
    assert file is not None
    judged = judged_text(case, office=office_of(by))
    assert judged == (world.text.pk, file.until)
    kept = kept_history(world.text.pk, until=file.until)
    assert kept is not None and file.words is not None
    assert kept.versions[0].number == file.words.number
    return file.words.body


def write(world: World, body: str, *, after: int, community: str | None = None) -> None:
    at = world.now + after * HOUR
    revise(world.text.pk, author=world.writer, body=body, community=community, now=at)


def turn(world: World, turn: Turn, *, after: int) -> None:
    """Let others read it from then on."""
    audience = Audience.EVERYBODY if turn is Turn.WIDENED else Audience.CIRCLES
    Article.objects.filter(pk=world.text.pk).update(audience=audience.value)
    at = world.now + after * HOUR
    ArticleChange.objects.create(article_id=world.text.pk, turn=turn.value, at=at)


def report(world: World, case: int, *, after: int) -> None:
    """By one of those who read it then."""
    at = world.now + after * HOUR
    Report.objects.create(case_id=case, reason="spam", at=at, key=key())


def test_words_for_circles_are_read_once_one_of_them_reports_them(world: World) -> None:
    case = world.report().pk
    write(world, "Second.", after=1)
    assert read(world, case=case) == ["Second."] * 2
    turn(world, Turn.NARROWED, after=2)
    write(world, "Between us.", after=2)
    assert read(world, case=case) == ["Second."] * 2
    report(world, case, after=3)
    assert read(world, case=case) == ["Between us."] * 2
    write(world, "Still between us.", after=4)
    assert read(world, case=case) == ["Between us."] * 2
    turn(world, Turn.WIDENED, after=5)
    assert read(world, case=case) == ["Still between us."] * 2


def test_what_went_elsewhere_is_read_there_and_by_the_site(world: World) -> None:
    case = world.report().pk
    write(world, "Second.", after=1)
    write(world, "Elsewhere.", after=2, community="")
    assert read(world, case=case) == ["Second.", "Elsewhere."]
    report(world, case, after=3)
    assert read(world, case=case) == ["Second.", "Elsewhere."]
    turn(world, Turn.NARROWED, after=4)
    write(world, "Between us.", after=4)
    assert read(world, case=case) == ["Second.", "Elsewhere."]
