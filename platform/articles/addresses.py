"""Addresses without words, for texts whose words are erased.

An address is made from the title, so erasing the title renames the address to a number. Of the
old one a keyed hash stays, HMAC-SHA-256 under the site's secret key: the old address then still
answers 410 and not 404, and is not given to another text. Who takes the database but not the key
cannot try titles against it; who has both can, as they could with every log of visited addresses.
"""

from django.db.models import CharField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat
from django.utils.crypto import salted_hmac

from articles.models import FormerAddress


def numbered(prefix: str) -> Combinable:
    """`prefix--number`, for an update of many; two hyphens are in no address made from a title."""
    return Concat(Value(f"{prefix}--"), Cast("pk", CharField()))


def digest_of(author_id: int, permlink: str) -> str:
    """What is kept of an address; with another secret key none is found again."""
    return salted_hmac(
        "articles.former", f"{author_id}/{permlink}", algorithm="sha256"
    ).hexdigest()


def erased_at(author_id: int, permlink: str) -> int | None:
    """The number of the erased article that had this address. One query."""
    found = FormerAddress.objects.filter(author=author_id, digest=digest_of(author_id, permlink))
    return found.values_list("pk", flat=True).first()
