"""Keeping circles: lists of people, known to nobody but who keeps them."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count

from accounts.locks import lock_account
from accounts.models import Account
from articles.errors import CircleRefused
from articles.models import Circle, CircleMember
from articles.models.circle import MAX_NAME
from articles.wording import one_line

#: Circles an account keeps, and people in one of them.
MAX_CIRCLES = 50
MAX_MEMBERS = 500


@transaction.atomic
def make_circle(owner: Account, *, name: str, now: datetime) -> Circle:
    """Begin a circle. CircleRefused for a bad name or one too many. Locks the owner's row."""
    line = one_line(name)
    if not 1 <= len(line) <= MAX_NAME:
        raise CircleRefused("A circle's name has 1 to %(most)s characters.", most=MAX_NAME)
    lock_account(owner.pk)
    mine = Circle.objects.filter(owner=owner)
    if mine.filter(name=line).exists():
        raise CircleRefused("You have a circle with this name already: %(name)s.", name=line)
    if mine.count() >= MAX_CIRCLES:
        raise CircleRefused("%(most)s circles are enough: delete one first.", most=MAX_CIRCLES)
    return Circle.objects.create(owner=owner, name=line, created_at=now)


@transaction.atomic
def add_to_circle(owner: Account, *, circle_id: int, name: str, now: datetime) -> None:
    """Put somebody in one's own circle; who is in it stays. CircleRefused. Locks the circle."""
    circle = _own(owner, circle_id)
    wanted = name.strip().removeprefix("@").lower()
    account = Account.objects.filter(name=wanted, is_active=True).first()
    if account is None:
        raise CircleRefused("There is no account named %(name)s.", name=wanted[:40])
    if account.pk == owner.pk:
        raise CircleRefused("You read your own texts anyway.")
    size = CircleMember.objects.filter(circle=circle).aggregate(n=Count("pk"))["n"]
    if size >= MAX_MEMBERS:
        raise CircleRefused("A circle has at most %(most)s people.", most=MAX_MEMBERS)
    made = [CircleMember(circle=circle, account=account, at=now)]
    CircleMember.objects.bulk_create(made, ignore_conflicts=True)


@transaction.atomic
def remove_from_circle(owner: Account, *, circle_id: int, name: str) -> None:
    """Take somebody out: they no longer read what is for this circle alone. CircleRefused."""
    circle = _own(owner, circle_id)
    CircleMember.objects.filter(circle=circle, account__name=name).delete()


@transaction.atomic
def delete_circle(owner: Account, *, circle_id: int) -> None:
    """Let a circle go; what was for it alone is read by its author alone. CircleRefused."""
    _own(owner, circle_id).delete()


def _own(owner: Account, circle_id: int) -> Circle:
    found = Circle.objects.select_for_update().filter(pk=circle_id, owner=owner).first()
    if found is None:
        raise CircleRefused("You have no such circle.")
    return found
