"""A text for circles, on every way on which texts are read, for four kinds of readers."""

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Account
from articles import selectors, services
from articles.choices import Answers, Audience, Choices
from articles.errors import NotOpen, TextRefused, UnknownText
from articles.models import Article, SearchEntry
from articles.selectors.index import run_of_texts
from articles.visibility import visible_to
from communities.selectors import community_named
from communities.services import found

type Person = Callable[[str], Account]


def for_family(author: Account, *members: Account, now: datetime) -> Choices:
    circle = services.make_circle(author, name="Family", now=now)
    for member in members:
        services.add_to_circle(author, circle_id=circle.pk, name=member.name, now=now)
    return Choices(audience=Audience.CIRCLES, readers=(circle.pk,))


def secret(author: Account, choices: Choices, now: datetime) -> Article:
    community = community_named("gardening") or found(
        "gardening", title="Gardening", founder=author, now=now
    )
    return services.publish(
        author,
        title="Secret beans",
        body="Quiet words.",
        tags=["soil"],
        community=community,
        choices=choices,
        now=now,
    )


def test_its_page_is_there_for_its_author_and_the_circle_alone(
    person: Person, now: datetime
) -> None:
    ines, marcel, olaf = (person(name) for name in ("ines", "marcel", "olaf"))
    secret(ines, for_family(ines, marcel, now=now), now)
    readers = {"author": ines, "member": marcel, "stranger": olaf, "anonymous": None}
    pages = {
        who: selectors.article_page("ines", permlink="secret-beans", viewer=viewer, now=now)
        is not None
        for who, viewer in readers.items()
    }
    assert pages == {"author": True, "member": True, "stranger": False, "anonymous": False}


@pytest.mark.parametrize("who", ["author", "member", "stranger", "anonymous"])
def test_no_list_shows_it(who: str, person: Person, now: datetime) -> None:
    people = {name: person(name) for name in ("author", "member", "stranger")}
    author, viewer = people["author"], people.get(who)
    text = secret(author, for_family(author, people["member"], now=now), now)
    services.reply(text.pk, author=author, body="Quiet answer.", now=now)
    places = [{}, {"tag": "soil"}, {"community": "gardening"}, {"author": "author"}]
    for kind in selectors.FEEDS:
        for place in (*places, {"language": "en"}):
            shown = selectors.feed(kind, viewer=viewer, now=now, **place)  # type: ignore[arg-type]
            assert list(shown.cards) == []
    if viewer is not None and viewer != author:
        services.follow_tag(viewer, name="soil", now=now)
        assert list(selectors.following(viewer, now=now).cards) == []
    question = selectors.Question("quiet")
    assert list(selectors.search(question).hits) == []
    assert not SearchEntry.objects.exists()
    services.index_everything()
    assert not SearchEntry.objects.exists()
    assert selectors.full_texts([text.pk]) == {}
    assert list(run_of_texts(1)) == []


def test_the_circles_page_lists_it_for_who_may_read_it(person: Person, now: datetime) -> None:
    ines, marcel, olaf = (person(name) for name in ("ines", "marcel", "olaf"))
    secret(ines, for_family(ines, marcel, now=now), now)
    seen = {
        each.name: [card.title for card in selectors.written_for(each, now=now)]
        for each in (ines, marcel, olaf)
    }
    assert seen == {"ines": ["Secret beans"], "marcel": ["Secret beans"], "olaf": []}


