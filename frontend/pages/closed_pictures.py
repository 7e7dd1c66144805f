"""Pictures of texts that are not to be seen: closed as the texts are, and open again with them."""

from http import HTTPStatus

from accounts.models import Account
from articles.selectors import StoredFile, rooms_showing
from moderation.rights import may_see
from moderation.selectors import office_of
from moderation.selectors.log import is_removed_by_law


def closed_with(found: StoredFile, *, address: str) -> HTTPStatus | None:
    """With which status a picture is closed to readers; None for one that is open. Three
    queries, none where no text that shows it was removed.
    """
    if found.withheld:
        return HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS
    if found.removed and is_removed_by_law(rooms_showing(address).keys()):
        return HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS
    if found.closed:
        return HTTPStatus.GONE
    return HTTPStatus.FORBIDDEN if found.silenced else None


def may_open(found: StoredFile, *, address: str, viewer: Account | None) -> bool:
    """Whether a closed picture is open to somebody: its owner, and who moderates each text that
    shows it, if any does. At most six queries.
    """
    if viewer is None:
        return False
    if viewer.pk == found.owner:
        return True
    office = office_of(viewer)
    if office.moderator or not office.is_any:
        return office.moderator
    rooms = set(rooms_showing(address).values())
    return bool(rooms) and all(may_see(office, community=each) for each in rooms)
