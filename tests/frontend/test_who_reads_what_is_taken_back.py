"""Every address that is read against every way in which a text is kept from somebody; an address
without a line here fails.

One text and one answer of the same writer, in all the lists that can lead to them. What a reader
with an account and one without find of their words stands in one table.
"""

import gzip
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.models import Account, RestrictionKind
from accounts.muting import Distance, keep_away
from accounts.services import follow, restrict
from articles.choices import Audience, Choices
from articles.models import Article
from articles.services import (
    Heading,
    follow_tag,
    keep,
    make_circle,
    moderating,
    publish,
    reply,
    reshare,
    revise,
    vote_on,
)
from communities.models import Community
from communities.services import join, mute
from ledger.selectors import database_time
from moderation.services import make_collection, pick, pin_in
from notifications.gathering import gather
from tests.frontend.admin.offices import staff
from tests.frontend.countries import reader_in
from tests.frontend.test_who_may_open_what import LINES, Line
from tests.frontend.world import World, person, trusted

TEXT: Final = "Quillmarker"
ANSWER: Final = "Quillanswer"
#: What is looked for where an address alone is shown.
ADDRESS: Final = "quillmarker-"

STATES: Final = (
    *("usual", "suspended", "limited", "removed", "muted", "blocked", "for a circle"),
    # By its moderators, where the text stands: nothing that is published is hidden by that.
    "muted there",
    # By a legal decision, in the reader's country or in another one.
    *("withheld here", "withheld elsewhere"),
)
#: Lists that nobody asked for by a name: no text that anything speaks against.
LISTS: Final = frozenset({"usual", "muted there", "withheld elsewhere"})
#: Lists for programs, which know no reader and nobody whom they mute.
FOR_PROGRAMS: Final = LISTS | {"muted", "blocked"}
#: What one follows: whom moderators keep out of lists is still read there.
FOLLOWED: Final = LISTS | {"limited"}
#: Where somebody asks for this writer or this text: to mute somebody hides nothing there.
BY_NAME: Final = LISTS | {"limited", "muted", "blocked"}
NOWHERE: Final = frozenset[str]()

