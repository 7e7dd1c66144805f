"""News that nobody read for a while come in one letter, once, in the reader's language."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from accounts.models import Account, Letter
from accounts.payments import send
from accounts.services import follow, prefer
from articles.services import reply
from frontend.letters import words
from frontend.news import write_due
from frontend.pages.notices import lines
from ledger.selectors import database_time
from ledger.services import seal
from notifications.gathering import gather
from notifications.kinds import Kind, Way
from notifications.selectors import QUIET
from notifications.services import choose_ways, read_all
from tests.frontend.world import World

SOON = QUIET + timedelta(seconds=1)


@pytest.fixture
def now(world: World) -> datetime:
    """A time at which the author has one unread answer, and nobody anything else."""
    for account in Account.objects.all():
        read_all(account)
    moment = database_time()
    reply(int(world.places["WORK"]), author=world.stranger, body="Why lime trees?", now=moment)
    return moment


def test_news_that_fail_keep_nobody_elses(
    world: World, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    mira = Account.objects.get(name="mira")
    Account.objects.filter(pk=mira.pk).update(email="mira@example.org")
    follow(world.stranger, followed=mira, now=now)
    gather(now)
    choose_ways(mira, kind=Kind.FOLLOW, ways=frozenset({Way.SITE, Way.MAIL}))

    def fails_for_the_author(account: Account, *rest: Any, **more: Any) -> Any:
        if account == world.author:
            raise ArithmeticError
        return lines(account, *rest, **more)

    monkeypatch.setattr("frontend.news.lines", fails_for_the_author)
    assert write_due(now + SOON) == 1
    monkeypatch.undo()
    assert write_due(now + SOON) == 1, "what failed was not noted as told"


def letters(account: Account) -> list[Letter]:
    return list(Letter.objects.filter(account=account, template="news"))


def test_an_answer_nobody_read_comes_by_mail_once(world: World, now: datetime) -> None:
    assert write_due(now) == 0, "it may still be read on the site"
    assert write_due(now + SOON) == 1
    assert write_due(now + 2 * SOON) == 0
    (letter,) = letters(world.author)
    assert letter.to == "tove@example.org"
    subject, body = words(letter)
    assert subject == "1 piece of news from Inkwell"
    assert "olaf answered you under \u201cGrowing beans in shade\u201d" in body
    assert f"{world.article_address}?comment=" in body
    assert "/notices/ways" in body


def test_what_was_read_in_the_meantime_comes_in_no_letter(world: World, now: datetime) -> None:
    read_all(world.author)
    assert write_due(now + SOON) == 0


def test_a_kind_that_is_not_wanted_by_mail_stays_on_the_site(world: World, now: datetime) -> None:
    choose_ways(world.author, kind=Kind.REPLY, ways=frozenset({Way.SITE}))
    assert write_due(now + SOON) == 0
    choose_ways(world.author, kind=Kind.REPLY, ways=frozenset({Way.SITE, Way.MAIL}))
    assert write_due(now + 2 * SOON) == 0, "what was passed over is not told afterwards"


def test_the_letter_speaks_the_reader_s_language(world: World, now: datetime) -> None:
    prefer(world.author, interface_language="sv")
    write_due(now + SOON)
    subject, body = words(letters(world.author)[0])
    assert subject == "1 nyhet från Inkwell"
    assert "olaf svarade" in body


@pytest.mark.parametrize("hidden", [True, False])
def test_the_letter_has_the_sums_that_the_reader_wants(
    hidden: bool, world: World, now: datetime
) -> None:
    prefer(world.author, hide_sums=hidden)
    send(world.author, receiver=world.stranger, amount=1, key="there", now=database_time())
    send(world.stranger, receiver=world.author, amount=1, key="and back", now=database_time())
    seal(database_time())
    gather(database_time())
    write_due(database_time() + SOON)
    subject, body = words(letters(world.author)[0])
    assert "olaf sent you INK" in body
    assert ("0.001" in body) is not hidden


def test_who_confirmed_no_address_gets_no_letter(world: World, now: datetime) -> None:
    Account.objects.filter(pk=world.author.pk).update(email="")
    assert write_due(now + SOON) == 0
