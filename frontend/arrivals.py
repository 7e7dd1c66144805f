"""Whether a request for a text is somebody reading it, and where they came from.

Browsers name the page before only to the site it is on, and other sites by their address, of which
the host alone is looked at.
"""

import re
from typing import Final
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve

from articles.reads import DIRECT, FEED, INSIDE, PROFILE, SEARCH, SITE, TAG
from frontend.agents import is_program

#: The pages that list texts, by their views; what is told of each.
PLACES: Final = {
    **dict.fromkeys(("hot", "trending", "new", "closing", "following", "again", "my_tags"), FEED),
    **dict.fromkeys(("hot_list", "texts_in", "community", "communities"), FEED),
    **dict.fromkeys(("picks", "community_picks", "saved"), FEED),
    **dict.fromkeys(("profile", "profile_about", "series"), PROFILE),
    **dict.fromkeys(("profile_comments", "profile_reshares", "collection"), PROFILE),
    "search": SEARCH,
    "tag": TAG,
}
_HOST: Final = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,70}[a-z0-9])?", re.ASCII)


def is_a_read(request: HttpRequest) -> bool:
    """Whether a person opens the page, and no program."""
    return is_opened(request) and not is_program(request.headers.get("User-Agent", ""))


def is_opened(request: HttpRequest) -> bool:
    """Whether the page is asked for to be seen: not its head, no part of it, not in advance."""
    purpose = request.headers.get("Sec-Purpose", "")
    return (
        request.method == "GET"
        and "prefetch" not in purpose
        and "HX-Request" not in request.headers
    )


def source_of(request: HttpRequest) -> str:
    """Where the reader came from, in the words of `articles.reads`."""
    try:
        before = urlsplit(request.headers.get("Referer", ""))
        host = (before.hostname or "").removeprefix("www.")
    except ValueError:
        return DIRECT
    if before.netloc and before.netloc == request.get_host():
        return _inside(before.path)
    return f"{SITE}{host}" if _HOST.fullmatch(host) else DIRECT


def _inside(path: str) -> str:
    try:
        return PLACES.get(resolve(path).view_name, INSIDE)
    except Resolver404:
        return INSIDE
