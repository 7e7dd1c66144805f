"""What a reader did with a text, what they may do with it, and why not."""

from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from accounts.models import Account
from accounts.selectors import preferences_of
from articles.choices import Audience
from articles.markup import marked
from articles.selectors import ArticlePage as Found
from articles.selectors import quotes_in
from articles.services import pin, reshare, take_back_reshare, unpin
from articles.states import State
from frontend.addresses import numbered
from frontend.pages.quotes import with_quotes
from frontend.phrases import number
from frontend.shown.articles import Own


def own(found: Found, *, viewer: Account | None) -> Own:
    """The reader's part in a text that was read."""
    words = ngettext("re-shared by %(n)s person", "re-shared by %(n)s people", found.reshares)
    mine = found.mine or viewer is None or found.state is not State.PUBLISHED
    return Own(
        saved=found.kept,
        quiet=found.quiet,
        reshared=found.reshared,
        reshares=words % {"n": number(found.reshares)} if found.reshares else "",
        may_reshare=found.passing_on and not mine and not found.blocked,
        refusal=_refusal(found),
        quote_url=_quote_url(found, viewer),
        place_url=numbered("reading_place", found.card.work) if _keeps_place(viewer) else "",
        stopped=found.stopped is not None,
        to_note=not mine and not found.opened and preferences_of(viewer).keep_opened,
        pin_wish=_pin_wish(found),
    )


def shown_text(found: Found, *, viewer: Account | None, now: datetime) -> SafeString:
    """The text with the cards of what it quotes, and the address of where its reader stopped."""
    work = found.card.work
    quotes = quotes_in([work] if found.html else [], viewer=viewer, now=now).get(work, ())
    html = found.html if found.stopped is None else marked(found.html, found.stopped)
    return with_quotes(html, quotes, viewer=viewer)


def _quote_url(found: Found, viewer: Account | None) -> str:
    if (
        viewer is None
        or not _is_public(found)
        or found.blocked
        or not (found.mine or found.passing_on)
    ):
        return ""
    return f"{reverse('write')}?{urlencode({'quote': found.card.work})}"


def _pin_wish(found: Found) -> str:
    if not found.mine or not _is_public(found):
        return ""
    return "unpin" if found.pinned else "pin"


def _is_public(found: Found) -> bool:
    return found.state is State.PUBLISHED and found.card.audience is Audience.EVERYBODY


def _keeps_place(viewer: Account | None) -> bool:
    return viewer is not None and preferences_of(viewer).keep_place


def reshare_as_wished(work: int, *, wish: str, account: Account, now: datetime) -> None:
    """Take a re-share back for the wish `take_back`, pass the text on for any other; twice changes
    nothing. ArticleError when it cannot be passed on.
    """
    if wish == "take_back":
        take_back_reshare(account, work_id=work)
    else:
        reshare(account, work_id=work, now=now)


def pin_as_wished(work: int, *, wish: str, account: Account, now: datetime) -> None:
    """Unpin a text for the wish `unpin`, pin it for any other; twice changes nothing. ArticleError
    when it cannot be pinned.
    """
    if wish == "unpin":
        unpin(account, work_id=work)
    else:
        pin(account, work_id=work, now=now)


def _refusal(found: Found) -> str:
    if not found.blocked:
        return ""
    return gettext(
        "%(name)s has blocked you. You can read this text, but you cannot answer it, re-share or "
        "quote it or give a tip, and your mentions give no notice."
    ) % {"name": found.card.author_shown}