#: Where the text is found.
FINDS_TEXT: Final = {
    **dict.fromkeys(("hot", "hot_list", "trending", "new", "closing", "texts_in"), LISTS),
    **dict.fromkeys(("search", "tag", "community", "my_tags", "again"), LISTS),
    # What editors recommend, or put on top, and where a text is shown: from there none who is
    # kept out of lists is passed on.
    **dict.fromkeys(("picks", "community_picks"), LISTS),
    **dict.fromkeys(("picks_feed", "community_picks_feed"), FOR_PROGRAMS),
    "places": BY_NAME,
    # Where one collects the text itself.
    "collect": BY_NAME,
    # What somebody else passes on.
    "collection": LISTS,
    "collection_feed": FOR_PROGRAMS,
    **dict.fromkeys(("hot_feed", "trending_feed", "new_feed", "closing_feed"), FOR_PROGRAMS),
    **dict.fromkeys(("search_feed", "tag_feed", "texts_in_feed"), FOR_PROGRAMS),
    **dict.fromkeys(
        ("community_feed", "following_feed", "sitemap_texts", "welcome"), FOR_PROGRAMS
    ),
    "following": FOLLOWED,
    **dict.fromkeys(("profile", "profile_feed", "series", "article", "history"), BY_NAME),
    "series_feed": BY_NAME,
    **dict.fromkeys(("oembed", "saved", "curator_desk", "curator_csv", "tip"), BY_NAME),
    **dict.fromkeys(("votes", "notices"), BY_NAME),
}
#: Where the answer is found: under its text, and on the page of who wrote it.
FINDS_ANSWER: Final = {
    **dict.fromkeys(("conversation", "profile_comments", "comment_history"), BY_NAME),
    "search_answers": LISTS,
}
#: Where no words of either are, whatever the state.
FINDS_NOTHING: Final = {
    # Lists of what others do, of people, of money, of blocks.
    *("again_feed", "my_tags_feed", "communities", "suggest"),
    *("profile_reshares", "profile_about", "followers", "followed_by", "complete"),
    *("wallet", "wallet_csv", "wallet_of", "wallet_year", "wallet_year_csv", "loans"),
    *(
        "loan_receipt",
        "power_down_receipt",
        "receipt",
        "receipt_proof",
        "erase_memo",
        "send",
        "lend",
    ),
    *("power_up", "power_down", "blocks", "block", "cycles", "cycle", "blot"),
    *("rules", "rule_book"),
    # Nothing was paid for them: of what was, `test_a_payout_is_told_to_the_last_unit` asks.
    *("payout", "payout_data"),
    *("cycle_inputs", "log_checkpoint", "log_keys", "log_tile", "log_outsider"),
    # One's own desk, notices and settings.
    # Numbers and counts alone.
    *("erasures", "erasure", "erasure_data"),
    *("write", "plans", "requests", "circles", "circle_delete", "uploads", "picture_list"),
    *("delete_upload", "drafts", "draft_versions", "discard_draft", "vote_effect", "ballot"),
    *("edit_comment", "erase", "revise", "cover", "writer_desk", "writer_texts_csv"),
    *("writer_months_csv", "notice_lines", "notice_ways"),
    *("settings", "settings_reading", "settings_feeds", "settings_writing", "settings_muted"),
    *("settings_mail", "settings_security", "settings_limits", "settings_close"),
    # Words and files for everybody.
    *(
        "sitemap",
        "sitemap_pages",
        "sitemap_communities",
        "robots",
        "security_contact",
        "manifest",
        "favicon",
    ),
    *("picture", "recording", "push_worker", "help", "help_example", "help_page", "terms"),
    *("terms_version", "captions"),
    *("privacy", "privacy_version", "stop_digest", "demo_mail"),
    *("held", "community_held", "community_found"),
    *("community_about", "community_members", "community_settings"),
    *("collections", "collection_begin", "collection_edit", "collection_delete"),
    *("community_figures", "community_picture"),
    *("community_wallet", "community_share", "community_spend", "spending"),
    *("report", "claim", "report_person", "report_community", "cases", "moderation_log"),
    *("moderation_line", "moderation_figures", "moderation_csv", "community_log"),
    *("log_feed", "community_log_feed", "community_wallet_csv"),
    *("moderation_findings", "moderation_finding"),
    *("community_moderation_figures", "community_moderation_csv"),
}


