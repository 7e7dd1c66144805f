"""Styles, scripts and fonts bear a hash of their content, are kept for ever and compressed."""

import gzip
import re
from collections.abc import Callable

import brotli  # type: ignore[import-untyped]
import pytest
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client

from tests.frontend.world import World

HASHED = re.compile(r"/static/[\w/.-]+\.[0-9a-f]{12}\.(css|js|woff2)")
YEAR_SECONDS = 31_536_000


def asked_for(address: str, *, encoding: str = "") -> HttpResponseBase:
    return Client().get(address, headers={"accept-encoding": encoding})


def content(answer: HttpResponseBase) -> bytes:
    """The whole of a page or a file, as it was sent. Reading it closes it, too."""
    if isinstance(answer, FileResponse):
        return b"".join(answer)
    assert isinstance(answer, HttpResponse)
    return answer.content


def linked(address: str) -> list[str]:
    page = content(asked_for(address)).decode()
    return re.findall(r'(?:src|href)="(/static/[^"]+)"', page)


def kept(answer: HttpResponseBase) -> int:
    """For how many seconds a browser may keep it without asking; 0 where it is not for ever."""
    said = answer.headers["Cache-Control"]
    (seconds,) = re.findall(r"max-age=(\d+)", said)
    return int(seconds) if "immutable" in said and "public" in said else 0


def test_all_that_a_page_links_is_named_by_its_content(world: World) -> None:
    found = linked(world.article_address)
    assert len(found) >= 5
    for address in found:
        assert HASHED.fullmatch(address), address
        answer = asked_for(address)
        assert answer.status_code == 200
        assert kept(answer) >= YEAR_SECONDS
        content(answer)


def test_fonts_that_the_styles_name_are_so_too(world: World) -> None:
    (styles,) = [each for each in linked("/") if each.endswith(".css")]
    names = re.findall(r"url\(\"?([^\")]+\.woff2)", content(asked_for(styles)).decode())
    assert len(names) >= 5
    for name in names:
        answer = asked_for(f"/static/frontend/{name}")
        assert kept(answer) >= YEAR_SECONDS
        content(answer)
    preloaded = {each.rpartition("/")[2] for each in linked("/") if each.endswith(".woff2")}
    assert preloaded <= {name.rpartition("/")[2] for name in names}


@pytest.mark.parametrize(
    ("encoding", "unpack"), [("gzip", gzip.decompress), ("gzip, br", brotli.decompress)]
)
def test_every_script_and_style_comes_compressed(
    encoding: str, unpack: Callable[[bytes], bytes], world: World
) -> None:
    scripts = [each for each in linked("/") if not each.endswith(".woff2")]
    assert any("htmx" in each for each in scripts)
    for address in scripts:
        plain, packed = asked_for(address), asked_for(address, encoding=encoding)
        assert packed.headers["Content-Encoding"] == encoding.rpartition(" ")[2]
        assert "Accept-Encoding" in packed.headers["Vary"]
        sent, whole = content(packed), content(plain)
        assert unpack(sent) == whole
        assert len(sent) < len(whole) / 2


def test_a_name_without_a_hash_is_not_kept_for_ever() -> None:
    answer = asked_for("/static/frontend/app.js")
    assert (answer.status_code, kept(answer)) == (200, 0)
    content(answer)


def test_the_service_worker_keeps_its_address_and_is_asked_for_each_time(world: World) -> None:
    answer = asked_for("/push.js", encoding="gzip")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Content-Encoding"] == "gzip"
