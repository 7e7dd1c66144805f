"""The list of communities: what is looked for, and in words why they stand in this order."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from accounts.models import Account
from articles.selectors import tags_in_use
from articles.selectors.directory import Listed
from articles.selectors.directory import directory as read
from communities.selectors import names_followed_by
from frontend.forms.communities import DirectoryForm
from frontend.pages.feeds import shown_head
from frontend.phrases import ink, number
from frontend.shown.communities import DirectoryPage
from frontend.shown.feeds import CommunityHead


def directory(form: DirectoryForm, *, after: str, viewer: Account | None) -> DirectoryPage:
    """A page of communities; on the first of all stand the viewer's own as well. What the form
    refuses narrows nothing. Three queries at most.
    """
    form.is_valid()
    asked: dict[str, Any] = form.cleaned_data
    words, language = asked.get("q") or "", asked.get("language") or ""
    found = read(words=words, language=language, after=after)
    narrowing = {name: value for name, value in (("q", words), ("language", language)) if value}
    first, is_first = reverse("communities"), not (narrowing or after)
    return DirectoryPage(
        communities=[_entry(each) for each in found.communities],
        why=order_in_words(),
        narrowed=bool(narrowing),
        more_url=f"?{urlencode(narrowing | {'after': found.after})}" if found.after else "",
        first_url=f"{first}?{urlencode(narrowing)}" if after and narrowing else after and first,
        tags=tags_in_use() if is_first else (),
        mine=names_followed_by(viewer) if is_first and viewer is not None else (),
    )


def _entry(each: Listed) -> CommunityHead:
    if not each.authors:
        return shown_head(each.card)
    words = ngettext(
        "%(n)s person writes now, for about %(ink)s",
        "%(n)s people write now, for about %(ink)s",
        each.authors,
    ) % {"n": number(each.authors), "ink": ink(each.pending_milliink)}
    plain = ngettext("%(n)s person writes now", "%(n)s people write now", each.authors)
    told = words if each.pending_milliink else plain % {"n": number(each.authors)}
    return replace(shown_head(each.card), open=told)


def order_in_words() -> str:
    """How the list is ordered, as it is told beside it."""
    return gettext(
        "By what the texts that are still voted on would be paid now, then by how many people "
        "wrote them, by their number, and by members. It is counted anew every five minutes, and "
        "nobody can pay for a place."
    )