@dataclass(frozen=True)
class Scene:
    """The writer, the text and where it is looked for."""

    world: World
    writer: Account
    text: Article
    answer: int
    #: Whether the answer stands below the text, and not below another's for everybody.
    below_it: bool

    def address(self, name: str) -> tuple[str, dict[str, str]]:
        """Where to look, by the name of an address."""
        mine: dict[str, str | int] = {"name": "vera", "permlink": self.text.permlink}
        place = reverse("article", kwargs=mine)
        known: dict[str, tuple[str, dict[str, str | int], dict[str, str]]] = {
            "search": ("search", {}, {"q": "quillmarker"}),
            "search_feed": ("search_feed", {"form": "rss"}, {"q": "quillmarker"}),
            "search_answers": ("search", {}, {"q": "quillanswer", "what": "comments"}),
            "suggest": ("suggest", {}, {"q": "quill"}),
            "tag": ("tag", {"tag": "quill"}, {}),
            "tag_feed": ("tag_feed", {"tag": "quill", "form": "atom"}, {}),
            "texts_in": ("texts_in", {"language": "de"}, {}),
            "texts_in_feed": ("texts_in_feed", {"language": "de", "form": "atom"}, {}),
            "profile_feed": ("profile_feed", {"author": "vera", "form": "atom"}, {}),
            "series": ("series", {"name": "vera", "slug": "quill"}, {}),
            "series_feed": (
                "series_feed",
                {"author": "vera", "slug": "quill", "form": "atom"},
                {},
            ),
            "collection": ("collection", {"name": "mira", "slug": "quills"}, {}),
            "collection_feed": (
                "collection_feed",
                {"author": "mira", "slug": "quills", "form": "rss"},
                {},
            ),
            "collect": ("collect", {"work": self.text.pk}, {}),
            "places": ("places", {"work": self.text.pk}, {}),
            "oembed": ("oembed", {}, {"url": f"http://testserver{place}"}),
            "votes": ("votes", {"work": self.text.pk}, {}),
            "tip": ("tip", {"work": self.text.pk}, {}),
            "ballot": ("ballot", {"work": self.text.pk}, {}),
            "vote_effect": ("vote_effect", {"work": self.text.pk}, {"percent": "40"}),
            "erase": ("erase", {"work": self.text.pk}, {}),
            "edit_comment": ("edit_comment", {"work": self.answer}, {}),
            "comment_history": ("comment_history", {"work": self.answer}, {}),
        }
        for each in ("article", "history", "revise", "cover"):
            known[each] = (each, mine, {})
        for each in ("profile", "profile_comments", "profile_reshares", "profile_about"):
            known[each] = (each, {"name": "vera"}, {})
        for each in ("followers", "followed_by"):
            known[each] = (each, {"name": "vera"}, {})
        if name == "conversation":
            return place if self.below_it else self.world.article_address, {}
        if name in known:
            view, keys, words = known[name]
            return reverse(view, kwargs=keys), words
        line = next(each for each in LINES if each.name == name)
        return _of_line(line, self.world)


def _of_line(line: Line, world: World) -> tuple[str, dict[str, str]]:
    keys = {key: world.places.get(str(value), value) for key, value in line.keys.items()}
    words = {key: str(world.places.get(value, value)) for key, value in line.data.items()}
    return reverse(line.name, kwargs=keys), words


def test_every_address_that_is_read_has_its_line() -> None:
    read = {line.name for line in LINES if line.method == "get"}
    beside = {"conversation", "search_answers"}
    assert read == FINDS_TEXT.keys() | (FINDS_ANSWER.keys() - beside) | FINDS_NOTHING


@pytest.mark.parametrize("state", STATES)
def test_words_are_found_where_the_table_says(state: str, world: World, countries: None) -> None:
    now = database_time()
    scene = _scene(world, for_few=state == "for a circle", now=now)
    _come_to(state, scene, now=now)
    reader = reader_in("SE", trusted(world.stranger))
    found = {each for each in (*FINDS_TEXT, *FINDS_NOTHING) if _finds(reader, scene, each)}
    assert found == {each for each, states in FINDS_TEXT.items() if state in states}
    answers = {each for each in FINDS_ANSWER if _finds(reader, scene, each, words=ANSWER)}
    assert answers == {each for each, states in FINDS_ANSWER.items() if state in states}


@pytest.mark.parametrize("state", [each for each in STATES if each not in ("muted", "blocked")])
def test_who_has_no_account_finds_no_more(state: str, world: World, countries: None) -> None:
    now = database_time()
    scene = _scene(world, for_few=state == "for a circle", now=now)
    _come_to(state, scene, now=now)
    reader, members = reader_in("SE"), {line.name for line in LINES if line.answers[0] != 200}
    public = (FINDS_TEXT.keys() | FINDS_NOTHING) - members
    found = {each for each in public if _finds(reader, scene, each)}
    wanted = {each for each, states in FINDS_TEXT.items() if state in states}
    assert found == wanted & public


@pytest.mark.parametrize("state", ["suspended", "limited", "removed", "withheld here"])
def test_who_wrote_it_reads_it_at_its_own_address(
    state: str, world: World, countries: None
) -> None:
    now = database_time()
    scene = _scene(world, for_few=False, now=now)
    _come_to(state, scene, now=now)
    writer = reader_in("SE")
    writer.force_login(scene.writer)
    for name in ("article", "history"):
        assert _finds(writer, scene, name), name
    for name in ("conversation", "comment_history"):
        assert _finds(writer, scene, name, words=ANSWER), name


