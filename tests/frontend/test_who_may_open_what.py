"""Every address of the front end against three askers; an address without a line here fails."""

from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Literal

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from frontend.urls import urlpatterns
from tests.frontend.world import World

type Asker = Literal["anonymous", "stranger", "author"]
ASKERS: tuple[Asker, ...] = ("anonymous", "stranger", "author")
#: Pages whose form posts to their own address.
WRITING = (
    *("send", "power_up", "power_down", "lend", "tip", "settings_limits"),
    *("write", "revise", "welcome", "uploads", "delete_upload", "cover", "discard_draft"),
    *("report", "claim", "report_person", "report_community"),
    *("edit_comment", "settings_feeds", "settings_close"),
    *("circles", "circle_delete", "erase", "settings_muted"),
    *("settings", "settings_reading", "settings_writing", "settings_mail"),
    *("community_found", "community_settings", "places"),
    *("community_picture", "notice_ways", "erase_memo"),
    *("community_share", "community_spend", "spending"),
)

OK, MOVED, FORBIDDEN = HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.FORBIDDEN
NOT_FOUND, ELSEWHERE = HTTPStatus.NOT_FOUND, HTTPStatus.MOVED_PERMANENTLY
GONE = HTTPStatus.GONE
NOTHING = HTTPStatus.NOT_FOUND
NO_CONTENT = HTTPStatus.NO_CONTENT
#: To the login page: told apart from any other move by where it leads.
LOGIN = "login"


@dataclass(frozen=True)
class Line:
    """What one address answers to each asker."""

    name: str
    answers: tuple[HTTPStatus | str, HTTPStatus | str, HTTPStatus | str]
    method: Literal["get", "post"] = "get"
    keys: dict[str, str | int] = field(default_factory=dict)
    data: dict[str, str] = field(default_factory=dict)


#: The key of a form that nobody sent.
NO_FORM = "00000000-8b86-4d01-b42d-00cf4fc964ff"

EVERYBODY = (OK, OK, OK)
MEMBERS = (LOGIN, OK, OK)
ACTING = (LOGIN, MOVED, MOVED)
#: Words that are refused, but not lost.
TAKING = (LOGIN, HTTPStatus.UNPROCESSABLE_CONTENT, HTTPStatus.UNPROCESSABLE_CONTENT)
#: None of the askers is one.
OFFICERS = (LOGIN, FORBIDDEN, FORBIDDEN)

