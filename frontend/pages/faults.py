"""What is wrong with a form at the desk: all of it in one answer, each beside its field."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from accounts.selectors import preferences_of
from articles import services
from articles.errors import ArticleError
from articles.planning import Hour
from articles.proposals import Proposal, Wish
from frontend.forms.writing import WriteForm
from frontend.pages import choices
from frontend.pages.writing_desk import Opened
from frontend.refusals import told

#: Fields that are not offered to everybody, and the one beside which is said what is about them.
_BESIDE: Final = {"readers": "audience", "answerers": "answers"}


def proposal(opened: Opened, *, form: WriteForm) -> Proposal:
    """What a form holds, without the fields that it refused; "" for a text that stays in place."""
    data = form.cleaned_data
    return Proposal(
        data.get("title", ""),
        data.get("body", ""),
        data.get("tags", ()),
        data.get("language", "en"),
        "" if opened.article is not None else data.get("community", ""),
        choices.options(data),
        choices.chosen(data, audience=opened.audience),
        None if opened.article is not None else _seen_share(data),
    )


def _seen_share(data: Mapping[str, Any]) -> int:
    """What the form said that its community takes, in basis points."""
    shown: dict[str, int] = data.get("shares_seen") or {}
    return shown.get(data.get("community", ""), 0)


def wish(opened: Opened, *, form: WriteForm) -> Wish:
    """When it is to go out, and whose answer it waits for. One query where there is a time."""
    local, shares = form.cleaned_data.get("publish_at"), form.cleaned_data.get("coauthors", ())
    if local is None:
        return Wish(shares=shares)
    return Wish(Hour(local, preferences_of(opened.account).time_zone), shares)


def add_faults(form: WriteForm, *, error: ArticleError) -> None:
    """Say what a service refused beside the fields that it is about."""
    for reason in error.reasons:
        form.add_error(next(_places(form, reason.place), None), told(reason))


def add_other_faults(opened: Opened, *, form: WriteForm, now: datetime) -> None:
    """Say of a form that has faults of its own what else publishing would be refused for."""
    found = services.why_not(
        opened.account,
        proposal(opened, form=form),
        plan=wish(opened, form=form),
        now=now,
    )
    refused = set(form.errors)
    for reason in found:
        if refused.isdisjoint(_places(form, reason.place)):
            add_faults(form, error=reason)


def _places(form: WriteForm, place: str) -> Iterator[str]:
    return (name for name in (place, _BESIDE.get(place, "")) if name in form.fields)
