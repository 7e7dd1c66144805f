"""`manage.py import_posts` on small files and on the real one."""

import gzip
import json
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from accounts.models import Account
from articles.models import Article, Comment, Revision
from articles.posts import read_post
from articles.services.importing import import_posts
from articles.states import State
from curation.models import Vote, VoteEvent, Work
from rewards.models import Window
from rewards.rules import load

REAL = Path("../shared/data/articles/steem_2016_posts.json.gz")


def row(author: str, permlink: str, **more: Any) -> dict[str, Any]:
    return {
        "author": author,
        "permlink": permlink,
        "title": "A title",
        "body": "Some words.",
        "category": "soil",
        "depth": 0,
        "created": "2016-08-01T12:00:00",
        "json_metadata": '{"tags":["soil","beans"]}',
        "active_votes": [],
    } | more


def answer(author: str, permlink: str, to: tuple[str, str], **more: Any) -> dict[str, Any]:
    above = {"parent_author": to[0], "parent_permlink": to[1], "depth": 1}
    return row(author, permlink, created="2016-08-02T12:00:00") | above | more


def run(path: Path, rows: object) -> tuple[str, list[str]]:
    """Import rows from a file; the summary and the lines that report something."""
    path.write_text(json.dumps(rows), encoding="utf-8")
    return run_file(path)


def run_file(path: Path) -> tuple[str, list[str]]:
    out, err = StringIO(), StringIO()
    call_command("import_posts", str(path), stdout=out, stderr=err)
    lines = err.getvalue().splitlines()
    return out.getvalue(), [line for line in lines if "skipped" in line]


@pytest.mark.django_db
def test_a_post_comes_with_its_thread_and_its_votes(tmp_path: Path) -> None:
    vote = {"voter": "marcel", "rshares": "7000", "percent": 5000, "time": "2016-08-01T13:00:00"}
    summary, reports = run(
        tmp_path / "posts.json",
        [
            answer("okonjo", "re-re-beans", ("marcel", "re-beans"), created="2016-08-03T12:00:00"),
            answer("marcel", "re-beans", ("ines", "beans")),
            row("ines", "beans", active_votes=[vote, {"voter": "okonjo", "rshares": -3000}]),
        ],
    )
    article = Article.objects.get(author__name="ines", permlink="beans")
    thread = Comment.objects.filter(article=article).order_by("path")
    event = VoteEvent.objects.get(voter__account__name="marcel")
    assert reports == []
    assert summary.startswith("Imported 1 articles, 2 comments and 2 votes by 3 new accounts;")
    assert [comment.permlink for comment in thread] == ["re-beans", "re-re-beans"]
    assert article.replies == 2
    assert [each.tag.name for each in article.tags.order_by("position")] == ["soil", "beans"]
    assert (event.rshares, event.weight_bp, event.at.isoformat()) == (
        7000,
        5000,
        "2016-08-01T13:00:00+00:00",
    )
    assert article.work.net_rshares == 4000


@pytest.mark.django_db
def test_old_texts_earn_nothing(tmp_path: Path) -> None:
    run(tmp_path / "posts.json", [row("ines", "beans")])
    work = Work.objects.get()
    assert work.paid_at is not None
    assert not Window.objects.exists()


@pytest.mark.django_db
def test_a_bad_row_is_reported_with_its_place_and_the_rest_goes_in(tmp_path: Path) -> None:
    vote = {"voter": "marcel", "rshares": "many"}
    _, reports = run(
        tmp_path / "posts.json",
        [
            row("ines", "beans"),
            row("Ines", "beans"),
            row("ines", "Beans"),
            row("ines", "peas", created="yesterday"),
            row("ines", "peas", body=""),
            "no row at all",
            row("ines", "beans"),
            row("ines", "corn", active_votes=[vote]),
        ],
    )
    assert [line.split(": ")[0] for line in reports] == [f"row {n}" for n in range(1, 8)]
    assert "vote 0" in reports[-1]
    assert set(Article.objects.values_list("permlink", flat=True)) == {"beans", "corn"}


@pytest.mark.django_db
def test_an_answer_to_a_missing_text_waits_for_it(tmp_path: Path) -> None:
    run(tmp_path / "one.json", [answer("marcel", "re-beans", ("ines", "beans"))])
    absent = Article.objects.get(permlink="beans")
    assert (absent.state, absent.replies) == (State.ABSENT, 1)
    run(tmp_path / "two.json", [row("ines", "beans")])
    arrived = Article.objects.get(permlink="beans")
    assert (arrived.pk, arrived.state, arrived.title) == (absent.pk, State.PUBLISHED, "A title")


@pytest.mark.django_db
def test_a_file_that_is_none_is_refused_in_one_line(tmp_path: Path) -> None:
    broken = tmp_path / "posts.json.gz"
    broken.write_bytes(gzip.compress(b"[]")[:-4])
    with pytest.raises(CommandError, match="cannot be read"):
        run_file(broken)
    with pytest.raises(CommandError, match="neither a list of posts"):
        run(tmp_path / "posts.json", {"posts": []})