LINES = (
    Line("hot", EVERYBODY),
    Line("hot_list", EVERYBODY),
    Line("trending", EVERYBODY),
    Line("new", EVERYBODY),
    Line("closing", EVERYBODY),
    Line("again", EVERYBODY),
    Line("following", MEMBERS),
    Line("my_tags", MEMBERS),
    Line("texts_in", EVERYBODY, keys={"language": "sv"}),
    *(
        Line(f"{order}_feed", EVERYBODY, keys={"form": "rss"})
        for order in ("hot", "trending", "new", "closing", "again", "search")
    ),
    *(
        Line(f"{order}_feed", EVERYBODY, keys={"form": "rss"}, data={"key": "FEED_KEY"})
        for order in ("following", "my_tags")
    ),
    Line("tag_feed", EVERYBODY, keys={"tag": "soil", "form": "atom"}),
    Line("texts_in_feed", EVERYBODY, keys={"language": "sv", "form": "atom"}),
    Line("community_feed", EVERYBODY, keys={"community": "gardening", "form": "atom"}),
    Line("profile_feed", EVERYBODY, keys={"author": "tove", "form": "atom"}),
    Line("log_feed", EVERYBODY, keys={"form": "atom"}),
    Line("community_log_feed", EVERYBODY, keys={"community": "gardening", "form": "rss"}),
    Line("picks_feed", EVERYBODY, keys={"form": "rss"}),
    Line("community_picks_feed", EVERYBODY, keys={"community": "gardening", "form": "rss"}),
    Line("collection_feed", EVERYBODY, keys={"author": "tove", "slug": "beans", "form": "atom"}),
    Line("series_feed", EVERYBODY, keys={"author": "tove", "slug": "shade", "form": "atom"}),
    Line("stop_digest", EVERYBODY, keys={"token": "STOP"}),
    Line("search", EVERYBODY, data={"q": "beans"}),
    Line("suggest", EVERYBODY, data={"q": "be"}),
    Line("tag", EVERYBODY, keys={"tag": "soil"}),
    Line("tag_wish", ACTING, "post", {"tag": "soil"}, {"wish": "follow"}),
    Line("communities", EVERYBODY),
    Line("community", EVERYBODY, keys={"slug": "gardening"}),
    Line("join", ACTING, "post", {"slug": "gardening"}),
    Line("community_held", OFFICERS, keys={"slug": "gardening"}),
    Line("community_found", MEMBERS),
    Line("picks", EVERYBODY),
    Line("community_picks", EVERYBODY, keys={"slug": "gardening"}),
    Line("places", MEMBERS, keys={"work": "WORK"}),
    Line("community_figures", EVERYBODY, keys={"slug": "gardening"}),
    Line("community_spend", OFFICERS, keys={"slug": "gardening"}),
    Line("spending", ACTING, keys={"number": 1}),
    Line("community_share", OFFICERS, keys={"slug": "gardening"}),
    Line("community_wallet", EVERYBODY, keys={"slug": "gardening"}),
    Line("community_wallet_csv", EVERYBODY, keys={"slug": "gardening"}),
    Line("community_picture", OFFICERS, keys={"slug": "gardening"}),
    Line("community_about", EVERYBODY, keys={"slug": "gardening"}),
    Line("community_members", EVERYBODY, keys={"slug": "gardening"}),
    Line("community_settings", OFFICERS, keys={"slug": "gardening"}),
    *(
        Line(f"community_{act}", ACTING, "post", {"slug": "gardening"}, {"name": "tove"})
        for act in ("ask", "answer", "claim", "hand_over")
    ),
    Line("community_invite", TAKING, "post", {"slug": "gardening"}, {"name": "tove"}),
    *(
        Line(f"community_{act}", TAKING, "post", {"slug": "gardening", "name": "tove"})
        for act in ("let_in", "uninvite", "title")
    ),
    Line("community_role", ACTING, "post", {"slug": "gardening", "name": "tove"}),
    Line("held", OFFICERS),
    *(Line(f"held_{act}", ACTING, "post", {"number": 1}) for act in ("out", "back", "withdraw")),
    Line("write", MEMBERS),
    Line("preview", MEMBERS, "post", data={"body": "*stress*"}),
    Line("plans", MEMBERS),
    Line("plan_cancel", ACTING, "post", {"key": "DRAFT"}),
    Line("requests", MEMBERS),
    Line("request_answer", ACTING, "post", {"number": 1}, {"answer": "decline"}),
    Line("circles", MEMBERS),
    Line("circle_add", ACTING, "post", {"number": "CIRCLE"}, {"name": "mira"}),
    Line("circle_remove", ACTING, "post", {"number": "CIRCLE"}, {"name": "olaf"}),
    Line("circle_delete", (LOGIN, NOT_FOUND, OK), keys={"number": "CIRCLE"}),
    Line("upload", (FORBIDDEN, HTTPStatus.BAD_REQUEST, HTTPStatus.BAD_REQUEST), "post"),
    Line("picture", (GONE, GONE, GONE), keys={"name": "PICTURE"}),
    Line("recording", (NOT_FOUND, NOT_FOUND, NOT_FOUND), keys={"name": f"{'0' * 32}.mp4"}),
    Line("captions", (NOT_FOUND, NOT_FOUND, NOT_FOUND), keys={"name": f"{'0' * 32}-sv"}),
    Line("uploads", MEMBERS),
    Line("erasures", MEMBERS),
    *(
        Line(name, EVERYBODY, keys={"number": "ERASED", "key": "CERTIFIED"})
        for name in ("erasure", "erasure_data")
    ),
    Line("picture_list", (FORBIDDEN, OK, OK), data={"field": "cover"}),
    Line("describe_upload", (LOGIN, NOT_FOUND, MOVED), "post", {"number": "UPLOAD"}),
    Line("captions_of_upload", (LOGIN, MOVED, MOVED), "post", {"number": "UPLOAD"}),
    Line("delete_upload", (LOGIN, NOT_FOUND, OK), keys={"number": "UPLOAD"}),
    Line("complete", (FORBIDDEN, OK, OK)),
    Line("drafts", MEMBERS),
    Line("save_draft", (FORBIDDEN, OK, OK), "post", data={"title": "Notes", "body": "Words."}),
    Line("draft_versions", (LOGIN, NOT_FOUND, OK), keys={"key": "DRAFT"}),
    Line("restore_draft", ACTING, "post", {"key": "DRAFT"}, {"version": "1"}),
    Line("discard_draft", (LOGIN, NOT_FOUND, OK), keys={"key": "DRAFT"}),
    Line("report", EVERYBODY, keys={"work": "WORK"}),
    Line("claim", EVERYBODY, keys={"work": "WORK"}),
    Line("report_person", EVERYBODY, keys={"name": "tove"}),
    Line("report_community", EVERYBODY, keys={"slug": "gardening"}),
    Line("report_look", ACTING, "post", {"work": "WORK"}),
    Line("report_look_person", ACTING, "post", {"name": "tove"}),
    Line("cases", MEMBERS),
    Line("appeal", TAKING, "post", {"number": 1}, {"words": "Look again.", "key": NO_FORM}),
    Line("finding_reply", TAKING, "post", {"number": 1}, {"words": "We edit.", "key": NO_FORM}),
    Line("finding_appeal", TAKING, "post", {"number": 1}, {"words": "Look.", "key": NO_FORM}),
    Line("moderation_findings", EVERYBODY),
    Line("moderation_finding", (NOT_FOUND, NOT_FOUND, NOT_FOUND), keys={"number": 1}),
    Line("moderation_log", EVERYBODY),
    Line("moderation_line", (NOT_FOUND, NOT_FOUND, NOT_FOUND), keys={"number": 1}),
    Line("moderation_figures", EVERYBODY),
    Line("moderation_csv", EVERYBODY),
    *(
        Line(f"community_{name}", EVERYBODY, keys={"slug": "gardening"})
        for name in ("log", "moderation_figures", "moderation_csv")
    ),
    Line("vote", ACTING, "post", {"work": "WORK"}),
    Line("votes", EVERYBODY, keys={"work": "WORK"}),
    Line("payout", EVERYBODY, keys={"work": "PAID"}),
    Line("payout_data", EVERYBODY, keys={"work": "PAID"}),
    Line("vote_effect", MEMBERS, keys={"work": "WORK"}, data={"percent": "40"}),
    Line("ballot", ACTING, keys={"work": "WORK"}),
    Line("edit_comment", (LOGIN, NOT_FOUND, OK), keys={"work": "COMMENT"}),
    Line("comment_history", EVERYBODY, keys={"work": "COMMENT"}),
    Line("withdraw", ACTING, "post", {"work": "WORK"}),
    Line("dispute", ACTING, "post", {"work": "WORK"}, {"reason": "overpaid"}),
    Line("series", EVERYBODY, keys={"name": "tove", "slug": "shade"}),
    Line("series_earlier", (LOGIN, NOT_FOUND, MOVED), "post", {"work": "WORK"}),
    Line("series_later", (LOGIN, NOT_FOUND, MOVED), "post", {"work": "WORK"}),
    Line(
        "series_rename",
        (LOGIN, NOT_FOUND, MOVED),
        "post",
        {"name": "tove", "slug": "shade"},
        {"title": "Shade"},
    ),
    Line("series_leave", (LOGIN, NOT_FOUND, MOVED), "post", {"work": "WORK"}),
    Line("collections", EVERYBODY, keys={"name": "tove"}),
    Line("collection", EVERYBODY, keys={"name": "tove", "slug": "beans"}),
    Line("collection_begin", MEMBERS),
    Line("collection_edit", (LOGIN, NOT_FOUND, OK), keys={"slug": "beans"}),
    Line("collection_delete", (LOGIN, NOT_FOUND, OK), keys={"slug": "beans"}),
    Line(
        "collection_arrange",
        (LOGIN, NOT_FOUND, MOVED),
        "post",
        {"slug": "beans"},
        {"work": "WORK", "wish": "up"},
    ),
    Line("collect", MEMBERS, keys={"work": "WORK"}),
    Line("answer_poll", ACTING, "post", {"work": "WORK"}, {"answer": "1"}),
    Line("history", EVERYBODY, keys={"name": "tove", "permlink": "PERMLINK"}),
    Line("erase", (LOGIN, NOT_FOUND, OK), keys={"work": "WORK"}),
    Line("reply", ACTING, "post", {"work": "WORK"}, {"body": "An answer."}),
    Line("save", ACTING, "post", {"work": "WORK"}),
    Line("saved", MEMBERS),
    Line("notices", MEMBERS),
    Line("notice_lines", (LOGIN, NOT_FOUND, OK), keys={"notice": "NOTICE"}),
    Line("notices_read", ACTING, "post"),
    Line("notice_ways", MEMBERS),
    Line("push_worker", EVERYBODY),
    Line("push_subscribe", ACTING, "post"),
    Line("push_unsubscribe", ACTING, "post"),
    Line("wallet", MEMBERS),
    # Whoever signed in long ago proves first that it is them.
    *(Line(name, ACTING) for name in ("send", "power_up", "power_down", "lend")),
    Line("tip", ACTING, keys={"work": "WORK"}),
    Line("wallet_csv", MEMBERS),
    Line("wallet_year", (LOGIN, NOT_FOUND, NOT_FOUND), keys={"year": 1999}),
    Line("wallet_year_csv", (LOGIN, NOT_FOUND, NOT_FOUND), keys={"year": 1999}),
    Line("writer_desk", MEMBERS),
    Line("writer_texts_csv", MEMBERS),
    Line("writer_months_csv", MEMBERS),
    Line("curator_desk", MEMBERS),
    Line("curator_csv", MEMBERS),
    Line("stop_power_down", ACTING, "post"),
    Line("loans", MEMBERS),
    Line("loan_receipt", (LOGIN, NOT_FOUND, NOT_FOUND), keys={"form": NO_FORM}),
    Line("power_down_receipt", (LOGIN, NOT_FOUND, NOT_FOUND), keys={"form": NO_FORM}),
    Line("receipt", (LOGIN, NOT_FOUND, NOT_FOUND), keys={"batch": 1}),
    Line("receipt_proof", (LOGIN, NOT_FOUND, NOT_FOUND), keys={"batch": 1}),
    Line("erase_memo", (LOGIN, NOT_FOUND, NOT_FOUND), keys={"batch": 1}),
    Line("wallet_of", EVERYBODY, keys={"number": "WALLET"}),
    Line("blocks", EVERYBODY),
    Line("block", EVERYBODY, keys={"height": "HEIGHT"}),
    # Nothing is published here: `test_the_log_is_served_as_files` asks where it is.
    *(Line(f"log_{name}", (NOT_FOUND, NOT_FOUND, NOT_FOUND)) for name in ("checkpoint", "keys")),
    Line("log_tile", (NOT_FOUND, NOT_FOUND, NOT_FOUND), keys={"name": "0/000.p/1"}),
    Line("log_outsider", EVERYBODY),
    Line("cycles", EVERYBODY),
    Line("cycle", EVERYBODY, keys={"number": "CYCLE"}),
    Line("cycle_inputs", EVERYBODY, keys={"number": "CYCLE"}),
    Line("rules", EVERYBODY, keys={"name": "inkwell-1"}),
    Line("rule_book", EVERYBODY),
    Line("blot", EVERYBODY, keys={"name": "anybody"}),
    Line("sitemap", EVERYBODY),
    Line("sitemap_pages", EVERYBODY),
    Line("sitemap_communities", EVERYBODY, keys={"number": 1}),
    Line("sitemap_texts", EVERYBODY, keys={"number": 1}),
    Line("robots", EVERYBODY),
    Line("security_contact", (NOT_FOUND, NOT_FOUND, NOT_FOUND)),
    Line("manifest", EVERYBODY),
    Line("favicon", (ELSEWHERE, ELSEWHERE, ELSEWHERE)),
    Line("oembed", (NOT_FOUND, NOT_FOUND, NOT_FOUND)),
    Line("help", EVERYBODY),
    Line("help_example", EVERYBODY),
    Line("help_page", EVERYBODY, keys={"subject": "rewards"}),
    Line("terms", EVERYBODY),
    Line("agree", ACTING, "post"),
    Line("terms_version", EVERYBODY, keys={"version": 1}),
    Line("privacy", EVERYBODY),
    Line("privacy_version", EVERYBODY, keys={"version": 1}),
    Line("theme", (MOVED, MOVED, MOVED), "post"),
    Line("put_away", (MOVED, MOVED, MOVED), "post", keys={"number": 1}),
    Line("set_language", (MOVED, MOVED, MOVED), "post"),
    Line("welcome", MEMBERS),
    Line("settings", MEMBERS),
    Line("portrait", ACTING, "post"),
    Line("portrait_remove", ACTING, "post"),
    Line("settings_reading", MEMBERS),
    Line("settings_feeds", MEMBERS),
    Line("settings_writing", MEMBERS),
    Line("settings_muted", MEMBERS),
    Line("keep_away", ACTING, "post", {"name": "mira"}, {"wish": "muted"}),
    Line("unmute_word", ACTING, "post", {"number": 1}),
    Line("reshare", ACTING, "post", {"work": "WORK"}),
    Line("pin", ACTING, "post", {"work": "WORK"}),
    Line(
        "reading_place",
        (FORBIDDEN, NO_CONTENT, NO_CONTENT),
        "post",
        {"work": "WORK"},
        {"part": "4"},
    ),
    Line("mute_thread", ACTING, "post", {"work": "WORK"}),
    Line("settings_mail", MEMBERS),
    Line("settings_security", MEMBERS),
    Line("settings_limits", MEMBERS),
    Line("limits_call_back", ACTING, "post"),
    Line("settings_close", ACTING),
    Line("demo_mail", (NOTHING, NOTHING, NOTHING)),
    Line("profile", EVERYBODY, keys={"name": "tove"}),
    *(
        Line(name, EVERYBODY, keys={"name": "tove"})
        for name in (
            *("profile_comments", "profile_reshares", "profile_about"),
            *("followers", "followed_by"),
        )
    ),
    Line("follow", ACTING, "post", {"name": "mira"}),
    Line("article", EVERYBODY, keys={"name": "tove", "permlink": "PERMLINK"}),
    Line("revise", (LOGIN, FORBIDDEN, OK), keys={"name": "tove", "permlink": "PERMLINK"}),
    Line("cover", (LOGIN, NOT_FOUND, OK), keys={"name": "tove", "permlink": "PERMLINK"}),
)


