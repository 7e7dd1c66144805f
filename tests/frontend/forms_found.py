"""Every form of every page, as a browser would find it, for tests that type things into them.

A form that a new page brings is found without being named here; what programs call without any
form (completions, previews) is named by hand.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Final
from urllib.parse import urldefrag, urljoin

import pytest
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client

from accounts.models import Account
from communities.models import Community
from communities.services import join
from ledger.selectors import database_time
from moderation.screening import Does
from moderation.services import watch_words
from tests.frontend.admin.offices import reported
from tests.frontend.world import World, trusted

DATA: Final = Path("../shared/data/trust")
ATTACKS: Final = ("bleach", "dompurify", "owasp_filter_evasion", "payloadsallthethings")

#: Kinds of input that nobody types words into.
_NO_WORDS: Final = {"hidden", "checkbox", "radio", "submit", "file", "button", "range"}
_TOKEN: Final = "csrfmiddlewaretoken"


@dataclass(frozen=True)
class Form:
    """One form: where it stands, where it goes, and what it holds when nobody touched it."""

    page: str
    address: str
    method: str = "get"
    values: dict[str, str] = field(default_factory=dict)
    #: The fields that words are typed into.
    words: tuple[str, ...] = ()

    @property
    def what(self) -> tuple[str, str, tuple[str, ...]]:
        """The same form on two pages is one."""
        return self.method, self.address, tuple(sorted(self.values))

    def filled(self, text: str, *names: str) -> "Form":
        """The form with a text in the fields named, or in all that take words."""
        return replace(self, values=self.values | dict.fromkeys(names or self.words, text))

    def send(self, client: Client) -> HttpResponseBase:
        """Send it as it stands."""
        return self._call(client)(self.address, self.values)

    def _call(self, client: Client) -> Callable[..., HttpResponseBase]:
        return client.post if self.method == "post" else client.get


class _Finder(HTMLParser):
    """Collects the forms of one page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.found: list[Form] = []
        self._area = self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            address, _ = urldefrag(urljoin(self.page, given.get("action", "")))
            self.found.append(Form(self.page, address, given.get("method", "get").lower()))
        elif tag == "option" and self._select and "selected" in given:
            self._keep(self._select, given.get("value", ""))
        if not self.found or not (name := given.get("name", "")) or name == _TOKEN:
            return
        if tag == "textarea":
            self._area = name
            self._keep(name, "", words=True)
        elif tag == "select":
            self._select = name
            self._keep(name, "")
        elif tag == "input":
            self._input(name, given)

    def _input(self, name: str, given: dict[str, str]) -> None:
        kind = given.get("type", "text")
        unticked = kind in ("checkbox", "radio") and "checked" not in given
        if kind == "file" or (unticked and name in self.found[-1].values):
            return
        self._keep(name, given.get("value", ""), words=kind not in _NO_WORDS)

    def handle_data(self, data: str) -> None:
        if self._area:
            self._keep(self._area, self.found[-1].values[self._area] + data, words=True)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "select":
            self._select = ""

    def _keep(self, name: str, value: str, *, words: bool = False) -> None:
        form = self.found[-1]
        more = (name,) if words and name not in form.words else ()
        self.found[-1] = replace(form, values=form.values | {name: value}, words=form.words + more)


def forms_of(html: str, *, page: str) -> list[Form]:
    """The forms of one page; those outside any address of ours do not exist."""
    finder = _Finder(page)
    finder.feed(html)
    return finder.found


def every_form(world: World) -> Iterator[tuple[Client, Form]]:
    """Each form that a stranger, an author and an administrator with a community meet, once, with
    the client that met it.
    """
    # Proven, as the forms of money are not there without.
    anonymous, author, officer = Client(), trusted(world.author), _officer(world)
    known = set()
    for client, addresses in (
        (author, [*world.own_addresses, *world.public_addresses]),
        (anonymous, world.public_addresses),
        (officer, world.offices_addresses),
    ):
        for address in addresses:
            html = client.get(address, follow=True).content.decode(errors="replace")
            for form in [*forms_of(html, page=address), *_without_a_page(world)]:
                if form.what not in known:
                    known.add(form.what)
                    yield client, form


def _officer(world: World) -> Client:
    """The founder of the world's community, who keeps the whole site as well, proven. There is a
    case to decide, somebody else to give a role, and a list of words.
    """
    now, case = database_time(), reported(world)
    world.places["CASE"] = case.pk
    mira = Account.objects.get(name="mira")
    Account.objects.filter(pk=mira.pk).update(is_staff=True, is_superuser=True)
    room = Community.objects.get(slug="gardening")
    join(room, account=world.stranger, now=now)
    mira.refresh_from_db()
    watch_words(mira, community=room, name="Bets", does=Does.REPORT, words="kasino", now=now)
    Authenticator.objects.create(user=mira, type=Authenticator.Type.TOTP, data={"secret": ""})
    return trusted(mira)


def _without_a_page(world: World) -> list[Form]:
    work = world.places["WORK"]
    return [
        Form("", "/search/suggest", "get", {"q": ""}, ("q",)),
        Form("", "/complete", "get", {"kind": "person", "q": ""}, ("q",)),
        Form("", "/complete", "get", {"kind": "tag", "q": "", "more": ""}, ("q",)),
        Form("", "/preview", "post", {"body": ""}, ("body",)),
        Form("", f"/work/{work}/reply", "post", {"body": "", "next": ""}, ("body", "next")),
        Form("", "/theme", "post", {"theme": "", "next": ""}, ("theme", "next")),
        Form("", "/language", "post", {"language": "", "next": ""}, ("language", "next")),
        Form("", "/new", "get", {"after": "", "before": ""}, ("after", "before")),
        Form("", world.article_address, "get", {"after": ""}, ("after",)),
        Form("", "/wallet", "get", {"before": ""}, ("before",)),
        Form("", "/tag/soil", "get", {"order": "", "after": ""}, ("order", "after")),
        Form("", "/feeds/search.atom", "get", {"q": ""}, ("q",)),
        Form("", "/oembed", "get", {"url": "", "maxwidth": "1"}, ("url", "maxwidth")),
    ]


def naughty_strings() -> list[str]:
    """The big list of naughty strings; skips where it is not."""
    path = DATA / "naughty_strings.json"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    strings: list[str] = json.loads(path.read_text(encoding="utf-8"))["tests"]
    return strings


def attacks() -> list[str]:
    """Every payload of the published lists, each once; skips where one is not here."""
    found: dict[str, None] = {}
    for source in ATTACKS:
        path = DATA / f"xss_{source}.json"
        if not path.exists():
            pytest.skip(f"{path} is not here")
        tests = json.loads(path.read_text(encoding="utf-8"))["tests"]
        found |= dict.fromkeys(test["payload"] for test in tests)
    return list(found)


def undone(client: Client, form: Form) -> HttpResponseBase:
    """Send a form and take back whatever it did, the client's cookies too."""
    cookies = SimpleCookie(client.cookies)
    with transaction.atomic():
        try:
            return form.send(client)
        finally:
            transaction.set_rollback(True)
            client.cookies = cookies
