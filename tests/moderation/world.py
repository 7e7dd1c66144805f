"""A small site for tests of moderation: a writer, readers, a community, offices, rewards."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from accounts.models import Account
from accounts.services import register
from articles.models import Article
from articles.services import publish, vote_on
from communities.models import Community
from communities.roles import Role
from communities.services import found, give_role, join
from ledger.selectors import database_time
from moderation.models import Case, Decision
from moderation.reasons import Reason
from moderation.services import decide, report
from moderation.services.deciding import Ruling
from rewards.services import genesis, run_cycle
from tests.rules import active_rules


@dataclass
class World:
    """Everybody's name says what they are here."""

    now: datetime
    writer: Account
    reader: Account
    moderator: Account
    colleague: Account
    site: Account
    administrator: Account
    soil: Community
    text: Article

    def report(self, *, by: Account | None = None, reason: Reason = Reason.SPAM) -> Case:
        """A report of the text by the reader, or by somebody else."""
        return report(
            work_id=self.text.pk,
            reporter=by or self.reader,
            reason=reason,
            key=key(),
            now=self.now,
        )

    def decide(self, case: Case, ruling: Ruling, *, by: Account | None = None) -> Decision:
        """A decision of the community's moderator, or of somebody else."""
        return decide(case.pk, by=by or self.moderator, ruling=ruling, key=key(), now=self.now)

    def pay(self, *, at: datetime | None = None) -> None:
        """Run all rounds that are due."""
        while run_cycle(at or self.now, rules=active_rules()) is not None:
            pass


def key() -> UUID:
    """The key of a form that was never sent before."""
    return uuid4()


def make_world() -> World:
    """The text was written six days ago and has a vote; its voting ends tomorrow."""
    now = database_time()
    genesis(now - timedelta(days=9), rules=active_rules())
    written = now - timedelta(days=6)
    names = ("writer", "reader", "moderator", "colleague", "site-mod", "chief", "founder")
    people = {name: register(name, now=written, reserved=True) for name in names}
    for name, chief in (("site-mod", False), ("chief", True)):
        people[name].is_staff, people[name].is_superuser = True, chief
        people[name].save()
    soil = found("soil", title="Soil", founder=people["founder"], now=written)
    for name in ("writer", "moderator", "colleague"):
        join(soil, account=people[name], now=written)
    for name in ("moderator", "colleague"):
        give_role(
            soil, account=people[name], role=Role.MODERATOR, by=people["founder"], now=written
        )
    text = publish(
        people["writer"], title="Beans", body="They climb.", community=soil, now=written
    )
    vote_on(text.pk, voter=people["reader"], weight_bp=10_000, now=written + timedelta(hours=1))
    return World(
        now=now,
        writer=people["writer"],
        reader=people["reader"],
        moderator=people["moderator"],
        colleague=people["colleague"],
        site=people["site-mod"],
        administrator=people["chief"],
        soil=soil,
        text=text,
    )
