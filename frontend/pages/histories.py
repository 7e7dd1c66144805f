"""A text's history as a page."""

from datetime import datetime

from django.http import Http404
from django.utils.translation import gettext

from accounts.models import Account
from articles.selectors import History, Version, comment_history, history
from frontend.pages.works import article_url, named
from frontend.phrases import number, percent, when
from frontend.shown.histories import HistoryPage, VersionLine


def page(
    name: str,
    *,
    permlink: str,
    viewer: Account | None,
    old: int | None,
    new: int | None,
    now: datetime,
) -> HistoryPage:
    """The versions of a text and what two of them differ in; Http404 where there is no text."""
    found = history(name, permlink, viewer=viewer, old=old, new=new)
    if found is None:
        raise Http404
    return _page(found, title=found.title, url=article_url(name, permlink), now=now)


def comment_page(
    work: int, *, viewer: Account | None, old: int | None, new: int | None, now: datetime
) -> HistoryPage:
    """The same of a comment."""
    found = comment_history(work, viewer=viewer, old=old, new=new)
    if found is None:
        raise Http404
    name = named([work], viewer=viewer)[work]
    return _page(found, title=name.title, url=name.url, now=now)


def _page(found: History, *, title: str, url: str, now: datetime) -> HistoryPage:
    difference = found.difference
    return HistoryPage(
        title=title,
        url=url,
        versions=[_line(version, now) for version in found.versions],
        old=difference.old if difference else 0,
        new=difference.new if difference else 0,
        heading=gettext("From version %(old)s to version %(new)s")
        % {"old": number(difference.old), "new": number(difference.new)}
        if difference
        else "",
        pairs=difference.pairs if difference else (),
    )


def _line(version: Version, now: datetime) -> VersionLine:
    changed = gettext("%(share)s of the words changed") % {"share": percent(version.changed_bp)}
    return VersionLine(
        number=version.number,
        name=gettext("version %(n)s") % {"n": number(version.number)},
        title=version.title,
        when=when(version.at, now=now),
        note=version.note,
        changed=changed if version.number > 1 else gettext("as it was published first"),
        late=version.late,
    )
