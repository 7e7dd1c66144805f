"""RSS and Atom: every list of texts as a feed, with the whole texts.

A feed is the same for everybody, but for those of one's own lists, and carries an ETag, so that a
reader that asks often is answered in a line.
"""

from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import override
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from frontend.chosen import as_chosen_by
from frontend.forms.searching import SearchForm
from frontend.pages.log_feed import log_channel
from frontend.pages.own_feeds import reader_of
from frontend.pages.sources import Order, Source, order_of
from frontend.pages.syndication import (
    Channel,
    Entry,
    channel,
    collection_channel,
    found_channel,
    picks_channel,
    series_channel,
)
from ledger.selectors import database_time


class FullRss(Rss201rev2Feed):
    """RSS 2.0 with the whole text beside its excerpt."""

    def rss_attributes(self) -> dict[str, str]:
        """Name the extension."""
        extension = {"xmlns:content": "http://purl.org/rss/1.0/modules/content/"}
        return super().rss_attributes() | extension

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Add the whole text."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["html"])


class FullAtom(Atom1Feed):
    """Atom with the whole text beside its excerpt."""

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Add the whole text."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["html"], {"type": "html"})


if TYPE_CHECKING:
    _Feed = Feed[Entry, Channel]
else:
    _Feed = Feed


class Texts(_Feed):
    """A list of texts as a feed."""

    def get_object(self, request: HttpRequest, *args: object, **keys: Any) -> Channel:
        """The list that the address names."""
        base, now = f"{request.scheme}://{request.get_host()}", database_time()
        match keys.pop("kind", ""):
            case "search":
                return found_channel(SearchForm(request.GET), base=base, now=now)
            case "picks":
                return picks_channel(keys.get("community", ""), base=base, now=now)
            case "log":
                return log_channel(keys.get("community", ""), base=base, now=now)
            case "series":
                return series_channel(keys["author"], keys["slug"], base=base, now=now)
            case "collection":
                return collection_channel(keys["author"], keys["slug"], base=base, now=now)
        reader = keys.pop("reader", None)
        keys.setdefault("order", order_of(request.GET.get("order", "")))
        return channel(Source(**keys), base=base, now=now, viewer=reader)

    def title(self, obj: Channel) -> str:
        """The list's name."""
        return obj.title

    def link(self, obj: Channel) -> str:
        """Where the list stands on the site."""
        return obj.url

    def description(self, obj: Channel) -> str:
        """What the list is, for RSS."""
        return obj.words

    subtitle = description

    def items(self, obj: Channel) -> list[Entry]:
        """Its texts."""
        return list(obj.entries)

    def item_title(self, item: Entry) -> str:
        """The text's title; readers take it for plain words."""
        return item.title

    def item_description(self, item: Entry) -> str:
        """The text's beginning."""
        return item.excerpt

    def item_link(self, item: Entry) -> str:
        """Where the text stands."""
        return item.url

    def item_author_name(self, item: Entry) -> str:
        """Who wrote it."""
        return item.author

    def item_author_link(self, item: Entry) -> str:
        """The author's page."""
        return item.author_url

    def item_pubdate(self, item: Entry) -> Any:
        """When it was published."""
        return item.published_at

    def item_updateddate(self, item: Entry) -> Any:
        """When its newest version was written."""
        return item.updated_at

    def item_categories(self, item: Entry) -> list[str]:
        """Its tags."""
        return list(item.tags)

    def item_extra_kwargs(self, item: Entry) -> dict[str, str]:
        """The whole text."""
        return {"html": item.html}


class Rss(Texts):
    """The list as RSS 2.0."""

    feed_type = FullRss


class Atom(Texts):
    """The list as Atom."""

    feed_type = FullAtom


_FORMS: Final = {"rss": Rss(), "atom": Atom()}


@require_safe
@conditional_page
@cache_control(public=True, max_age=60)
def texts(request: HttpRequest, form: str, **keys: Any) -> HttpResponse:
    """A list of texts as a feed, in the language of its texts where the site speaks it: Django
    keeps a catalog for ever for each word that it is told to speak.
    """
    language = keys.get("language", "")
    with override(language if language in dict(settings.LANGUAGES) else "en"):
        response: HttpResponse = _FORMS[form](request, **keys)
    return response


@require_safe
@conditional_page
@cache_control(private=True, max_age=60)
def own(request: HttpRequest, form: str, order: Order) -> HttpResponse:
    """A list of one's own as a feed, for whoever knows its private address; else 404."""
    reader = reader_of(request.GET.get("key", ""))
    if reader is None:
        raise Http404
    with as_chosen_by(reader):
        response: HttpResponse = _FORMS[form](request, order=order, reader=reader)
    # A browser that shows the feed tells no page where it came from.
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
