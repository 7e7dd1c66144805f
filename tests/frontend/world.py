"""A small world for the tests of pages: writers, a reader, a community, a text with answers."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from accounts.models import Account
from accounts.services import describe, register
from articles.choices import Choices
from articles.drafting import Manuscript, Sheet
from articles.labels import AiUse, Labels
from articles.models import Erasure, Media
from articles.polls import Question
from articles.services import (
    Heading,
    add_to_circle,
    answer_poll,
    erase_media,
    make_circle,
    publish,
    renew_feed_key,
    reply,
    revise,
    save_draft,
    upload,
    vote_on,
)
from communities.services import found, join
from frontend.digests import stop_token
from frontend.pages.own_feeds import own_feeds
from inkwell.embedded.ports import LOOPBACK
from ledger.selectors import database_time
from ledger.services import seal
from moderation.services import make_collection
from notifications.gathering import gather
from notifications.kinds import Kind
from notifications.models import Notice
from rewards import services as rewards
from rewards.services import genesis, run_cycle
from tests.articles.pictures import picture
from tests.rules import active_rules

PASSWORD: Final = "correct horse battery staple"
DRAFT: Final = UUID("6f6f0c7e-6a51-4a3c-9a37-0b1d7a0c9f10")
BODY: Final = """My allotment lies under two lime trees.

# What shade is

