"""Texts on top of a community, and those that editors recommend. No rights are asked here:
moderation does, and keeps a record.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from accounts.models import Account
from articles.errors import PinRefused, PlaceRefused, UnknownText
from articles.models import Article, Pick, RoomPin
from articles.models.placing import MAX_LINE, MOST_ON_TOP
from articles.selectors.readers import listed
from communities.models import Community


@transaction.atomic
def put_on_top(community: Community, *, work_id: int, by: Account, now: datetime) -> bool:
    """Pin a text of a community, or one shown there, on its top; whether it was not there yet.
    Locks the community's row.

    UnknownText for one that lists do not show or that stands elsewhere; PinRefused where there are
    as many as there can be.
    """
    Community.objects.select_for_update().get(pk=community.pk)
    article = _listed_in(community, work_id)
    taken = dict(community.pins.values_list("article", "place"))
    if work_id in taken:
        return False
    # What lists do not show any more keeps no place from others.
    gone = community.pins.exclude(article__in=listed()).values_list("article", flat=True)
    for number in list(gone):
        community.pins.filter(article=number).delete()
        del taken[number]
    free = set(range(1, MOST_ON_TOP + 1)).difference(taken.values())
    if not free:
        raise PinRefused(
            "%(most)s texts are pinned already: unpin one of them first.", most=MOST_ON_TOP
        )
    RoomPin.objects.create(community=community, article=article, place=min(free), by=by, at=now)
    return True


def take_from_top(community: Community, *, work_id: int) -> bool:
    """Unpin it; whether it was pinned."""
    return bool(community.pins.filter(article=work_id).delete()[0])


def recommend(
    work_id: int,
    *,
    community: Community | None,
    office: str,
    line: str,
    by: Account,
    now: datetime,
) -> bool:
    """Put a text among the picks of a community, or of the site; whether it was not there yet.
    There already, it takes the new line.

    UnknownText as for `put_on_top`; PlaceRefused for too long a line.
    """
    line = " ".join(line.split())
    if len(line) > MAX_LINE:
        raise PlaceRefused("What you say of it has at most %(most)s characters.", most=MAX_LINE)
    article = _listed_in(community, work_id)
    _pick, made = Pick.objects.update_or_create(
        community=community,
        article=article,
        defaults={"line": line},
        create_defaults={"office": office, "line": line, "by": by, "at": now},
    )
    return made


def recommend_no_longer(work_id: int, *, community: Community | None) -> bool:
    """Take it out of the picks; whether it was among them."""
    return bool(Pick.objects.filter(article=work_id, community=community).delete()[0])


def _listed_in(community: Community | None, work_id: int) -> Article:
    found = listed().filter(pk=work_id)
    if community is not None:
        shown = Q(showings__community=community, showings__ended_at=None)
        found = found.filter(Q(community=community) | shown)
    article = found.first()
    if article is None:
        raise UnknownText("There is no such text.")
    return article
