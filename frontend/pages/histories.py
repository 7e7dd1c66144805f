"""A text's history as a page."""

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import Http404
from django.utils.translation import gettext

from accounts.models import Account
from articles.models import Turn
from articles.selectors import Change, History, Version, comment_history, history, kept_history
from frontend.addresses import address, numbered
from frontend.pages.silence import require_heard
from frontend.pages.withholding import require_shown_here
from frontend.pages.works import article_url, named
from frontend.phrases import number, percent, version_words, when
from frontend.shown.histories import ChangeLine, HistoryPage, VersionLine


class Asked(NamedTuple):
    """Which two versions an address asks to compare, and before which number its list goes on."""

    old: int | None = None
    new: int | None = None
    before: int | None = None


def page(
    name: str,
    *,
    permlink: str,
    viewer: Account | None,
    asked: Asked,
    now: datetime,
) -> HistoryPage:
    """The versions of a text and what two of them differ in; Http404 where there is no text,
    Silenced where its author is suspended, WithheldHere where it is withheld from the viewer.
    """
    found = history(name, permlink=permlink, viewer=viewer, **asked._asdict())
    if found is None:
        require_heard(name, viewer=viewer, now=now)
        require_shown_here(name, permlink, viewer=viewer)
        raise Http404
    place = address("history", name, permlink)
    page = _page(found, place=place, asked=asked, now=now)
    return replace(page, title=found.title, url=article_url(name, permlink))


def comment_page(work: int, *, viewer: Account | None, asked: Asked, now: datetime) -> HistoryPage:
    """The same of a comment."""
    found = comment_history(work, viewer=viewer, **asked._asdict())
    if found is None:
        raise Http404
    name = named([work], viewer=viewer)[work]
    page = _page(found, place=numbered("comment_history", work), asked=asked, now=now)
    return replace(page, title=name.title, url=name.url)


def kept_page(
    work: int, *, until: datetime | None, place: str, asked: Asked, now: datetime
) -> HistoryPage:
    """The same of a text that is judged, whatever became of it, at an address of the desk, as it
    was until a moment, if any is given; Http404 where it was erased.
    """
    found = kept_history(work, until=until, **asked._asdict())
    if found is None:
        raise Http404
    return replace(_page(found, place=place, asked=asked, now=now), title=found.title)


def _page(found: History, *, place: str, asked: Asked, now: datetime) -> HistoryPage:
    difference = found.difference
    # What is compared stays so on the next page, where it may not be listed.
    compared = {"old": difference.old, "new": difference.new} if difference else {}
    older = urlencode({"before": found.before} | compared)
    return HistoryPage(
        versions=[_line(version, now) for version in found.versions],
        before=str(asked.before or ""),
        first_url=f"{place}?{urlencode(compared)}" if asked.before is not None else "",
        older_url=f"{place}?{older}" if found.before else "",
        old=difference.old if difference else 0,
        new=difference.new if difference else 0,
        heading=gettext("From version %(old)s to version %(new)s")
        % {"old": number(difference.old), "new": number(difference.new)}
        if difference
        else "",
        pairs=difference.pairs if difference else (),
        old_name=version_words(difference.old) if difference else "",
        new_name=version_words(difference.new) if difference else "",
        changes=[ChangeLine(_told(change), when(change.at, now=now)) for change in found.changes],
        gone=found.gone,
    )


def _told(change: Change) -> str:
    if change.turn is Turn.WIDENED:
        return gettext("It was for circles alone until then, and is for everybody since.")
    if change.turn is Turn.NARROWED:
        return gettext("It is for circles alone since then.")
    places = {"before": change.before, "after": change.after}
    if not change.before:
        return gettext("It was put into the community %(after)s.") % places
    if not change.after:
        return gettext("It was taken out of the community %(before)s.") % places
    return gettext("It was moved from the community %(before)s to %(after)s.") % places


def _line(version: Version, now: datetime) -> VersionLine:
    changed = gettext("%(share)s of the words changed") % {"share": percent(version.changed_bp)}
    return VersionLine(
        number=version.number,
        name=version_words(version.number),
        title=version.title,
        when=when(version.at, now=now),
        note=version.note,
        changed=changed if version.number > 1 else gettext("as it was published first"),
        late=version.late,
    )
