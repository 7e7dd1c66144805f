"""Series and polls as pages show them."""

from datetime import datetime

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from accounts.models import Account
from accounts.selectors import account_named
from articles.selectors import Place, PollCard
from articles.selectors import series_page as found_series
from articles.selectors.series import Neighbour
from frontend.pages.cards import shown_cards
from frontend.pages.silence import require_heard
from frontend.pages.works import article_url
from frontend.phrases import number, percent, when
from frontend.shown.extras import Bar, PollBox, SeriesPage, SeriesPlace, Step


def shown_place(place: Place | None, *, author: str) -> SeriesPlace | None:
    """Where a text stands in its series, in words."""
    if place is None:
        return None
    return SeriesPlace(
        words=gettext("part %(n)s of %(of)s")
        % {"n": number(place.number), "of": number(place.of)},
        title=place.title,
        url=reverse("series", args=[author, place.slug]),
        before=_step(place.before, author),
        after=_step(place.after, author),
    )


def shown_poll(poll: PollCard | None, *, viewer: Account | None, now: datetime) -> PollBox | None:
    """A poll with bars: shares of the ballots, which may name several answers."""
    if poll is None:
        return None
    answered = any(answer.mine for answer in poll.answers)
    return PollBox(
        work=poll.work,
        question=poll.question,
        hint=gettext("Choose one or more.") if poll.several else gettext("Choose one."),
        total=ngettext("%(n)s person answered", "%(n)s people answered", poll.ballots)
        % {"n": number(poll.ballots)},
        several=poll.several,
        votable=poll.open and viewer is not None,
        answered=answered,
        open=poll.open,
        closes=when(poll.closes_at, now=now),
        bars=[
            Bar(
                answer.position,
                answer.words,
                _result(answer.count, poll.ballots),
                _permille(answer.count, poll.ballots),
                answer.mine,
            )
            for answer in poll.answers
        ],
    )


def series_page(
    name: str, *, slug: str, after: int | None, viewer: Account | None, now: datetime
) -> SeriesPage:
    """A page of a series; Http404 where there is none that the viewer may read, Silenced where its
    author is suspended.
    """
    author = account_named(name)
    found = found_series(name, slug, viewer=viewer, now=now, after=after)
    if author is None or found is None:
        require_heard(name, viewer=viewer, now=now)
        raise Http404
    url = reverse("series", args=[author.name, slug])
    return SeriesPage(
        found.title,
        author.name,
        author.shown_name,
        viewer is not None and viewer.pk == author.pk,
        shown_cards(found.cards, viewer=viewer, now=now),
        rename_url=reverse("series_rename", args=[author.name, slug]),
        first_url="" if found.first else url,
        more_url=f"{url}?after={found.after}" if found.after else "",
        rss_url=reverse("series_feed", args=[author.name, slug, "rss"]),
        atom_url=reverse("series_feed", args=[author.name, slug, "atom"]),
    )


def _step(found: Neighbour | None, author: str) -> Step | None:
    return Step(found.title, article_url(author, found.permlink)) if found else None


def _permille(count: int, total: int) -> int:
    return count * 1000 // total if total else 0


def _result(count: int, total: int) -> str:
    share = percent(count * 100 // total * 100 if total else 0)
    return f"{share} · {number(count)}"
