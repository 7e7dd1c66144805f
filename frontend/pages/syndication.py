"""Lists of texts for feed readers: titles, whole texts, and what a reader needs to keep them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from django.http import Http404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext

from accounts.models import Account
from accounts.selectors import account_named
from accounts.standing import Standing, standing_of
from articles.selectors import (
    Card,
    Feed,
    FullText,
    full_texts,
    newest_in_series,
    search_cards,
)
from articles.selectors.collections import newest_in_collection
from articles.selectors.placing import picked
from frontend.forms.searching import SearchForm
from frontend.pages import communities
from frontend.pages.feeds import language_name
from frontend.pages.labels import beginning
from frontend.pages.searching import conditions, question_of
from frontend.pages.sources import Source, told
from frontend.pages.works import article_url

#: Texts in a feed: enough for a reader that asks once a day.
ENTRIES: Final = 30
#: Characters that XML has no place for, though a text may hold them.
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_INNER: Final = re.compile(r'\b(href|src)="/(?!/)')
_VARIANTS: Final = re.compile(r'\ssrcset="[^"]*"')
#: Programs that read feeds have players of their own, if any: theirs is the link inside.
_PLAYER: Final = re.compile(r'<(video|audio)\b(?:[^">]|"[^"]*")*>(.*?)</\1>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """One text."""

    url: str
    title: str
    excerpt: str
    html: str
    author: str
    author_url: str
    tags: Sequence[str]
    published_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Channel:
    """A list as a feed: where it stands on the site, what it is, and its texts."""

    url: str
    title: str
    words: str
    entries: Sequence[Entry]


def channel(source: Source, *, base: str, now: datetime, viewer: Account | None = None) -> Channel:
    """A list as everybody may see it, or one of the viewer's own; of a sensitive text the warning.
    `base` is the site's address, as https://example.org.

    Http404 when there is no such community, author or language.
    """
    title, words = _head(source, now=now)
    return Channel(
        url=source.url(),
        title=f"{fit(title)} · Inkwell",
        words=fit(words),
        entries=_entries(source.read(viewer=viewer, after="", now=now, limit=ENTRIES), base),
    )


def found_channel(form: SearchForm, *, base: str, now: datetime) -> Channel:
    """The newest articles that a question with its conditions finds."""
    form.is_valid()
    asked, question = form.cleaned_data, replace(question_of(form.cleaned_data), order="newest")
    told = [question.words, question.tag and f"#{question.tag}"]
    told += [question.author and f"@{question.author}", question.language]
    words = " ".join(filter(None, (*told, str(question.since or ""), str(question.until or ""))))
    title = gettext("“%(words)s” in the texts of Inkwell") % {"words": fit(words)}
    return Channel(
        url=f"{reverse('search')}?{conditions(asked)}&order=newest",
        title=title,
        words=title,
        entries=_entries(Feed(search_cards(question, now=now, limit=ENTRIES), ""), base),
    )


def picks_channel(slug: str, *, base: str, now: datetime) -> Channel:
    """The newest picks of a community, or of the site where the slug is empty, each with whole
    text. Http404 when there is no such community.
    """
    room = communities.at(slug) if slug else None
    found, _more = picked(room, limit=ENTRIES, viewer=None, now=now)
    title = gettext("Picks") if room is None else f"{gettext('Picks')}: {room.title}"
    return Channel(
        url=reverse("community_picks", args=[slug]) if room else reverse("picks"),
        title=f"{fit(title)} · Inkwell",
        words=gettext("What its moderators recommend, the newest first."),
        entries=_entries(Feed([each.card for each in found], ""), base),
    )


def series_channel(author: str, slug: str, *, base: str, now: datetime) -> Channel:
    """The newest texts of a series, the newest first: who follows it has read the others. Http404
    where there is none that everybody may read.
    """
    writer, found = account_named(author), newest_in_series(author, slug, now=now, limit=ENTRIES)
    if writer is None or found is None:
        raise Http404
    title, texts = found
    return Channel(
        url=reverse("series", args=[writer.name, slug]),
        title=f"{fit(title)} · Inkwell",
        words=gettext("A series by %(name)s") % {"name": fit(writer.shown_name)},
        entries=_entries(Feed(texts, ""), base),
    )


def collection_channel(owner: str, slug: str, *, base: str, now: datetime) -> Channel:
    """What was put last into a collection for everybody, that first. Http404 where there is none,
    and where its owner is suspended.
    """
    keeper = account_named(owner)
    if keeper is None or standing_of(keeper.pk, now=now) is Standing.SUSPENDED:
        raise Http404
    found = newest_in_collection(keeper, slug=slug, now=now, limit=ENTRIES)
    if found is None:
        raise Http404
    title, words, texts = found
    by = gettext("A collection by %(name)s") % {"name": keeper.shown_name}
    return Channel(
        url=reverse("collection", args=[keeper.name, slug]),
        title=f"{fit(title)} · Inkwell",
        words=fit(words or by),
        entries=_entries(Feed(texts, ""), base),
    )


def _head(source: Source, *, now: datetime) -> tuple[str, str]:
    if source.tag:
        return f"#{source.tag}", gettext("Texts that their authors put under this word.")
    if source.language:
        return language_name(source.language), gettext("Texts in this language.")
    if source.community:
        room = communities.at(source.community)
        return room.title, room.about or told(source.order, now=now).lead
    if source.author:
        author = account_named(source.author)
        if author is None:
            raise Http404
        return author.shown_name, author.about or told(source.order, now=now).lead
    return told(source.order, now=now).title, told(source.order, now=now).lead


def _entries(found: Feed, base: str) -> list[Entry]:
    """Without those that were taken away since the list was read."""
    texts = full_texts([card.work for card in found.cards])
    return [_entry(card, texts[card.work], base) for card in found.cards if card.work in texts]


def _entry(card: Card, text: FullText, base: str) -> Entry:
    begins = beginning(card.excerpt, card.labels)
    html = format_html("<p>{}</p>", begins) if card.labels.sensitive else text.html
    html = _PLAYER.sub(r"\2", _VARIANTS.sub("", html))
    return Entry(
        url=article_url(card.author, card.permlink),
        title=fit(card.title),
        excerpt=fit(begins),
        html=fit(_INNER.sub(rf'\1="{base}/', html)),
        author=fit(card.author_shown),
        author_url=base + reverse("profile", args=[card.author]),
        tags=text.tags,
        published_at=card.published_at,
        updated_at=max(text.at, card.published_at),
    )


def fit(text: str) -> str:
    """The text without what XML has no place for."""
    return _UNFIT.sub("", text)
