"""What officers pin, pick and take out: who may, in which order, and what is on record."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from accounts.models import Account
from accounts.services import register
from articles.errors import PinRefused, PlaceRefused, UnknownText
from articles.models import Article
from articles.selectors.placing import on_top_of, picked
from articles.services import erase, publish, show_in
from communities.models import Community
from communities.services import found
from moderation.errors import NotYourOffice
from moderation.models import StaffAct
from moderation.services import pick, pin_in, take_out, unpick, unpin_in


@pytest.fixture
def owner(db: None, now: datetime) -> Account:
    """Owns two communities."""
    return register("owner", now=now)


@pytest.fixture
def room(owner: Account, now: datetime) -> Community:
    """The community that it is about."""
    return found("tiles", title="Tiles", founder=owner, now=now)


@pytest.fixture
def write(owner: Account, room: Community, now: datetime) -> Callable[[], Article]:
    """Writes texts in it."""
    return lambda: publish(owner, title="A tile", body="Clay.", community=room, now=now)


def acts() -> list[str]:
    return list(StaffAct.objects.order_by("pk").values_list("act", flat=True))


def test_few_stand_on_top_the_last_first(
    owner: Account, room: Community, write: Callable[[], Article], now: datetime
) -> None:
    works = [write().pk for _ in range(4)]
    for number, work in enumerate(works[:3]):
        at = now + timedelta(seconds=number)
        pin_in(owner, community=room, work_id=work, now=at)
        pin_in(owner, community=room, work_id=work, now=at)
    assert on_top_of("tiles", viewer=None, now=now) == works[2::-1]
    with pytest.raises(PinRefused):
        pin_in(owner, community=room, work_id=works[3], now=now)
    Article.objects.filter(pk=works[0]).update(state="removed")
    pin_in(owner, community=room, work_id=works[3], now=now + timedelta(minutes=1))
    unpin_in(owner, community=room, work_id=works[1], now=now)
    unpin_in(owner, community=room, work_id=works[1], now=now)
    assert on_top_of("tiles", viewer=None, now=now) == [works[3], works[2]]
    assert acts() == ["text.pinned"] * 4 + ["text.unpinned"]


def test_picks_say_the_office_and_stand_in_lists_of_their_own(
    owner: Account, room: Community, write: Callable[[], Article], now: datetime
) -> None:
    first, second = write(), write()
    pick(owner, community=room, work_id=first.pk, line=" Read  it. ", now=now)
    pick(owner, community=room, work_id=second.pk, now=now)
    pick(owner, community=room, work_id=second.pk, line="And this.", now=now)
    page, more = picked(room, limit=1, viewer=None, now=now)
    assert [(each.card.work, each.office, each.line) for each in page] == [
        (second.pk, "owner", "And this.")
    ]
    page, more = picked(room, limit=1, after=more, viewer=None, now=now)
    assert ([each.line for each in page], more) == (["Read it."], 0)
    assert picked(None, viewer=None, now=now) == ([], 0)
    unpick(owner, community=room, work_id=first.pk, now=now)
    erase(second.pk, author=owner, now=now)
    assert picked(room, viewer=None, now=now) == ([], 0)
    assert acts() == ["text.picked", "text.picked", "text.unpicked"]
    with pytest.raises(PlaceRefused):
        pick(owner, community=room, work_id=write().pk, line="x" * 201, now=now)


def test_the_site_picks_by_its_own_moderators(
    owner: Account, room: Community, write: Callable[[], Article], now: datetime
) -> None:
    text = write()
    with pytest.raises(NotYourOffice):
        pick(owner, community=None, work_id=text.pk, now=now)
    editor = register("editor", now=now)
    Account.objects.filter(pk=editor.pk).update(is_staff=True)
    editor.refresh_from_db()
    pick(editor, community=None, work_id=text.pk, now=now)
    [only] = picked(None, viewer=None, now=now)[0]
    assert (only.card.work, only.office) == (text.pk, "site")
    with pytest.raises(NotYourOffice):
        pin_in(editor, community=room, work_id=text.pk, now=now)


def test_nobody_else_changes_anything(
    room: Community, write: Callable[[], Article], now: datetime
) -> None:
    stranger, text = register("stranger", now=now), write()
    for act in (pin_in, unpin_in, pick, unpick, take_out):
        with pytest.raises(NotYourOffice):
            act(stranger, community=room, work_id=text.pk, now=now)
    assert acts() == []


def test_only_what_stands_there_is_pinned_and_a_guest_is_taken_out(
    owner: Account, room: Community, now: datetime
) -> None:
    other = publish(owner, title="Elsewhere", body="x", now=now)
    with pytest.raises(UnknownText):
        pin_in(owner, community=room, work_id=other.pk, now=now)
    show_in(owner, work_id=other.pk, slug="tiles", now=now)
    pin_in(owner, community=room, work_id=other.pk, now=now)
    take_out(owner, community=room, work_id=other.pk, now=now)
    take_out(owner, community=room, work_id=other.pk, now=now)
    assert on_top_of("tiles", viewer=None, now=now) == []
    assert acts() == ["text.pinned", "text.taken-out"]
