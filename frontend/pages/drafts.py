"""Drafts: their list, their versions, and the choice between two that differ."""

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from accounts.models import Account
from articles import selectors, services
from articles.differences import Pair, compare
from articles.drafting import Manuscript, Sheet
from articles.markup import render
from articles.models import Draft
from articles.selectors import DraftCard, VersionCard
from articles.services import Conflict, Saved
from articles.wording import shorten
from frontend.phrases import number, when
from frontend.shown.drafts import ConflictPage, DraftLine, VersionLine, VersionsPage

#: Versions on one page of a draft's list.
VERSIONS = 50


def drafts_page(account: Account, *, now: datetime) -> list[DraftLine]:
    """All drafts of an account, the one worked on last first. One query."""
    return [_line(card, account=account, now=now) for card in selectors.drafts_of(account)]


def latest(account: Account, *, now: datetime) -> DraftLine | None:
    """The draft that was worked on last. One query."""
    found = selectors.drafts_of(account, limit=1)
    return _line(found[0], account=account, now=now) if found else None


def kept(account: Account, *, key: UUID) -> Draft | None:
    """One's own draft as it is kept now, if it still is. One query."""
    return selectors.draft_of(account, key=key)


def one(account: Account, *, key: UUID) -> Draft:
    """One's own draft; Http404 when there is none under that key."""
    draft = selectors.draft_of(account, key=key)
    if draft is None:
        raise Http404
    return draft


def versions_page(
    account: Account, *, key: UUID, shown: int | None, before: int | None, now: datetime
) -> VersionsPage:
    """A draft's versions, and what has changed since the one that is asked for. Http404."""
    draft = one(account, key=key)
    cards = selectors.draft_versions(draft, before=before, limit=VERSIONS + 1)
    chosen = selectors.draft_version(draft, number=shown) if shown is not None else None
    if shown is not None and chosen is None:
        raise Http404
    address = reverse("draft_versions", args=[draft.key])
    lines = [_version(card, draft, address, shown, now) for card in cards[:VERSIONS]]
    picked = (
        _version(
            VersionCard(chosen.number, chosen.title, chosen.words, chosen.at),
            draft,
            address,
            shown,
            now,
        )
        if chosen
        else None
    )
    return VersionsPage(
        title=draft.title or gettext("Without a title"),
        url=draft_url(account, draft.key, draft.article.permlink if draft.article else ""),
        restore_url=reverse("restore_draft", args=[draft.key]),
        versions=lines,
        older_url=f"{address}?before={cards[VERSIONS - 1].number}"
        if len(cards) > VERSIONS
        else "",
        shown=picked,
        pairs=_pairs(chosen.title, chosen.body, draft.title, draft.body) if chosen else (),
        text=chosen.body if chosen else "",
    )


def save(
    account: Account, *, sheet: Sheet, text: Manuscript, article: int | None, now: datetime
) -> Saved | Conflict:
    """Save a text at work; ArticleError when it is refused."""
    return services.save_draft(account, sheet=sheet, text=text, article_id=article, now=now)


def conflict_page(
    found: Conflict, *, sheet: Sheet, text: Manuscript, action: str, now: datetime
) -> ConflictPage:
    """Both texts, and all fields of the one that was sent, so that nothing is lost on the way."""
    theirs = found.draft
    hidden = [("title", text.title), ("body", text.body)]
    hidden += [(name, value) for name, values in text.choices.items() for value in values]
    return ConflictPage(
        kind="changed" if theirs else "gone",
        key=str(sheet.key),
        base=theirs.version if theirs else 0,
        action=action,
        pairs=_pairs(text.title, text.body, theirs.title, theirs.body) if theirs else (),
        text=text.body,
        other_name=version_name(theirs.version, when(theirs.updated_at, now=now).words)
        if theirs
        else "",
        other_settings=theirs is not None and theirs.choices != text.choices,
        hidden=hidden,
    )


def draft_url(account: Account, key: UUID, permlink: str = "") -> str:
    """Where a draft is opened: at its article's address if it revises one."""
    place = reverse("revise", args=[account.name, permlink]) if permlink else reverse("write")
    return f"{place}?draft={key}"


def version_name(version: int, moment: str) -> str:
    """What a version is called in a sentence."""
    return gettext("version %(n)s, %(time)s") % {"n": number(version), "time": moment}


def words_in(count: int) -> str:
    """How many words."""
    return ngettext("%(n)s word", "%(n)s words", count) % {"n": number(count)}


def _pairs(title: str, body: str, other_title: str, other_body: str) -> list[Pair]:
    titles = compare(title, other_title) if title != other_title else []
    return [*titles, *compare(body, other_body)]


def _line(card: DraftCard, *, account: Account, now: datetime) -> DraftLine:
    return DraftLine(
        title=card.title or gettext("Without a title"),
        beginning=shorten(render(card.beginning).text, limit=200),
        length=words_in(card.words),
        when=when(card.updated_at, now=now),
        url=draft_url(account, card.key, card.permlink),
        versions_url=reverse("draft_versions", args=[card.key]),
        discard_url=reverse("discard_draft", args=[card.key]),
        revises=card.permlink,
    )


def _version(
    card: VersionCard, draft: Draft, address: str, shown: int | None, now: datetime
) -> VersionLine:
    return VersionLine(
        number=card.number,
        name=gettext("Version %(n)s") % {"n": number(card.number)},
        length=words_in(card.words),
        when=when(card.at, now=now),
        url=f"{address}?version={card.number}#version",
        shown=card.number == shown,
        newest=card.number == draft.version,
    )
