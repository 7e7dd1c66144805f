"""Published attacks typed into every field, shown in a real browser with and without CSP.

An alert, a request to a foreign host, an event handler or a script address in the page: each of
them is a hit. Without CSP the pages alone have to be harmless; with it, it must find nothing. The
usual run takes one attack in sixteen, `--whole` takes all.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from itertools import batched, islice
from typing import Final
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    Route,
)

from accounts.errors import AccountError
from accounts.payments import send
from accounts.services import describe
from articles.errors import ArticleError
from articles.models import Article, Circle, Media, MutedWord
from articles.services import make_circle, mute_words, reply, revise
from articles.wording import one_line
from ledger.selectors import database_time
from ledger.services import transfer
from tests.frontend.forms_found import Form, attacks, every_form
from tests.frontend.world import World

#: Longest titles, labels, names: what is longer is cut, as nobody could store it.
TITLE, LABEL, NAME, ABOUT, NOTE, MEMO = 255, 80, 60, 500, 200, 200
#: Attacks that a list shows on one page.
BATCH: Final = 10
#: Attacks for every form at once; each of them is tried alone in its fields.
SHORT: Final = 60
PACKED: Final = 5

#: Handlers, script addresses and elements that no text of ours may bring into a page.
HOOKS: Final = """() => [...document.querySelectorAll("*")].flatMap((node) =>
  [...node.attributes]
    .filter(({ name, value }) => /^on/i.test(name) || name === "srcdoc"
      || (/^(href|src|action|formaction|data|xlink:href)$/i.test(name)
        && /^(javascript|vbscript|data:text)/i.test(value.replace(/[\\u0000- ]/g, ""))))
    .map(({ name, value }) => `${node.tagName} ${name}=${value.slice(0, 80)}`)
    .concat(node.matches(BROUGHT) ? [node.outerHTML.slice(0, 80)] : []))""".replace(
    "BROUGHT",
    "'base, object, embed, iframe, main meta, main style, main link, main script'",
)


@dataclass
class Watch:
    """A page of the site, and whatever an attack achieved on it."""

    page: Page
    site: str
    hits: list[str] = field(default_factory=list)
    shown: Counter[str] = field(default_factory=Counter)

    def see(self, address: str, *, kind: str) -> None:
        """Open an address and look at what is there."""
        self.page.goto(self.site + address, wait_until="load")
        self._look(address, kind)

    def see_answer(self, html: bytes, *, kind: str) -> None:
        """Show what a form answered as if it had come from the site."""
        address = self.site + "/answered"

        def answer(route: Route) -> None:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")

        self.page.route(address, answer)
        self.page.goto(address, wait_until="load")
        self.page.unroute(address)
        self._look(kind, kind)

    def _look(self, place: str, kind: str) -> None:
        self.hits += [f"{place}: {found}" for found in self.page.evaluate(HOOKS)]
        self.shown[kind] += 1


@contextmanager
def watched(browser: Browser, site: str, client: Client) -> Iterator[Watch]:
    """A page that tells of alerts, complaints of CSP and requests that leave the site."""
    context: BrowserContext = browser.new_context(reduced_motion="reduce")
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
    watch = Watch(context.new_page(), site)

    def alerted(dialog: Dialog) -> None:
        watch.hits.append(f"alert: {dialog.message}")
        dialog.dismiss()

    def asked(request: Request) -> None:
        if not request.url.startswith((site, "data:", "blob:")):
            watch.hits.append(f"a request to {request.url[:120]}")

    def said(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            watch.hits.append(f"CSP: {message.text[:200]}")

    watch.page.on("dialog", alerted)
    watch.page.on("request", asked)
    watch.page.on("console", said)
    # What only looks: pictures and fonts do not tell attacks apart.
    watch.page.route("**/*.woff2", lambda route: route.abort())
    yield watch
    context.close()


@pytest.fixture
def author(committed_world: World) -> Client:
    """Tove, logged in and asked what she agreed to."""
    client = Client()
    client.force_login(committed_world.author)
    client.get("/help")
    return client


def test_the_watch_sees_what_it_looks_for(
    browser: Browser, author: Client, bare_site: str
) -> None:
    with watched(browser, bare_site, author) as watch:
        watch.see_answer(b"<script>alert(1)</script><main><p onclick=x>", kind="attack")
        watch.see_answer(b"<a href=' java&Tab;script:1'>", kind="attack")
        watch.see_answer(b"<script src='https://example.invalid/'></script>", kind="attack")
    assert len(watch.hits) == 4


def text_with(attack: str) -> dict[str, str]:
    """A text that carries an attack wherever there is room."""
    return {
        "title": attack.strip()[:TITLE] or "-",
        "body": f"{attack}\n\nOnce more: [words]({attack}) ![{attack}]({attack})",
        "tags": "soil",
        "language": "en",
        "ai_use": "none",
        "reward": "half",
        "audience": "everybody",
        "sponsor": attack[:LABEL],
        "sensitive": attack[:LABEL],
    }


@pytest.mark.slow
def test_a_text_and_its_answers(
    browser: Browser,
    author: Client,
    committed_world: World,
    site: str,
    bare_site: str,
    every: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Faster than anybody may publish.
    monkeypatch.setattr("articles.services.in_pace", lambda *_, **__: nullcontext())
    tove, published = committed_world.author, 0
    threads: list[str] = []
    with watched(browser, bare_site, author) as bare, watched(browser, site, author) as strict:
        for number, attack in enumerate(islice(attacks(), 0, None, every)):
            describe(
                tove, display_name=attack.strip()[:NAME], about=attack[:ABOUT], now=database_time()
            )
            answer = author.post("/write", text_with(attack))
            if answer.status_code != 302:
                bare.see_answer(answer.content, kind="refused text")
                continue
            address, published = answer["Location"], published + 1
            if not threads or number % 20 == 0:
                threads.append(address)
            work = Article.objects.get(permlink=threads[-1].rsplit("/", 1)[1]).pk
            reply(work, author=tove, body=attack.strip() or "-", now=database_time())
            bare.see(address, kind="text")
            if number % 20 == 19:
                for watch in (bare, strict):
                    for each in (threads[-1], "/new", "/@tove", "/notices", "/search?q=once"):
                        watch.see(each, kind=each.split("?")[0] if each in "/new" else "page")
    print(f"{published} texts, without CSP {bare.shown}, with it {strict.shown}, hits:")
    print(len(bare.hits), len(strict.hits))
    assert bare.hits == []
    assert strict.hits == []


@pytest.mark.slow
def test_words_that_are_kept_beside_texts(
    browser: Browser,
    author: Client,
    committed_world: World,
    site: str,
    bare_site: str,
    every: int,
) -> None:
    """Covers and pictures, circles, muted words, notes of versions, words beside a transfer."""
    tove, places = committed_world.author, committed_world.places
    transfer(5, credit=tove.wallet_id, amount=20_000, key="start")
    pages = ("/uploads", "/circles", "/settings/muted", f"/work/{places['COMMENT']}/history")
    kept = Counter[str]()
    with watched(browser, bare_site, author) as bare, watched(browser, site, author) as strict:
        for some in batched(islice(attacks(), 0, None, every), BATCH, strict=False):
            for number, attack in enumerate(some):
                kept.update(keep_beside(committed_world, attack, number=number))
            for watch in (bare, strict):
                for each in (*pages, "/wallet", f"/wallet/{tove.wallet_id}", "/@tove"):
                    watch.see(each, kind="page")
            MutedWord.objects.filter(account=tove).delete()
            Circle.objects.filter(owner=tove).exclude(pk=places["CIRCLE"]).delete()
            Media.objects.filter(owner=tove, width=1).delete()
    print(f"{kept}, without CSP {bare.shown}, with it {strict.shown}, hits:")
    print(len(bare.hits), len(strict.hits))
    assert min(kept.values()) > 0 and len(kept) == 5
    assert bare.hits == []
    assert strict.hits == []


def keep_beside(world: World, attack: str, *, number: int) -> Iterator[str]:
    """Keep an attack in each field that is not of a text; the names of those that took it."""
    tove, now = world.author, database_time()
    line = one_line(attack)
    Media.objects.create(
        owner=tove,
        address=f"{number:032x}",
        width=1,
        height=1,
        size_bytes=1,
        alt=line[:ABOUT],
        created_at=now,
    )
    yield "picture"
    with suppress(ArticleError):
        make_circle(tove, name=line[:NAME], now=now)
        yield "circle"
    with suppress(ArticleError):
        mute_words(tove, words=line[:NAME], now=now)
        yield "muted"
    with suppress(ArticleError):
        comment = int(world.places["COMMENT"])
        revise(comment, author=tove, body=f"Pods {uuid4()}", note=line[:NOTE], now=now)
        yield "note"
    with suppress(AccountError):
        memo = line[:MEMO]
        send(tove, receiver=world.stranger, amount=1, key=f"{uuid4()}", memo=memo, now=now)
        yield "memo"


@pytest.mark.slow
def test_every_form(
    browser: Browser,
    author: Client,
    committed_world: World,
    site: str,
    bare_site: str,
    every: int,
) -> None:
    short = [attack for attack in attacks() if "<" in attack and len(attack) <= SHORT]
    chosen = list(islice(short, 0, None, max(1, len(short) // (PACKED if every == 1 else 1))))
    forms = [(client, form) for client, form in every_form(committed_world) if form.words]
    offices = committed_world.offices_addresses
    officer = next(client for client, form in forms if form.page in offices)
    sent = 0
    with watched(browser, bare_site, author) as bare, watched(browser, site, author) as strict:
        for attack in chosen:
            for client, form in forms:
                sender = client if client is officer else author
                # In all fields at once; and in each alone, where the others are as they should be.
                alone = form.words if every == 1 and len(form.words) > 1 else ()
                for names in ((), *((name,) for name in alone)):
                    sent += 1
                    html = sent_by(sender, form.filled(attack, *names))
                    if html:
                        bare.see_answer(html, kind="answer")
        for watch in (bare, strict):
            for address in committed_world.own_addresses:
                watch.see(address, kind="page")
    with watched(browser, bare_site, officer) as desk:
        for address in (*offices, "/c/gardening", "/c/gardening/about"):
            desk.see(address, kind="page")
    print(f"{len(chosen)} attacks in {len(forms)} forms, {sent} sent, {bare.shown} {strict.shown}")
    assert [*bare.hits, *desk.hits] == []
    assert strict.hits == []


def sent_by(client: Client, form: Form) -> bytes:
    """The page that answers a form, at the end of the way it sends its sender."""
    with transaction.atomic():
        answer = form.send(client)
    if answer.status_code in (301, 302) and "Location" in answer:
        answer = client.get(answer["Location"], follow=True)
    is_page = answer.headers.get("Content-Type", "").startswith("text/html")
    return bytes(getattr(answer, "content", b"")) if is_page else b""
