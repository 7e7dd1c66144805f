"""A wave of spam goes at once and comes back at once, item by item, whatever stops the worker."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Account
from articles import services as articles
from articles.models import Article, Comment, Fingerprint
from curation.models import Vote, Work
from curation.services import Recorded, record_votes
from moderation.errors import NotYourCase, WaveRefused
from moderation.models import Case, Decision, StaffAct, Wave, WaveText, WaveVote
from moderation.selectors.waves import preview, progress
from moderation.services import decide, read_texts, sweep, sweep_on, undo_sweep
from moderation.waves import ItemState, Selection, WaveState, check
from notifications.models import Notice
from notifications.one_by_one import one_by_one
from rewards.models import Hold
from tests.rules import active_rules

type Person = Callable[[str], Account]
"""Makes an account."""


@pytest.fixture
def site(person: Person) -> Account:
    """A moderator of the site."""
    found = person("okonjo")
    Account.objects.filter(pk=found.pk).update(is_staff=True)
    return Account.objects.get(pk=found.pk)


@pytest.fixture
def honest(person: Person, now: datetime) -> Article:
    """A text that nobody minds, answered and voted on by spammers."""
    return articles.publish(person("ines"), title="Beans", body="Words.", now=now)


@pytest.fixture
def spammers(person: Person, honest: Article, now: datetime) -> list[Account]:
    """Two accounts, each with two texts, an answer and a vote."""
    made = []
    for name in ("buy", "sell"):
        spammer = person(f"{name}-pills")
        made.append(spammer)
        for number in range(2):
            articles.publish(spammer, title=f"Pills {number}", body=BODY, now=now)
        articles.reply(honest.pk, author=spammer, body=BODY, now=now)
        vote = Recorded(spammer.wallet_id, 10_000, 5_000_000, now)
        record_votes(honest.pk, votes=[vote], rules=active_rules().vote)
    return made


BODY = "Look at [this](https://pills.example/buy) and buy."
NAMES = ("buy-pills", "sell-pills")


def whole(now: datetime, **more: object) -> Selection:
    span = {"since": now - timedelta(days=1), "until": now + timedelta(days=1)}
    return check(Selection(**({"authors": NAMES} | span | more)))  # type: ignore[arg-type] # by name


def begin(by: Account, now: datetime, *, key: UUID | None = None, **more: object) -> Wave:
    return sweep(
        by,
        selection=whole(now, **more),
        rule="No spam",
        message="This is one of many.",
        key=key or uuid4(),
        now=now,
    )


def finish(now: datetime, *, items: int = 100) -> int:
    done = 0
    while left := sweep_on(now, items=items):
        done += left
    return done


def standing() -> set[tuple[int, int, int]]:
    votes = Vote.objects.exclude(weight_bp=0)
    return set(votes.values_list("voter", "weight_bp", "rshares"))


def states() -> dict[str, int]:
    texts = [*Article.objects.values_list("state"), *Comment.objects.values_list("state")]
    return {state: texts.count((state,)) for state in ("published", "removed")}


def test_a_preview_counts_what_would_go_and_changes_nothing(
    spammers: list[Account], now: datetime
) -> None:
    seen = preview(whole(now), now=now)
    assert (seen.texts, seen.authors, seen.votes, seen.too_many) == (6, 2, 2, False)
    assert {text.author for text in seen.first} == set(NAMES)
    assert states() == {"published": 7, "removed": 0}


def test_a_wave_goes_and_every_author_is_told(
    site: Account, spammers: list[Account], honest: Article, now: datetime
) -> None:
    wave = begin(site, now)
    assert states()["removed"] == 0
    assert finish(now) == 8
    assert states() == {"published": 1, "removed": 6}
    assert Article.objects.get(pk=honest.pk).state == "published"
    assert standing() == set()
    assert Work.objects.get(pk=honest.pk).vote_rshares == 0
    assert Decision.objects.filter(measures__contains=["remove"]).count() == 6
    assert Decision.objects.filter(measures=["votes"]).count() == 2
    assert Case.objects.filter(kind="wave", state="decided").count() == 8
    assert Hold.objects.filter(state="placed").count() == 6
    for spammer in spammers:
        assert Notice.objects.filter(account=spammer).exists()
    assert Wave.objects.get(pk=wave.pk).state == WaveState.SWEPT
    assert StaffAct.objects.filter(act="wave.begun", by=site).count() == 1


def test_a_run_that_goes_on_takes_nothing_more_once_it_is_given_back(
    site: Account, spammers: list[Account], now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    wave, before, later = begin(site, now), standing(), now + timedelta(hours=1)
    run = one_by_one

    def given_back(numbers: Sequence[int], do: Callable[[int], bool]) -> int:
        done = run(numbers[:1], do)
        undo_sweep(wave.pk, by=site, now=later)
        return done + run(numbers[1:], do)

    monkeypatch.setattr("moderation.services.sweeping.one_by_one", given_back)
    assert sweep_on(now) == 1
    monkeypatch.undo()
    finish(later)
    assert (states(), standing()) == ({"published": 7, "removed": 0}, before)
    assert Wave.objects.get(pk=wave.pk).state == WaveState.RESTORED


def test_a_wave_is_undone_as_a_whole(
    site: Account, spammers: list[Account], honest: Article, now: datetime
) -> None:
    before, rshares = standing(), Work.objects.get(pk=honest.pk).vote_rshares
    wave = begin(site, now)
    finish(now)
    later = now + timedelta(hours=1)
    undo_sweep(wave.pk, by=site, now=later)
    undo_sweep(wave.pk, by=site, now=later)
    assert finish(later) == 8
    assert states() == {"published": 7, "removed": 0}
    assert standing() == before
    assert Work.objects.get(pk=honest.pk).vote_rshares == rshares
    assert not Hold.objects.filter(state="placed").exists()
    assert Wave.objects.get(pk=wave.pk).state == WaveState.RESTORED
    assert progress(wave).texts == {ItemState.UNDONE: 6}
    assert StaffAct.objects.filter(act="wave.undone", by=site).count() == 1


def test_a_worker_that_stops_goes_on_where_it_stood(
    site: Account, spammers: list[Account], now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(site, now)
    assert sweep_on(now, items=3) == 3
    taken = Decision.objects.count()
    calls = iter([True])

    def killed(*args: object, **rest: object) -> Decision:
        if next(calls, False):
            raise KeyboardInterrupt
        return decide(*args, **rest)  # type: ignore[arg-type] # as it was called

    monkeypatch.setattr("moderation.services.sweeping.decide", killed)
    with pytest.raises(KeyboardInterrupt):
        sweep_on(now, items=3)
    assert Decision.objects.count() == taken
    finish(now, items=2)
    assert states()["removed"] == 6
    assert Decision.objects.filter(measures__contains=["remove"]).count() == 6


def test_the_same_form_is_one_wave(site: Account, spammers: list[Account], now: datetime) -> None:
    key = uuid4()
    assert begin(site, now, key=key) == begin(site, now, key=key)
    assert WaveText.objects.count() == 6


def test_what_was_erased_or_voted_anew_is_left_and_says_why(
    site: Account, spammers: list[Account], honest: Article, now: datetime
) -> None:
    wave = begin(site, now)
    finish(now)
    gone = Article.objects.filter(author=spammers[0]).latest("pk")
    articles.erase(gone.pk, author=spammers[0], now=now)
    anew = Recorded(spammers[1].wallet_id, 100, 50, now + timedelta(minutes=1))
    record_votes(honest.pk, votes=[anew], rules=active_rules().vote)
    later = now + timedelta(hours=1)
    undo_sweep(wave.pk, by=site, now=later)
    finish(later)
    left = WaveVote.objects.get(state=ItemState.LEFT.value)
    assert (left.voter_id, left.why_left) == (spammers[1].wallet_id, "They voted anew.")
    assert left.left_with == {}
    assert Article.objects.get(pk=gone.pk).state == "erased"
    assert states() == {"published": 6, "removed": 0}


def test_votes_stay_where_they_are_not_meant(
    site: Account, spammers: list[Account], now: datetime
) -> None:
    before = standing()
    begin(site, now, votes=False)
    finish(now)
    assert standing() == before


def test_no_vote_of_staff_goes_nor_one_on_the_moderators_own_text(
    site: Account, spammers: list[Account], honest: Article, person: Person, now: datetime
) -> None:
    before = standing()
    Account.objects.filter(pk=honest.author_id).update(is_staff=True)
    own = Account.objects.get(pk=honest.author_id)
    begin(own, now)
    finish(now)
    assert standing() == before
    Account.objects.filter(pk__in=[each.pk for each in spammers]).update(is_staff=True)
    assert preview(whole(now), now=now).votes == 0


def test_texts_are_found_by_the_host_of_a_link(
    site: Account, spammers: list[Account], now: datetime
) -> None:
    assert preview(whole(now, authors=(), host="https://Pills.example/x"), now=now).texts == 6
    assert preview(whole(now, authors=(), host="ills.example"), now=now).texts == 0
    assert preview(whole(now, host="beans.example"), now=now).texts == 0


def test_texts_are_found_by_one_that_they_are_like(
    person: Person, site: Account, now: datetime
) -> None:
    body = " ".join(f"word{number}" for number in range(120))
    first, *_ = [
        articles.publish(person(f"copy-{n}x"), title="Pills", body=f"{body} {n}", now=now)
        for n in range(3)
    ]
    articles.publish(person("ines"), title="Beans", body="Words.", now=now)
    read_texts(now + timedelta(minutes=2))
    assert Fingerprint.objects.count() == 4
    assert preview(whole(now, authors=(), like=first.pk), now=now).texts == 3


def test_a_span_of_time_leaves_others_out(
    site: Account, spammers: list[Account], now: datetime
) -> None:
    later: dict[str, Any] = {"since": now + timedelta(minutes=1), "until": now + timedelta(days=1)}
    assert preview(whole(now, **later), now=now).texts == 0
    with pytest.raises(WaveRefused):
        begin(site, now, votes=False, **later)
    assert not Wave.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"authors": ()},
        {"authors": (), "host": 'a"b'},
        {"authors": tuple(map(str, range(201)))},
        {"since": datetime(2026, 9, 1, tzinfo=UTC)},
    ],
)
def test_what_selects_nothing_or_too_much_is_refused(
    wrong: dict[str, object], now: datetime
) -> None:
    with pytest.raises(WaveRefused):
        whole(now, **wrong)


def test_only_moderators_of_the_site_sweep(
    person: Person, site: Account, spammers: list[Account], now: datetime
) -> None:
    with pytest.raises(NotYourCase):
        begin(person("mira"), now)
    wave = begin(site, now)
    with pytest.raises(NotYourCase):
        undo_sweep(wave.pk, by=person("olaf"), now=now)


def test_a_preview_takes_the_same_queries_for_more_texts(
    person: Person, site: Account, spammers: list[Account], now: datetime
) -> None:
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            preview(whole(now), now=now)
        counts.append(len(captured))
        articles.publish(spammers[0], title="More pills", body=BODY, now=now)
    assert counts[0] == counts[1] <= 5
