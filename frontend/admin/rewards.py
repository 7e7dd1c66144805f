"""Payout rounds, payouts and holds at the desk: to look at."""

from django.utils.translation import gettext_lazy as _

from frontend.admin.codes import HOLDS, OUTCOMES, ROUNDS
from frontend.admin.columns import counted, digest, ink, link, moment, plain, said
from frontend.admin.reading import Reading
from frontend.admin.site import desk
from frontend.admin.words import ASIDE
from rewards.models import Adoption, Cycle, Hold, Payout, Recomputation, Shard, Window


class Rounds(Reading):
    """Payout rounds and how far each has come."""

    many, one = _("Payout rounds"), _("Payout round")
    columns = (
        plain("number", _("Number")),
        said("state", _("State"), of=ROUNDS),
        moment("time", _("Time")),
        counted("works", _("Works")),
        ink("paid", _("Paid")),
        moment("closed_at", _("Closed")),
    )
    more = (
        plain("rules", _("Rules")),
        moment("frozen_at", _("Collected")),
        ink("fund_balance", _("In the pool when frozen")),
        ink("emission_content", _("New tokens for writers and readers")),
        ink("emission_vesting", _("New tokens behind Ink Power")),
        ink("emission_treasury", _("New tokens for the treasury")),
        ink("emission_signers", _("New tokens for the signers")),
        digest("plan_digest", _("Digest of the plan")),
        digest("inputs_digest", _("Digest of the inputs")),
        plain("block", _("Block")),
    )


class Shards(Reading):
    """The parts in which a round is paid. A search takes a part's number or its round's."""

    many, one = _("Parts of rounds"), _("Part of a round")
    numbers = ("pk", "cycle_id")
    columns = (
        plain("pk", _("Number")),
        link("cycle", _("Payout round"), to="rewards_cycle"),
        plain("index", _("Part")),
        counted("votes", _("Votes")),
        moment("posted_at", _("Paid")),
    )
    more = (plain("first_work", _("First work")), plain("last_work", _("Last work")))


class Payouts(Reading):
    """What works were paid. A search takes the number of a work."""

    many, one = _("Payouts"), _("Payout")
    columns = (
        link("work", _("Work"), to="curation_work"),
        link("cycle", _("Payout round"), to="rewards_cycle"),
        said("outcome", _("Outcome"), of=OUTCOMES),
        ink("payout", _("Payout")),
        moment("paid_at", _("Paid")),
    )
    more = (
        ink("author_reward", _("Author")),
        ink("curation_reward", _("Curators")),
        ink("beneficiary_reward", _("Co-authors")),
        ink("host_reward", _("Community")),
        ink("unclaimed", _("Left in the pool")),
        counted("curators", _("Curators paid")),
    )


class Holds(Reading):
    """Rewards on hold. A search takes the number of a work or of a decision."""

    many, one = _("Rewards on hold"), _("Reward on hold")
    numbers = ("pk", "placed_by")
    columns = (
        link("work", _("Work"), to="curation_work"),
        said("state", _("State"), of=HOLDS),
        plain("placed_by", _("Decision")),
        moment("placed_at", _("Since")),
        moment("settled_at", _("Ended")),
    )
    more = (
        link("wallet", _("Escrow wallet"), to="ledger_wallet"),
        plain("settled_by", _("Ended by decision")),
    )


class Windows(Reading):
    """Payout windows, and why one is in no round. A search takes its number or its work's."""

    many, one = _("Payout windows"), _("Payout window")
    numbers = ("pk", "work_id")
    columns = (
        plain("pk", _("Number")),
        link("work", _("Work"), to="curation_work"),
        link("cycle", _("Payout round"), to="rewards_cycle"),
        moment("closes_at", _("Closes")),
        said("parked", _("Put aside because"), of=ASIDE),
    )
    more = (moment("opens_at", _("Opens")),)


class Recomputations(Reading):
    """Rounds computed again from what is published. A search takes the number of a round."""

    many, one = _("Rounds worked out again"), _("Round worked out again")
    columns = (
        link("cycle", _("Payout round"), to="rewards_cycle"),
        moment("at", _("Time")),
        plain("finding", _("What differs")),
    )


class Adoptions(Reading):
    """Rules that came into force after the first, or will. A search takes a number."""

    many, one = _("Adopted rules"), _("Adopted rules")
    columns = (
        plain("pk", _("Number")),
        plain("rules", _("Rules")),
        moment("adopted_at", _("Adopted")),
        moment("starts_at", _("In force from")),
    )


desk.register(Adoption, Adoptions)
desk.register(Cycle, Rounds)
desk.register(Recomputation, Recomputations)
desk.register(Shard, Shards)
desk.register(Payout, Payouts)
desk.register(Hold, Holds)
desk.register(Window, Windows)
