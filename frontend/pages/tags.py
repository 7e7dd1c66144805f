"""A reader's wishes about a tag: what its page offers, and what becomes of a press."""

from datetime import datetime

from django.utils.translation import gettext

from accounts.models import Account
from articles.selectors import Standing, standing_of_tag
from articles.services import follow_tag, hide_tag, unfollow_tag
from frontend.shown.tags import TagHead


def head(name: str, *, viewer: Account | None) -> TagHead | None:
    """The control on a tag's page; None for a reader without an account."""
    if viewer is None:
        return None
    standing = standing_of_tag(name, viewer=viewer)
    words = {
        Standing.FOLLOWED: gettext("You follow this tag: its texts are in your own list."),
        Standing.HIDDEN: gettext("You hide this tag: other lists leave its texts out."),
        Standing.NEITHER: "",
    }
    return TagHead(
        name=name,
        followed=standing is Standing.FOLLOWED,
        hidden=standing is Standing.HIDDEN,
        words=words[standing],
    )


def wish(name: str, *, wanted: str, account: Account, now: datetime) -> None:
    """Follow or hide a tag; anything else takes both back. TagRefused for what is no tag."""
    if wanted == "follow":
        follow_tag(account, name=name, now=now)
    elif wanted == "hide":
        hide_tag(account, name=name, now=now)
    else:
        unfollow_tag(account, name=name)
