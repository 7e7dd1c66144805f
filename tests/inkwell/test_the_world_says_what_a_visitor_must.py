"""The demo's texts use what a visitor may choose: labels, a series, a poll, a co-author."""

from collections import Counter

from articles.choices import check_choices
from articles.labels import AiUse
from articles.options import check_options
from articles.pace import Act, Conduct, paces_of
from inkwell.demo.processes import PACE_TIMES
from inkwell.demo.story import Deed, read_world


def test_every_text_says_how_much_a_machine_wrote() -> None:
    assert {text.choices.labels.ai_use for text in read_world().texts} == {
        AiUse.NONE,
        AiUse.HELPED,
    }


def test_what_is_chosen_is_what_the_site_takes() -> None:
    for text in read_world().texts:
        assert check_choices(text.choices) == text.choices
        assert check_options(text.options) == text.options


def test_every_choice_has_been_made_by_somebody() -> None:
    texts = read_world().texts
    labels = [text.choices.labels for text in texts]
    assert any(each.sponsor for each in labels)
    assert any(each.sensitive for each in labels)
    assert any(each.canonical for each in labels)
    assert len({each.licence for each in labels}) > 2
    assert any(text.choices.question for text in texts)
    assert any(text.options.beneficiaries for text in texts)
    assert any(text.options.declined for text in texts)
    series = Counter(text.choices.series for text in texts if text.choices.series)
    assert max(series.values()) > 1


def test_each_deed_is_done_with_a_text_by_a_person_of_the_world() -> None:
    world = read_world()
    people = {person.name for person in world.people}
    texts = {text.key: text for text in world.texts}
    for later in world.later:
        text = texts[later.text]
        assert later.by in people | {""}
        assert later.by != text.author
        assert later.was in text.body
        assert 0 < later.days < text.days_ago
    assert {later.deed for later in world.later} == set(Deed)


def test_whoever_one_signs_in_as_can_publish_at_once() -> None:
    wrote = Counter(text.author for text in read_world().texts)
    paces = paces_of(Act.TEXT, conduct=Conduct(newcomer=True, times=PACE_TIMES))
    assert max(wrote.values()) * 2 < min(pace.most for pace in paces)
