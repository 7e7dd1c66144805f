"""What a reader keeps for later."""

from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import Account
from articles.selectors import kept
from articles.services import keep, let_go
from frontend.pages.cards import shown_cards
from frontend.shown.feeds import Feed


def saved(account: Account, *, after: str, now: datetime) -> Feed:
    """The list of what they keep."""
    found = kept(account, after=after, now=now)
    url = reverse("saved")
    return Feed(
        cards=shown_cards(found.cards, viewer=account, now=now),
        title=gettext("Saved"),
        lead=gettext("Texts that you keep for later. Nobody else sees this list."),
        order="saved",
        why=gettext("What you saved last stands first."),
        url=f"{url}?{urlencode({'after': after})}" if after else url,
        first_url=url if after else "",
        more_url=f"{url}?{urlencode({'after': found.after})}" if found.after else "",
    )


def save_as_wished(work: int, *, wish: str, account: Account, now: datetime) -> bool:
    """Let a text go for the wish `let_go`, keep it for any other; twice changes nothing. Whether
    it is kept now. ArticleError when there is none.
    """
    if wish == "let_go":
        let_go(account, work_id=work)
        return False
    keep(account, work_id=work, now=now)
    return True