@pytest.mark.slow
@pytest.mark.django_db
def test_the_real_file_goes_in_once() -> None:
    if not REAL.exists():
        pytest.skip(f"{REAL} is not here")
    rows = json.loads(gzip.decompress(REAL.read_bytes()))["rows"]
    summary, reports = run_file(REAL)
    counts = counted()
    assert counts["texts"] + len(reports) == len(rows)
    recorded = sum(len(each.get("active_votes", ())) for each in rows)
    assert counts["votes"] == counts["events"] == recorded
    again, repeated = run_file(REAL)
    assert counted() == counts
    assert repeated == reports
    assert again.startswith("Imported 0 articles, 0 comments and 0 votes by 0 new accounts;")
    print(summary, counts)


def counted() -> dict[str, int]:
    present = Article.objects.exclude(state=State.ABSENT).count()
    return {
        "accounts": Account.objects.count(),
        "articles": Article.objects.count(),
        "texts": present + Comment.objects.count(),
        "revisions": Revision.objects.count(),
        "votes": Vote.objects.count(),
        "events": VoteEvent.objects.count(),
    }


@pytest.mark.django_db
def test_a_text_that_comes_behind_its_answers_in_one_file_is_filled_in(tmp_path: Path) -> None:
    earlier = answer("marcel", "re-beans", ("ines", "beans"), created="2016-07-01T12:00:00")
    _, reports = run(tmp_path / "posts.json", [row("ines", "beans"), earlier])
    article = Article.objects.get(permlink="beans")
    assert reports == []
    assert (article.state, article.replies, article.tags.count()) == (State.PUBLISHED, 1, 2)


def votes_of(*rshares: int) -> list[dict[str, Any]]:
    return [{"voter": f"voter{number}", "rshares": each} for number, each in enumerate(rshares)]


@pytest.mark.parametrize(
    ("spoilt", "reason"),
    [
        ({"created": "9999-12-31T23:59:59"}, "too far ahead"),
        ({"created": "0001-01-01T00:00:00+14:00"}, "not a time"),
        ({"last_payout": "9999-12-31T23:59:59"}, "too far ahead"),
        ({"active_votes": votes_of(2**62, -(2**62))}, "do not fit 64 bits together"),
    ],
)
@pytest.mark.django_db
def test_no_row_ends_an_import(tmp_path: Path, spoilt: dict[str, Any], reason: str) -> None:
    _, reports = run(
        tmp_path / "posts.json", [row("ines", "beans", **spoilt), row("ines", "peas")]
    )
    (report,) = reports
    assert report.startswith("row 0: ") and reason in report
    assert Article.objects.get().permlink == "peas"


@pytest.mark.django_db
def test_what_is_odd_beside_the_words_is_left_out(tmp_path: Path) -> None:
    deep = "[" * 100_000
    rows = [
        row("ines", "beans", json_metadata=f'{{"tags":{deep}', last_payout="2016-07-01T00:00:00"),
        row("ines", "peas", json_metadata={"tags": ["soil", 7, ["beans"]]}),
        row("ines", "corn", active_votes=[{"voter": "marcel", "rshares": "9" * 5_000}]),
    ]
    _, reports = run(tmp_path / "posts.json", rows)
    assert [report.split(":")[0] for report in reports] == ["row 2"]
    assert Article.objects.count() == 3


@pytest.mark.django_db
def test_a_number_of_many_digits_spoils_its_row_alone(tmp_path: Path) -> None:
    path = tmp_path / "posts.json"
    text = json.dumps([row("ines", "beans", depth="DEPTH"), row("ines", "peas")])
    path.write_text(text.replace('"DEPTH"', "9" * 5_000), encoding="utf-8")
    _, reports = run_file(path)
    assert [report.split(":")[0] for report in reports] == ["row 0"]


@pytest.mark.django_db
def test_a_time_of_another_zone_is_that_moment(tmp_path: Path) -> None:
    run(tmp_path / "posts.json", [row("ines", "beans", created="2016-08-01T12:00:00+05:00")])
    assert Article.objects.get().published_at.isoformat() == "2016-08-01T07:00:00+00:00"


@pytest.mark.django_db
def test_what_the_database_refuses_is_reported_and_the_rest_goes_in() -> None:
    rules = load("steem-hf6")
    posts = [
        read_post(row("ines", name), window_seconds=rules.payout.window_seconds)
        for name in ("beans", "peas", "corn")
    ]
    posts[1] = replace(posts[1], paid=posts[1].created)
    result = import_posts(posts, rules=rules)
    ((address, reason),) = result.refused
    assert address == ("ines", "peas")
    assert "curation_work_closes_after_it_opens" in reason
    assert (result.articles, result.accounts) == (2, 1)