def answer(client: Client, line: Line, world: World) -> HTTPStatus | str:
    """What the address answers, and nothing of what it did remains."""
    keys = {key: world.places.get(str(value), value) for key, value in line.keys.items()}
    with transaction.atomic():
        data = {name: world.places.get(value, value) for name, value in line.data.items()}
        response = getattr(client, line.method)(reverse(line.name, kwargs=keys), data)
        transaction.set_rollback(True)
    close_file(response)
    if response.headers.get("Location", "").startswith("/accounts/login"):
        return LOGIN
    return HTTPStatus(response.status_code)


def close_file(response: object) -> None:
    """Close what an answer would send, and not the connection to the database as well."""
    for close in getattr(response, "_resource_closers", ()):
        close()


def test_every_address_has_its_line() -> None:
    assert {pattern.name for pattern in urlpatterns} == {line.name for line in LINES}


@pytest.mark.parametrize("asker", ASKERS)
def test_each_asker_gets_the_answers_of_the_table(asker: Asker, world: World) -> None:
    client = Client()
    if asker != "anonymous":
        client.force_login(world.author if asker == "author" else world.stranger)
    column = ASKERS.index(asker)
    answers = {line.name: answer(client, line, world) for line in LINES}
    assert answers == {line.name: line.answers[column] for line in LINES}