def test_the_circles_page_looks_through_no_other_texts(person: Person, now: datetime) -> None:
    ines, marcel = person("ines"), person("marcel")
    secret(ines, for_family(ines, marcel, now=now), now)
    with CaptureQueriesContext(connection) as captured:
        selectors.written_for(marcel, now=now)
    asked = next(each["sql"] for each in captured if 'FROM "articles_article"' in each["sql"])
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
        cursor.execute(f"EXPLAIN {asked}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    led_by = re.findall(r"Scan using \w+ on articles_article .*\n +(\w+ \w+)", plan)
    assert led_by == ["Index Cond", "Index Cond"], plan


def test_who_is_taken_out_reads_it_no_more(person: Person, now: datetime) -> None:
    ines, marcel = person("ines"), person("marcel")
    choices = for_family(ines, marcel, now=now)
    secret(ines, choices, now)
    services.remove_from_circle(ines, circle_id=choices.readers[0], name="marcel")
    assert selectors.article_page("ines", permlink="secret-beans", viewer=marcel, now=now) is None
    services.add_to_circle(ines, circle_id=choices.readers[0], name="marcel", now=now)
    services.delete_circle(ines, circle_id=choices.readers[0])
    assert selectors.article_page("ines", permlink="secret-beans", viewer=marcel, now=now) is None
    assert (
        selectors.article_page("ines", permlink="secret-beans", viewer=ines, now=now) is not None
    )


def test_it_and_its_answers_stand_outside_the_rewards(person: Person, now: datetime) -> None:
    ines, marcel, olaf = (person(name) for name in ("ines", "marcel", "olaf"))
    text = secret(ines, for_family(ines, marcel, now=now), now)
    answer = services.reply(text.pk, author=marcel, body="Yes.", now=now)
    for work in (text.work, answer.work):
        work.refresh_from_db()
        assert (work.declined, work.allows_votes, work.ranked) == (True, False, False)
        with pytest.raises(NotOpen, match="outside the rewards"):
            services.vote_on(work.pk, voter=marcel, weight_bp=100, now=now)
        with pytest.raises(UnknownText):
            services.vote_on(work.pk, voter=olaf, weight_bp=100, now=now)
        assert selectors.ballot(work.pk, viewer=olaf, now=now) is None
        shown = selectors.ballot(work.pk, viewer=marcel, now=now)
        assert shown is not None
        assert not shown.open


def test_a_stranger_cannot_answer_what_they_cannot_read(person: Person, now: datetime) -> None:
    ines, marcel = person("ines"), person("marcel")
    text = secret(ines, for_family(ines, now=now), now)
    with pytest.raises(UnknownText):
        services.reply(text.pk, author=marcel, body="Hello.", now=now)


def test_the_circles_change(person: Person, now: datetime) -> None:
    ines, marcel = person("ines"), person("marcel")
    text = secret(ines, for_family(ines, now=now), now)
    friends = services.make_circle(ines, name="Friends", now=now)
    services.add_to_circle(ines, circle_id=friends.pk, name="marcel", now=now)
    other = Choices(audience=Audience.CIRCLES, readers=(friends.pk,))
    services.revise(text.pk, author=ines, body="Quiet words.", choices=other, now=now)
    assert Article.objects.filter(visible_to(marcel), pk=text.pk).exists()


def test_only_ones_own_circles_can_be_chosen(person: Person, now: datetime) -> None:
    ines, marcel = person("ines"), person("marcel")
    with pytest.raises(TextRefused, match="not among yours"):
        secret(ines, for_family(marcel, now=now), now)
    with pytest.raises(TextRefused, match="at least one"):
        secret(ines, Choices(audience=Audience.CIRCLES), now)


def test_answers_are_limited_as_the_author_wishes(person: Person, now: datetime) -> None:
    ines, marcel, olaf = (person(name) for name in ("ines", "marcel", "olaf"))
    circle = for_family(ines, marcel, now=now).readers
    text = services.publish(ines, title="Beans", body="Words.", now=now)

    def answering() -> list[str]:
        done = []
        for each in (ines, marcel, olaf):
            try:
                services.reply(text.pk, author=each, body="Yes.", now=now)
            except NotOpen as error:
                assert "takes answers" in str(error)
            else:
                done.append(each.name)
        return done

    assert answering() == ["ines", "marcel", "olaf"]
    expected = {
        Answers.CIRCLES: ["ines", "marcel"],
        Answers.FOLLOWED: ["ines", "olaf"],
        Answers.CLOSED: ["ines"],
        Answers.OPEN: ["ines", "marcel", "olaf"],
    }
    ines.following.create(followed=olaf, at=now)
    for answers, people in expected.items():
        choices = Choices(answers=answers, answerers=circle)
        services.revise(text.pk, author=ines, body="Words.", choices=choices, now=now)
        assert answering() == people
