"""What officers do to a community: as `communities.services` and `articles.services` do it, and
each act that changes something on record under who did it.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.models import Account
from articles import services as articles
from communities import services as communities
from communities.models import Community, Invitation, JoinRequest, Membership, Spending
from communities.roles import Role
from communities.services.describing import Description
from communities.services.locked import locked_community, role_in
from moderation.services.recording import Details, record


@transaction.atomic
def set_up(
    community: Community,
    *,
    by: Account,
    as_: Description,
    rules: Sequence[tuple[str, str]],
    now: datetime,
) -> None:
    """Set what a community says of itself and its rules. Locks its row. CommunityError."""
    before = _settings(locked_community(community))
    communities.set_up(community, by=by, as_=as_, rules=rules)
    after = _settings(Community.objects.get(pk=community.pk))
    changed = " ".join(name for name, value in after.items() if before[name] != value)
    if changed:
        details: Details = {"changed": changed}
        record(by, act="community.set-up", community=community, details=details, now=now)


@transaction.atomic
def choose_picture(
    community: Community, *, by: Account, data: bytes, alt: str, now: datetime
) -> None:
    """As `articles.services.choose_picture`."""
    articles.choose_picture(community, by=by, data=data, alt=alt, now=now)
    record(by, act="community.pictured", community=community, now=now)


@transaction.atomic
def remove_picture(community: Community, *, by: Account, now: datetime) -> None:
    """As `articles.services.remove_picture`."""
    had = locked_community(community).picture
    articles.remove_picture(community, by=by, now=now)
    if had:
        record(by, act="community.unpictured", community=community, now=now)


@transaction.atomic
def set_share(community: Community, *, share_bp: int, by: Account, now: datetime) -> None:
    """As `communities.services.set_share`."""
    before = locked_community(community).host_share_bp
    communities.set_share(community, share_bp=share_bp, by=by, now=now)
    if before != share_bp:
        details: Details = {"before": before, "after": share_bp}
        record(by, act="community.shared", community=community, details=details, now=now)


@transaction.atomic
def give_role(
    community: Community, *, account: Account, role: Role, by: Account, now: datetime
) -> None:
    """As `communities.services.give_role`."""
    before = role_in(locked_community(community), account)
    communities.give_role(community, account=account, role=role, by=by, now=now)
    if before is not role:
        details: Details = {"before": before.value, "after": role.value}
        record(
            by,
            act="member.moved",
            account=account,
            community=community,
            details=details,
            now=now,
        )


@transaction.atomic
def give_title(
    community: Community, *, account: Account, title: str, by: Account, now: datetime
) -> None:
    """As `communities.services.give_title`."""
    mine = Membership.objects.filter(community=locked_community(community), account=account)
    before = mine.values_list("title", flat=True).first()
    communities.give_title(community, account=account, title=title, by=by, now=now)
    if before != mine.values_list("title", flat=True).first():
        record(by, act="member.titled", account=account, community=community, now=now)


@transaction.atomic
def invite(community: Community, *, account: Account, by: Account, now: datetime) -> None:
    """As `communities.services.invite`."""
    communities.invite(community, account=account, by=by, now=now)
    asked = Invitation.objects.filter(community=community, account=account).exists()
    act = "member.invited" if asked else "member.let-in"
    record(by, act=act, account=account, community=community, now=now)


@transaction.atomic
def take_back_invitation(
    community: Community, *, account: Account, by: Account, now: datetime
) -> None:
    """As `communities.services.take_back_invitation`."""
    if communities.take_back_invitation(community, account=account, by=by):
        record(by, act="member.uninvited", account=account, community=community, now=now)


@transaction.atomic
def answer_request(
    community: Community, *, account: Account, by: Account, let_in: bool, now: datetime
) -> None:
    """As `communities.services.answer_request`."""
    asks = JoinRequest.objects.filter(
        community=locked_community(community), account=account
    ).exists()
    communities.answer_request(community, account=account, by=by, let_in=let_in, now=now)
    if asks:
        act = "member.let-in" if let_in else "member.turned-away"
        record(by, act=act, account=account, community=community, now=now)


@transaction.atomic
def offer_ownership(community: Community, *, account: Account, by: Account, now: datetime) -> None:
    """As `communities.services.offer_ownership`."""
    communities.offer_ownership(community, account=account, by=by, now=now)
    record(by, act="community.offered", account=account, community=community, now=now)


@transaction.atomic
def take_up(community: Community, *, account: Account, now: datetime) -> None:
    """As `communities.services.claim`."""
    before = role_in(locked_community(community), account)
    communities.claim(community, account=account, now=now)
    if before is not Role.OWNER:
        record(account, act="community.taken-up", community=community, now=now)


@transaction.atomic
def ask_to_spend(
    community: Community,
    *,
    receiver: Account,
    amount: int,
    words: str,
    key: UUID,
    by: Account,
    now: datetime,
) -> Spending:
    """As `communities.services.ask_to_spend`."""
    known = Spending.objects.filter(key=key, community=locked_community(community)).exists()
    made = communities.ask_to_spend(
        community, receiver=receiver, amount=amount, words=words, key=key, by=by, now=now
    )
    if not known:
        _record_spending(made, act="spending.asked", by=by, now=now)
    return made


@transaction.atomic
def sign_spending(number: int, *, by: Account, now: datetime) -> None:
    """As `communities.services.sign_spending`."""
    before = _spending(number)
    communities.sign_spending(number, by=by, now=now)
    if before is not None and before.state != _spending_state(number):
        _record_spending(before, act="spending.signed", by=by, now=now)


@transaction.atomic
def stop_spending(number: int, *, by: Account, now: datetime) -> None:
    """As `communities.services.stop_spending`."""
    before = _spending(number)
    communities.stop_spending(number, by=by, now=now)
    if before is not None and before.state != _spending_state(number):
        _record_spending(before, act="spending.stopped", by=by, now=now)


def _settings(community: Community) -> Mapping[str, object]:
    """What admins set, by name, of a community whose row is locked. One query."""
    names = ("title", "about", "kind", "language", "welcome", "sensitive", "holds_first")
    rules = list(community.rules.order_by("position").values_list("title", "words"))
    return {name: getattr(community, name) for name in names} | {"rules": rules}


def _spending(number: int) -> Spending | None:
    """A payment as it stands, its community's row locked."""
    found = Spending.objects.select_related("community", "receiver").filter(pk=number).first()
    if found is None:
        return None
    locked_community(found.community)
    found.refresh_from_db(fields=["state"])
    return found


def _spending_state(number: int) -> str:
    return Spending.objects.values_list("state", flat=True).get(pk=number)


def _record_spending(found: Spending, *, act: str, by: Account, now: datetime) -> None:
    record(
        by,
        act=act,
        account=found.receiver,
        community=found.community,
        details={"spending": found.pk, "milli_ink": found.amount},
        now=now,
    )