def test_a_post_without_the_token_is_refused(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.author)
    posts = [line for line in LINES if line.method == "post" or line.name in WRITING]
    answers = {line.name: answer(client, replace(line, method="post"), world) for line in posts}
    assert answers == {line.name: FORBIDDEN for line in posts}


#: Show a refused form again under their own address: who reloads that is led to its page.
LEADING_BACK = {
    *("appeal", "finding_appeal", "finding_reply", "reply", "held_back", "held_out"),
    *(f"community_{act}" for act in ("ask", "invite", "uninvite", "let_in", "role", "title")),
    *("community_hand_over", "community_claim", "report_look", "report_look_person"),
}


def test_what_changes_something_is_never_a_get(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    posts = [line for line in LINES if line.method == "post" and line.name != "set_language"]
    answers = {line.name: answer(client, replace(line, method="get"), world) for line in posts}
    assert answers == {
        line.name: MOVED if line.name in LEADING_BACK else HTTPStatus.METHOD_NOT_ALLOWED
        for line in posts
    }


def test_nobody_revises_somebody_elses_text(world: World) -> None:
    client = Client()
    client.force_login(world.stranger)
    line = next(line for line in LINES if line.name == "revise")
    words = {"title": "Mine now", "body": "Taken.", "tags": "", "language": "en"}
    assert answer(client, replace(line, method="post", data=words), world) == FORBIDDEN
