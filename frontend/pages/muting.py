"""What a reader keeps away: people, words, threads and tags."""

from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from django.http import Http404
from django.utils.translation import gettext

from accounts.models import Account
from accounts.muting import Distance, kept_away
from accounts.muting import keep_away as keep
from accounts.selectors import account_named
from articles.selectors import QuietThread, hidden_tags, muted_threads, muted_words
from articles.services import mute_thread, mute_words, unmute_thread
from frontend.forms.muting import MuteWordsForm
from frontend.pages.works import article_url, taken_away
from frontend.phrases import span
from frontend.shown.muting import MutedPage, MutedThread, MutedWord
from frontend.shown.people import KeptAway

#: People on a page.
PEOPLE: Final = 50


def page(account: Account, *, before: int | None, now: datetime) -> MutedPage:
    """Everything an account mutes, blocks or hides, of the people those before a number. Four
    queries.
    """
    people = kept_away(account, before=before, limit=PEOPLE + 1)
    return MutedPage(
        people=[
            KeptAway(each.muted.name, each.muted.shown_name, each.blocked)
            for each in people[:PEOPLE]
        ],
        more_url=f"?{urlencode({'before': people[PEOPLE - 1].pk})}"
        if len(people) > PEOPLE
        else "",
        words=[
            MutedWord(each.number, each.words, _until(each.until, now))
            for each in muted_words(account, now=now)
        ],
        threads=[_thread(each) for each in muted_threads(account)],
        tags=hidden_tags(account),
    )


def _thread(found: QuietThread) -> MutedThread:
    if not found.title:
        return MutedThread(found.work, taken_away(found.work), "")
    return MutedThread(found.work, found.title, article_url(found.author, found.permlink))


def mute(form: MuteWordsForm, *, account: Account, now: datetime) -> None:
    """Mute what a valid form holds. ArticleError when it is refused."""
    mute_words(account, words=form.cleaned_data["words"], length=form.length, now=now)


def mute_as_wished(work: int, *, wish: str, account: Account, now: datetime) -> None:
    """Hear of an article's thread again for the wish `hear`, mute it for any other; twice changes
    nothing. ArticleError when there is no such text.
    """
    if wish == "hear":
        unmute_thread(account, article_id=work)
    else:
        mute_thread(account, article_id=work, now=now)


def _until(moment: datetime | None, now: datetime) -> str:
    if moment is None:
        return gettext("for ever")
    return gettext("for %(span)s more") % {"span": span(moment - now)}


def keep_away(name: str, *, wish: str, account: Account, now: datetime) -> None:
    """Mute, block, or neither for any other wish; Http404 when nobody bears the name."""
    other = account_named(name)
    if other is None:
        raise Http404
    distance = Distance(wish) if wish in tuple(Distance) else Distance.NONE
    keep(account, other=other, distance=distance, now=now)
