"""On the command line INK of the treasury is proposed: shown first, asked for, and signed by
another administrator like any other.
"""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from ledger.assets import Asset
from ledger.selectors import balance
from moderation.models import Proposal, StaffAct
from tests.moderation.world import World

WHY = "Prize of the spring essay"


def order(world: World, *words: str, by: str = "", reason: str = WHY) -> str:
    said = StringIO()
    who = by or world.administrator.name
    call_command("propose_payment", *words, "--reason", reason, "--by", who, stdout=said)
    return said.getvalue()


def test_the_review_says_everything_and_the_name_is_typed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builtins.input", lambda _question: world.writer.name)
    before = balance(world.writer.wallet_id, Asset.INK)
    said = order(world, f"@{world.writer.name}", "0.005")
    for words in (f"0.005 INK to @{world.writer.name}", WHY, f"By: @{world.administrator.name}"):
        assert words in said
    [made] = Proposal.objects.all()
    assert (made.receiver, made.amount, made.by) == (world.writer, 5, world.administrator)
    assert made.state == Proposal.State.OPEN
    assert balance(world.writer.wallet_id, Asset.INK) == before
    assert StaffAct.objects.filter(act="proposal.made", by=world.administrator).count() == 1


def test_another_name_proposes_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda _question: "nobody")
    with pytest.raises(CommandError, match="Nothing was proposed"):
        order(world, world.writer.name, "0.005")
    assert not Proposal.objects.exists()


def test_the_same_order_on_one_day_is_one_proposal(world: World) -> None:
    for _ in range(2):
        order(world, world.writer.name, "0.005", "--yes")
    assert Proposal.objects.count() == 1


@pytest.mark.parametrize(
    ("receiver", "amount", "by", "reason", "refusal"),
    [
        ("nobody-here", "1", "", WHY, "There is no account nobody-here"),
        ("WRITER", "1", "nobody-here", WHY, "There is no account nobody-here"),
        ("WRITER", "1e3", "", WHY, "is not an amount"),
        ("WRITER", "999999999", "", WHY, "The treasury holds"),
        ("WRITER", "0.005", "", " ", "Say why"),
        ("WRITER", "0.005", "WRITER", WHY, "Only administrators"),
    ],
)
def test_what_makes_no_sense_is_refused(
    world: World, receiver: str, amount: str, by: str, reason: str, refusal: str
) -> None:
    receiver, by = (each.replace("WRITER", world.writer.name) for each in (receiver, by))
    with pytest.raises(CommandError, match=refusal):
        order(world, receiver, amount, "--yes", by=by, reason=reason)
    assert not Proposal.objects.exists()
