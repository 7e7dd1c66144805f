"""The part of rewards that a community takes, in words."""

from datetime import datetime

from django.utils.translation import gettext

from communities import selectors
from communities.models import Community
from frontend.phrases import percent, when
from frontend.shown.shares import ShareLine


def share_words(community: Community) -> str:
    """What texts published here give."""
    if not community.host_share_bp:
        return gettext("Texts published here give the community nothing of their rewards.")
    return gettext(
        "Of the author's part of a reward, %(share)s goes to the community's wallet. It is"
        " promised when a text is published here, and answers give nothing."
    ) % {"share": percent(community.host_share_bp)}


def share_lines(community: Community, *, now: datetime) -> list[ShareLine]:
    """How it changed, the newest first. One query."""
    words = gettext("%(share)s of the author's part, set by @%(name)s")
    return [
        ShareLine(
            words % {"share": percent(each.after_bp), "name": each.by}, when(each.at, now=now)
        )
        for each in selectors.share_changes(community)
    ]