@pytest.mark.parametrize("state", ["usual", "limited"])
def test_search_engines_are_asked_to_leave_out_who_is_limited(state: str, world: World) -> None:
    now = database_time()
    scene = _scene(world, for_few=False, now=now)
    _come_to(state, scene, now=now)
    page = Client().get(scene.address("article")[0]).text
    assert ('<meta name="robots" content="noindex">' in page) is (state == "limited")


def _finds(client: Client, scene: Scene, name: str, *, words: str = TEXT) -> bool:
    place, asked = scene.address(name)
    response = client.get(place, asked)
    assert response.status_code < 500, name
    looked_for = ADDRESS if name == "sitemap_texts" else words
    body = response.getvalue()
    return looked_for in (gzip.decompress(body) if name == "cycle_inputs" else body).decode()


def _scene(world: World, *, for_few: bool, now: datetime) -> Scene:
    """A writer whom the reader follows, with a text wherever one can stand, and an answer."""
    writer, reader = person("vera", now - timedelta(days=8)), world.stranger
    mira, gardening = Account.objects.get(name="mira"), Community.objects.get(slug="gardening")
    join(gardening, account=writer, now=now)
    circle = make_circle(writer, name="Nobody", now=now)
    few = (Audience.CIRCLES, (circle.pk,)) if for_few else (Audience.EVERYBODY, ())
    text = publish(
        writer,
        title=f"{TEXT} in German",
        body=f"More of {TEXT}, as @olaf knows.",
        tags=("quill",),
        language="de",
        community=gardening,
        choices=Choices(audience=few[0], readers=few[1], series="Quill"),
        now=now,
    )
    above = text.pk if for_few else int(world.places["WORK"])
    answer = reply(above, author=writer, body="It is.", now=now)
    revise(answer.pk, author=writer, body=f"It is {ANSWER}.", now=now)
    follow(reader, followed=writer, now=now)
    follow(reader, followed=mira, now=now)
    follow_tag(reader, name="quill", now=now)
    if not for_few:
        keep(reader, work_id=text.pk, now=now)
        reshare(mira, work_id=text.pk, now=now)
        quills = Heading("Quills", public=True)
        make_collection(mira, heading=quills, work_id=text.pk, now=now)
        site = staff("stina")
        pin_in(mira, community=gardening, work_id=text.pk, now=now)
        pick(mira, community=gardening, work_id=text.pk, now=now)
        pick(site, community=None, work_id=text.pk, now=now)
        vote_on(text.pk, voter=reader, weight_bp=1_000, now=now)
        address = f"{settings.INKWELL_SITE}/@vera/{text.permlink}"
        publish(world.author, title="Quoting", body=f"See\n\n{address}\n\nthere.", now=now)
    gather(now)
    return Scene(world, writer, text, answer.pk, below_it=for_few)


def _come_to(state: str, scene: Scene, *, now: datetime) -> None:
    """Let the text and the answer come into a state."""
    reader, writer = scene.world.stranger, scene.writer
    if state in ("suspended", "limited"):
        kind = RestrictionKind(state)
        restrict(writer.pk, kind=kind, decision=1, until=None, now=now)
    elif state == "removed":
        moderating.remove(scene.text.pk)
        moderating.remove(scene.answer)
    elif state.startswith("withheld"):
        where = ["SE"] if state == "withheld here" else ["FI", "NO"]
        for work in (scene.text.pk, scene.answer):
            moderating.withhold(work, countries=where, decision=1, now=now)
    elif state == "muted there":
        mute(Community.objects.get(slug="gardening"), account=writer, now=now)
    elif state in ("muted", "blocked"):
        keep_away(reader, other=writer, distance=Distance(state), now=now)
