"""Keeping collections: making them, what they are called, and which texts stand in them, in order.

Whoever changes what an account collects holds the account's row, so that places and bounds keep.
A collection for everybody passes texts on, and asks as much; one of one's own asks for no more
than reading.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal, Self

from django.db import transaction
from django.db.models import Max

from accounts.locks import lock_account
from accounts.models import Account
from articles.choices import Audience
from articles.errors import CollectionRefused, NotOpen, UnknownText
from articles.models import Article, Collection, CollectionPart
from articles.models.collection import MAX_TITLE, MAX_WORDS
from articles.services.resharing import may_be_passed_on
from articles.services.standing import require_voice
from articles.states import State
from articles.visibility import visible_to
from articles.wording import free_permlink, one_line, plain_source
from articles.wording import slug as slug_of

#: Collections that an account keeps, and texts in one of them.
MAX_COLLECTIONS: Final = 50
MAX_TEXTS: Final = 500
_MAX_SLUG: Final = 80

type Direction = Literal["earlier", "later"]


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over a collection, and whether everybody sees it."""

    title: str
    words: str = ""
    public: bool = False

    @property
    def stored(self) -> Self:
        """As it is kept: single blanks in the title, no blank edges."""
        return replace(self, title=one_line(self.title), words=plain_source(self.words).strip())


@transaction.atomic
def make_collection(owner: Account, *, heading: Heading, now: datetime) -> Collection:
    """Begin a collection. CollectionRefused for a title that is none, is too long or is that of
    another one, and for one collection too many; InSuspension for one that everybody would see.
    Locks the owner's row.
    """
    kept = _checked(heading)
    lock_account(owner.pk)
    if kept.public:
        require_voice(owner, now=now)
    mine = list(Collection.objects.filter(owner=owner))
    _require_other_title(kept.title, mine)
    if len(mine) >= MAX_COLLECTIONS:
        raise CollectionRefused(
            "%(most)s collections are enough: delete one first.", most=MAX_COLLECTIONS
        )
    return Collection.objects.create(
        owner=owner,
        slug=_address(kept.title, mine),
        title=kept.title,
        words=kept.words,
        public=kept.public,
        made_at=now,
    )


@transaction.atomic
def change_collection(owner: Account, *, slug: str, heading: Heading, now: datetime) -> str:
    """Give a collection of one's own other words, or other readers; returns its address.

    That stays, so that links lead to it, until others are shown it: then it is made of its title.
    As `make_collection`, and UnknownText for one that is not theirs. Locks the owner's row.
    """
    kept = _checked(heading)
    found = own_collection(owner, slug=slug)
    if kept.public:
        require_voice(owner, now=now)
    others = list(Collection.objects.filter(owner=owner).exclude(pk=found.pk))
    _require_other_title(kept.title, others)
    if kept.public and not found.public:
        found.slug = _address(kept.title, others)
    found.title, found.words, found.public = kept.title, kept.words, kept.public
    found.save(update_fields=["slug", "title", "words", "public"])
    return found.slug


@transaction.atomic
def delete_collection(owner: Account, *, slug: str) -> None:
    """Let a collection go; its texts stay where they are. Twice changes nothing. Locks the owner's
    row.
    """
    lock_account(owner.pk)
    Collection.objects.filter(owner=owner, slug=slug).delete()


@transaction.atomic
def collect(owner: Account, *, slug: str, work_id: int, now: datetime) -> None:
    """Put an article last in a collection of one's own; where it stands already it stays.

    UnknownText for a collection that is not theirs or a text that they may not read; NotOpen for
    one that was taken down or is for circles, and where everybody would see it also for one whose
    author wants it passed on by nobody, or not by them. CollectionRefused where it is full,
    InSuspension. Locks the owner's row.
    """
    found = own_collection(owner, slug=slug)
    parts = CollectionPart.objects.filter(collection=found)
    if parts.filter(article=work_id).exists():
        return
    if found.public:
        require_voice(owner, now=now)
        article = may_be_passed_on(owner, work_id=work_id)
    else:
        article = _may_be_kept(owner, work_id=work_id)
    if parts.count() >= MAX_TEXTS:
        raise CollectionRefused(
            "A collection has at most %(most)s texts: begin another one.", most=MAX_TEXTS
        )
    last = parts.aggregate(last=Max("position"))["last"]
    CollectionPart.objects.create(
        collection=found, article=article, position=(last or 0) + 1, at=now
    )


@transaction.atomic
def collect_no_longer(owner: Account, *, slug: str, work_id: int) -> None:
    """Take an article out of a collection of one's own; twice changes nothing. UnknownText for a
    collection that is not theirs. Locks the owner's row.
    """
    found = own_collection(owner, slug=slug)
    CollectionPart.objects.filter(collection=found, article=work_id).delete()


@transaction.atomic
def move_in_collection(owner: Account, *, slug: str, work_id: int, direction: Direction) -> None:
    """Let a text change places with the one before or after it; at an end it stays.

    UnknownText where they have no such text in such a collection. Locks the owner's row.
    """
    found = own_collection(owner, slug=slug)
    beside = CollectionPart.objects.filter(collection=found)
    part = beside.filter(article=work_id).first()
    if part is None:
        raise UnknownText("There is no such text in this collection.")
    if direction == "earlier":
        other = beside.filter(position__lt=part.position).order_by("-position").first()
    else:
        other = beside.filter(position__gt=part.position).order_by("position").first()
    if other is not None:
        CollectionPart.objects.filter(pk=other.pk).update(position=part.position)
        CollectionPart.objects.filter(pk=part.pk).update(position=other.position)


def own_collection(owner: Account, *, slug: str) -> Collection:
    """The owner's collection at that address. UnknownText. Locks the owner's row."""
    lock_account(owner.pk)
    found = Collection.objects.filter(owner=owner, slug=slug).first()
    if found is None:
        raise UnknownText("You have no such collection.")
    return found


def _may_be_kept(owner: Account, *, work_id: int) -> Article:
    article = Article.objects.filter(visible_to(owner), pk=work_id).first()
    if article is None:
        raise UnknownText("There is no such text.")
    if article.state != State.PUBLISHED:
        raise NotOpen("This text was taken down and cannot be collected.")
    if article.audience != Audience.EVERYBODY:
        raise NotOpen("This text is for circles alone and cannot be collected.")
    return article


def _checked(heading: Heading) -> Heading:
    kept = heading.stored
    if not 1 <= len(kept.title) <= MAX_TITLE:
        raise CollectionRefused(
            "A collection's title has 1 to %(most)s characters.", most=MAX_TITLE
        )
    if len(kept.words) > MAX_WORDS:
        raise CollectionRefused(
            "What you say of a collection has at most %(most)s characters.", most=MAX_WORDS
        )
    return kept


def _address(title: str, others: list[Collection]) -> str:
    wanted = slug_of(title, limit=_MAX_SLUG) or "collection"
    return free_permlink(wanted, taken={each.slug for each in others})


def _require_other_title(title: str, others: list[Collection]) -> None:
    if any(each.title.casefold() == title.casefold() for each in others):
        raise CollectionRefused("You have a collection of this title already.")
