"""What programs ask of a site: its index, its manners, and how to show one of its texts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import unquote, urlsplit

from django.http import Http404
from django.urls import Resolver404, resolve, reverse
from django.utils.html import format_html
from django.utils.translation import gettext

from articles.selectors import article_page, tags_in_use
from articles.selectors import index as texts_by_run
from articles.states import State
from communities.selectors import index as communities_by_run
from frontend.pages import help
from frontend.pages.labels import beginning
from frontend.pages.works import article_url

#: Pages that a search engine may show; the rest is reached from them.
OPEN_PAGES: Final = (
    *("hot", "trending", "new", "closing", "again", "communities", "blocks", "cycles", "help"),
    "rule_book",
    *("moderation_log", "moderation_figures", "moderation_findings", "terms", "privacy"),
)
#: Tags that are named, those with the most texts first.
_TAGS: Final = 1_000
#: Addresses that are somebody's own, or that only forms use. Wallets are open: what is closed
#: here is not read, and so not seen to say `noindex`.
CLOSED: Final = ("/accounts/", "/settings", "/notices", "/drafts", "/desk", "/work/")


@dataclass(frozen=True, slots=True)
class Place:
    """One line of a sitemap: a path, and when it last changed if that is known."""

    path: str
    changed_at: datetime | None = None


def sitemap_files() -> list[str]:
    """Paths of the files that the sitemap's index names."""
    kinds = {
        "sitemap_communities": communities_by_run.runs(),
        "sitemap_texts": texts_by_run.runs(),
    }
    runs = [(name, number) for name, last in kinds.items() for number in range(1, last + 1)]
    return [reverse("sitemap_pages"), *(reverse(name, args=[number]) for name, number in runs)]


def pages() -> list[Place]:
    """The site's own public pages and the tags in use."""
    paths = [reverse(name) for name in OPEN_PAGES] + [url for _, url in help.contents()]
    paths += [reverse("tag", args=[name]) for name, _ in tags_in_use(limit=_TAGS)]
    return [Place(path) for path in paths]


def communities(number: int) -> list[Place]:
    """The communities of one file of the sitemap; Http404 past the last."""
    found = communities_by_run.run_of_communities(number)
    if not found and number != 1:
        raise Http404
    return [Place(reverse("community", args=[slug])) for slug in found]


def texts(number: int) -> list[Place]:
    """The texts of one file of the sitemap and who wrote them; Http404 past the last.

    Who wrote in several files is in each of them, which the protocol allows.
    """
    found = texts_by_run.run_of_texts(number)
    if not found and number != 1:
        raise Http404
    written = [Place(article_url(each.author, each.permlink), each.changed_at) for each in found]
    writers = dict.fromkeys(each.author for each in found)
    return written + [Place(reverse("profile", args=[name])) for name in writers]


def embedded(url: str, *, base: str, width: int, now: datetime) -> dict[str, object]:
    """The oEmbed answer (oembed.com, version 1.0) for the address of a public text on this site.

    `base` is the site's own address, with scheme and without a slash at its end. Http404 for any
    other address.
    """
    try:
        parts = urlsplit(url)
        match = resolve(unquote(parts.path))
    except (ValueError, Resolver404) as error:
        raise Http404 from error
    if f"{parts.scheme}://{parts.netloc}" != base or match.url_name != "article":
        raise Http404
    found = article_page(match.kwargs["name"], permlink=match.kwargs["permlink"], now=now)
    if found is None or found.state is not State.PUBLISHED:
        raise Http404
    card = found.card
    profile = base + reverse("profile", args=[card.author])
    html = format_html(
        '<blockquote class="inkwell-text"><p><a href="{}">{}</a></p><p>{}</p>'
        '<footer><a href="{}">{}</a></footer></blockquote>',
        base + article_url(card.author, card.permlink),
        card.title,
        beginning(card.excerpt, card.labels),
        profile,
        gettext("%(name)s on Inkwell") % {"name": card.author_shown},
    )
    return {
        "version": "1.0",
        "type": "rich",
        "title": card.title,
        "author_name": card.author_shown,
        "author_url": profile,
        "provider_name": "Inkwell",
        "provider_url": base + "/",
        "cache_age": 3600,
        "html": str(html),
        "width": width,
        "height": None,
    }
