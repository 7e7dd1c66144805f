"""A text at work: each save a version, no version lost, no other window's words overwritten."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from accounts.models import Account
from articles import services
from articles.drafting import MAX_DRAFT_BODY, MAX_DRAFTS, Manuscript, Sheet
from articles.errors import NotYours, TextRefused, UnknownDraft
from articles.models import Draft, DraftVersion
from articles.selectors import draft_of, draft_versions, drafts_of
from articles.services import Conflict, Saved
from tests.articles.conftest import NOW, Person

KEY = UUID("6f6f0c7e-6a51-4a3c-9a37-0b1d7a0c9f10")


@pytest.fixture
def ines(person: Person) -> Account:
    return person("ines")


def save(
    account: Account, body: str, *, base: int = 0, key: UUID = KEY, after: int = 0
) -> Saved | Conflict:
    text = Manuscript("Beans", body, {"tags": ["soil beans"], "language": ["en"]})
    return services.save_draft(
        account, sheet=Sheet(key, base), text=text, now=NOW + timedelta(seconds=after)
    )


def kept(account: Account, key: UUID = KEY) -> Draft:
    draft = draft_of(account, key=key)
    assert draft is not None
    return draft


def test_each_save_is_a_version_and_the_last_one_is_the_draft(ines: Account) -> None:
    assert save(ines, "One") == Saved(1, NOW)
    assert save(ines, "One two", base=1, after=4) == Saved(2, NOW + timedelta(seconds=4))
    draft = kept(ines)
    assert (draft.body, draft.words, draft.version) == ("One two", 2, 2)
    assert draft.choices == {"tags": ["soil beans"], "language": ["en"]}
    assert [each.number for each in draft_versions(draft)] == [2, 1]


def test_a_save_that_was_sent_twice_changes_nothing(ines: Account) -> None:
    save(ines, "One")
    save(ines, "One two", base=1)
    assert save(ines, "One two", base=1, after=9) == Saved(2, NOW)
    assert DraftVersion.objects.count() == 2


def test_words_on_top_of_an_unseen_version_are_a_conflict(ines: Account) -> None:
    save(ines, "One")
    save(ines, "One, from the first window", base=1)
    answer = save(ines, "One, from the second window", base=1)
    assert isinstance(answer, Conflict)
    assert answer.draft is not None
    assert answer.draft.body == kept(ines).body == "One, from the first window"


def test_other_settings_are_other_words(ines: Account) -> None:
    save(ines, "One")
    text = Manuscript("Beans", "One", {"tags": ["soil"]})
    assert services.save_draft(ines, sheet=Sheet(KEY, 1), text=text, now=NOW) == Saved(2, NOW)


def test_the_other_window_may_be_kept_and_nothing_is_lost(ines: Account) -> None:
    save(ines, "One")
    save(ines, "Theirs", base=1)
    answer = services.keep_theirs(
        ines, sheet=Sheet(KEY, 2), text=Manuscript("Beans", "Mine"), now=NOW
    )
    assert answer == Saved(4, NOW)
    bodies = DraftVersion.objects.order_by("number").values_list("body", flat=True)
    assert list(bodies) == ["One", "Theirs", "Mine", "Theirs"]


def test_any_version_can_be_restored_and_those_between_stay(ines: Account) -> None:
    save(ines, "A long and good text")
    save(ines, "", base=1)
    assert services.restore_draft(ines, key=KEY, number=1, now=NOW) == Saved(3, NOW)
    assert kept(ines).body == "A long and good text"
    assert DraftVersion.objects.count() == 3
    with pytest.raises(UnknownDraft):
        services.restore_draft(ines, key=KEY, number=9, now=NOW)


def test_a_discarded_draft_does_not_come_back_from_another_window(ines: Account) -> None:
    save(ines, "One")
    for _ in range(2):
        services.discard_draft(ines, key=KEY)
    assert save(ines, "One two", base=1) == Conflict(None)
    assert not Draft.objects.exists()


def test_a_draft_is_its_writers_alone(ines: Account, person: Person) -> None:
    save(ines, "One")
    marcel = person("marcel")
    assert draft_of(marcel, key=KEY) is None
    for attempt in (
        lambda: save(marcel, "Mine now", base=1),
        lambda: services.restore_draft(marcel, key=KEY, number=1, now=NOW),
        lambda: services.discard_draft(marcel, key=KEY),
        lambda: services.keep_theirs(
            marcel, sheet=Sheet(KEY, 1), text=Manuscript("", "x"), now=NOW
        ),
    ):
        with pytest.raises(UnknownDraft):
            attempt()
    assert kept(ines).body == "One"


def test_nobody_drafts_the_next_version_of_somebody_elses_text(
    ines: Account, person: Person, now: datetime
) -> None:
    article = services.publish(ines, title="Beans", body="Words.", now=now)
    text = Manuscript("Beans", "Other words.")
    with pytest.raises(NotYours):
        services.save_draft(
            person("marcel"), sheet=Sheet(KEY), text=text, article_id=article.pk, now=now
        )


@pytest.mark.parametrize(
    "text",
    [
        Manuscript(" ", "\n"),
        Manuscript("x" * 256, "Words"),
        Manuscript("", "x" * (MAX_DRAFT_BODY + 1)),
        Manuscript("", "x", {f"field{n}": [] for n in range(101)}),
        Manuscript("", "x", {"tags": ["x" * 20_000]}),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(ines: Account, text: Manuscript) -> None:
    with pytest.raises(TextRefused, match=r"\.$"):
        services.save_draft(ines, sheet=Sheet(KEY), text=text, now=NOW)
    assert not Draft.objects.exists()


def test_what_postgresql_cannot_store_is_left_out(ines: Account) -> None:
    text = Manuscript("a\x00b\ud800", "c\x00\r\nd", {"tags": ["e\x00\udfff"]})
    for _ in range(2):
        services.save_draft(ines, sheet=Sheet(KEY), text=text, now=NOW)
    draft = kept(ines)
    assert (draft.title, draft.body, draft.choices) == ("ab?", "c\nd", {"tags": ["e?"]})
    assert draft.version == 1


def test_there_is_a_last_draft(ines: Account) -> None:
    Draft.objects.bulk_create(
        Draft(account=ines, key=UUID(int=n), body="x", version=1, created_at=NOW, updated_at=NOW)
        for n in range(MAX_DRAFTS)
    )
    with pytest.raises(TextRefused, match="100 drafts"):
        save(ines, "One more")
    assert len(drafts_of(ines)) == MAX_DRAFTS


def test_a_long_evening_leaves_a_short_history(ines: Account) -> None:
    for number in range(200):
        save(ines, f"Word {number}", base=number, after=number * 30)
    draft = kept(ines)
    numbers = [each.number for each in draft_versions(draft, limit=1_000)]
    assert numbers[0] == draft.version == 200
    # Twenty of the last ten minutes, one a minute of the fifty before, two older ones, and what
    # the next look at old versions will let go.
    assert 70 <= len(numbers) <= 95


def test_erasing_an_article_erases_its_drafts(ines: Account, now: datetime) -> None:
    article = services.publish(ines, title="Beans", body="Words.", now=now)
    text = Manuscript("Beans", "Better words.")
    services.save_draft(ines, sheet=Sheet(KEY), text=text, article_id=article.pk, now=now)
    services.erase(article.pk, author=ines, now=now)
    assert not DraftVersion.objects.exists()