Shade is *not one thing*: see [the table](https://example.org/).

> A bean does not want sun so much as it wants not to be surprised.

| month | hours |
|-------|------:|
| May   |     4 |
"""


@dataclass
class World:
    """Who and what there is."""

    author: Account
    stranger: Account
    #: Values for the table of addresses that are known only when the world is there.
    places: dict[str, int | str] = field(default_factory=dict)

    @property
    def article_address(self) -> str:
        """The text's address."""
        return f"/@tove/{self.places['PERMLINK']}"

    @property
    def public_addresses(self) -> list[str]:
        """Pages that everybody sees."""
        return [
            *("/", "/trending", "/new", "/tag/soil", "/tag/nothing", "/c", "/c/gardening"),
            *("/c/gardening/about", "/c/gardening/members", "/c/gardening/picks", "/picks"),
            "/c/gardening/report",
            *("/c/gardening/figures", "/c/gardening/wallet"),
            f"/digest/stop/{self.places['STOP']}",
            *("/search", "/search?q=beans", "/search?q=weigh&what=comments", "/search?q=zzz"),
            *("/search?q=to&what=people", "/search?q=so&what=tags", "/search?since=x&until=2026"),
            *("/closing", "/again", "/in/sv", "/tag/soil?order=hot"),
            *("/help", "/help/rewards", "/help/example"),
            *("/terms", "/privacy"),
            f"/erasure/{self.places['ERASED']}/{self.places['CERTIFIED']}",
            *("/@tove", "/@mira", self.article_address, f"/wallet/{self.places['WALLET']}"),
            *(f"{self.article_address}/history", "/@tove/series/shade"),
            *("/@tove/collections", "/@mira/collections", "/@tove/collections/beans"),
            f"/wallet/{self.places['KEPT']}",
            f"{self.article_address}/history",
            f"/work/{self.places['WORK']}/votes",
            *(f"/work/{self.places['PAID']}/{page}" for page in ("votes", "payout")),
            f"/work/{self.places['WORK']}/report",
            f"/work/{self.places['WORK']}/claim",
            *("/@tove/report", "/moderation/log", "/moderation/figures"),
            *("/moderation/findings", "/help/findings"),
            *("/c/gardening/log", "/c/gardening/log/figures"),
            f"/work/{self.places['COMMENT']}/history",
            *(
                "/@tove/reshares",
                "/@tove/comments",
                "/@mira/comments",
                "/@tove/about",
                "/@mira/followers",
            ),
            *("/@tove/following", "/@tove/followers"),
            *(
                "/blocks",
                "/cycles",
                "/rules",
                "/rules/inkwell-1",
                "/accounts/login/",
                "/accounts/signup/",
            ),
            *("/accounts/signup/passkey/", "/accounts/login/code/", "/accounts/inactive/"),
            *("/accounts/password/reset/", "/accounts/password/reset/done/"),
            *("/accounts/password/reset/key/done/", "/accounts/password/reset/key/1-gone/"),
            *(f"/@tove/{self.places['PAST']}", "/there-is-nothing-here"),
            *(f"/block/{self.places['HEIGHT']}", f"/cycle/{self.places['CYCLE']}"),
        ]

    @property
    def offices_addresses(self) -> list[str]:
        """Pages of who looks after the community and the whole site."""
        rooms = ("settings", "members", "held", "picture")
        desks = ("words/", "words/gardening/", "waves/", "announcements/", "proposals/", "jobs/")
        return [
            *(f"/c/gardening/{room}" for room in rooms),
            *("/moderation/held", f"/work/{self.places['WORK']}/places"),
            *(f"/admin/{desk}" for desk in desks),
            *("/admin/cases/", f"/admin/cases/{self.places.get('CASE', 0)}/", "/admin/acts/"),
            *("/admin/people/tove/", "/admin/storage/", "/admin/findings/"),
        ]

    @property
    def own_addresses(self) -> list[str]:
        """Pages of somebody who is logged in."""
        return [
            "/",
            "/following",
            "/my-tags",
            "/tag/soil",
            "/write",
            f"/work/{self.places['WORK']}/erase",
            f"/work/{self.places['COMMENT']}/edit",
            f"{self.article_address}?comment={self.places['COMMENT']}",
            *("/plans", "/requests", "/communities/new"),
            *("/circles", f"/circles/{self.places['CIRCLE']}/delete"),
            f"/work/{self.places['WORK']}/places",
            *("/uploads", "/erasures"),
            f"{self.article_address}/cover",
            f"/uploads/{self.places['UPLOAD']}/delete",
            "/drafts",
            f"/write?draft={DRAFT}",
            f"/drafts/{DRAFT}/versions?version=1",
            f"/drafts/{DRAFT}/discard",
            "/notices",
            *("/saved", "/@tove/series/shade"),
            *("/@tove/collections", "/@tove/collections/beans", "/collections/new"),
            *("/collections/beans/edit", "/collections/beans/delete"),
            f"/work/{self.places['WORK']}/collections",
            *("/settings/muted", "/settings/limits", "/wallet/loans"),
            "/notices/ways",
            "/cases",
            "/desk/curator",
            *("/desk/writer", "/wallet", "/wallet/send", "/wallet/power-down", "/wallet/lend"),
            f"/work/{self.places['WORK']}/tip",
            f"/notices/{self.places['NOTICE']}",
            "/wallet",
            self.article_address,
            f"{self.article_address}/edit",
            *(
                "/welcome",
                "/settings",
                "/settings/reading",
                "/settings/feeds",
                "/settings/writing",
            ),
            *("/settings/mail", "/settings/security", "/accounts/email/", "/accounts/logout/"),
            *("/accounts/password/change/", "/accounts/sessions/", "/accounts/reauthenticate/"),
            *("/accounts/2fa/", "/accounts/2fa/webauthn/"),
        ]


def build() -> World:
    """Make the world with real services, at the database's time."""
    now = database_time()
    rules, earlier = active_rules(), now - timedelta(days=8)
    genesis(earlier, rules=rules)
    author, stranger, mira = (person(name, now) for name in ("tove", "olaf", "mira"))
    describe(stranger, display_name="", about="", keeps_sums=True, now=now)
    gardening = found("gardening", title="Gardening", about="Soil.", founder=mira, now=now)
    join(gardening, account=author, now=now)
    article = publish(
        author,
        title="Growing beans in shade",
        body=BODY,
        tags=("soil", "beans"),
        community=gardening,
        choices=Choices(
            Labels("CC-BY-4.0", AiUse.HELPED, "Seed Shop", "slugs", "https://example.org/beans"),
            series="Shade",
            question=Question("Which bean next?", ("Runner", "Broad", "None"), several=True),
        ),
        now=now,
    )
    answer_poll(article.pk, account=stranger, positions=[0, 1], now=now)
    answer = reply(article.pk, author=mira, body="Did you *weigh* them?", now=now)
    own = reply(answer.pk, author=author, body="Every pod.", now=now)
    revise(own.pk, author=author, body="Every pod. All dry.", note="dry", now=now)
    vote_on(article.pk, voter=stranger, weight_bp=5_000, now=now)
    family = make_circle(author, name="Family", now=now)
    add_to_circle(author, circle_id=family.pk, name="mira", now=now)
    shelf = Heading("Beans", "What to read before sowing.", public=True)
    make_collection(author, heading=shelf, work_id=article.pk, now=now)
    past = publish(author, title="An older text", body="Paid by now.", now=earlier)
    vote_on(past.pk, voter=mira, weight_bp=10_000, now=earlier + timedelta(hours=1))
    while (cycle := run_cycle(now, rules=rules)) is not None and not cycle.works:
        pass
    assert cycle is not None
    block = seal(now)
    assert block is not None
    gather(now)
    leave_draft(author, now)
    places: dict[str, int | str] = {
        "CIRCLE": family.pk,
        "COMMENT": own.pk,
        "CYCLE": rewards.publish(cycle.number).number,
        "DRAFT": str(DRAFT),
        "HEIGHT": block.height,
        "UPLOAD": upload(author, data=picture(1_200, 800), alt="A gate", now=now).pk,
        **deleted(author, now),
        "PAST": past.permlink,
        "PAID": past.pk,
        "WORK": article.pk,
        "NOTICE": Notice.objects.get(account=author, kind=Kind.AUTHOR).pk,
        "WALLET": author.wallet_id,
        "KEPT": stranger.wallet_id,
        "PERMLINK": article.permlink,
        "STOP": stop_token(author),
        "YEAR": now.year,
        "FEED_KEY": feed_key(author, now),
    }
    return World(author, stranger, places)


def leave_draft(author: Account, now: datetime) -> None:
    """A draft with three versions under the key DRAFT."""
    for version, body in enumerate(("Tiles.", "Tiles keep cool.", "Tiles keep roots cool.")):
        text = Manuscript(
            "Slugs", body, {"tags": ["slugs"], "language": ["sv"], "ai_use": ["none"]}
        )
        save_draft(author, sheet=Sheet(DRAFT, version), text=text, now=now)


def feed_key(owner: Account, now: datetime) -> str:
    """What opens somebody's own lists to a feed reader."""
    renew_feed_key(owner, now=now)
    [first, *_] = own_feeds(owner, base="", now=now).addresses
    return first.url.partition("?key=")[2]


def deleted(owner: Account, now: datetime) -> dict[str, int | str]:
    """A picture that was there once, and the certificate of another."""
    address = "0123456789abcdef0123456789abcdef"
    Media.objects.create(
        owner=owner,
        address=address,
        width=640,
        height=480,
        size_bytes=1,
        created_at=now,
        erased_at=now,
    )
    shed = upload(owner, data=picture(900, 700), alt="A shed", now=now)
    erase_media(shed.pk, owner=owner, now=now)
    certificate = Erasure.objects.get(subject=shed.pk)
    return {"PICTURE": address, "ERASED": certificate.pk, "CERTIFIED": certificate.key}


def person(name: str, now: datetime) -> Account:
    """An account that can sign in with PASSWORD."""
    return register(name, email=f"{name}@example.org", password=PASSWORD, now=now)


def trusted(account: Account) -> Client:
    """A client whose person proved a moment ago that it is them, as money wants it."""
    client = Client()
    client.force_login(account)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def log_in(page: Page, name: str) -> None:
    """Make the page somebody's by the cookie of a session, as if they had come in before."""
    take_cookie(page, _client(name))


def prove(page: Page, name: str) -> None:
    """Log in as somebody who proved a moment ago that it is them, as money wants it."""
    take_cookie(page, trusted(Account.objects.get(name=name)))


def log_in_by_form(page: Page, name: str) -> None:
    """Sign in through the form."""
    page.goto("/accounts/login/")
    page.fill("[name=login]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("main form button")
    page.wait_for_url(lambda url: "/accounts/" not in url)


def _client(name: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(name=name))
    return client


def take_cookie(page: Page, client: Client) -> None:
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": key, "domain": LOOPBACK, "path": "/"}]
    )
