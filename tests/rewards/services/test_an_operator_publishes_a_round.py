"""`manage.py publish_cycle` writes the file of a round, and says whether it comes out again."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from rewards.models import Cycle, Recomputation
from rewards.services import run_cycle
from rewards.stored_inputs import file_name, is_intact
from tests.rewards.services.world import CLOSES, World


def publish(*arguments: str) -> str:
    said = StringIO()
    call_command("publish_cycle", *arguments, stdout=said)
    return said.getvalue()


@pytest.fixture
def numbers(lonely: World) -> list[int]:
    """Two rounds that paid, as they stand from before files were published."""
    found = []
    for day in range(2):
        lonely.fill(2, seed=80 + day, closes_at=CLOSES + timedelta(days=day))
        cycle = run_cycle(CLOSES + timedelta(days=day, minutes=1), rules=lonely.rules)
        assert cycle is not None and not cycle.inputs_digest
        found.append(cycle.number)
    return found


def test_one_round_is_published(numbers: list[int]) -> None:
    said = publish(str(numbers[1]))
    digest = bytes(Cycle.objects.get(pk=numbers[1]).inputs_digest)
    assert said.startswith(f"Round {numbers[1]}: {file_name(digest)}, ")
    assert digest.hex() in said and said.endswith("; it comes out again as it was paid.\n")
    assert is_intact(digest) and not Cycle.objects.get(pk=numbers[0]).inputs_digest
    assert Recomputation.objects.get(cycle=numbers[1]).finding == ""


def test_all_that_are_missing_are_published_once(numbers: list[int]) -> None:
    assert publish("--missing").count("\n") == 2
    assert publish("--missing") == ""


def test_a_file_that_is_gone_comes_back(numbers: list[int]) -> None:
    publish("--missing")
    digest = bytes(Cycle.objects.get(pk=numbers[0]).inputs_digest)
    default_storage.delete(file_name(digest))
    publish(str(numbers[0]))
    assert is_intact(digest)


def test_a_round_that_differs_ends_with_one(numbers: list[int]) -> None:
    Cycle.objects.filter(pk=numbers[0]).update(recent_claims_after=1)
    with pytest.raises(CommandError, match=f"rounds {numbers[0]}\\.$") as refused:
        publish("--missing")
    assert refused.value.returncode == 1


def test_a_digest_that_is_in_no_seal_is_replaced_when_asked(numbers: list[int]) -> None:
    Cycle.objects.filter(pk=numbers[0]).update(inputs_digest=b"\1" * 32)
    with pytest.raises(CommandError, match="another file") as refused:
        publish(str(numbers[0]))
    assert refused.value.returncode == 2
    assert "it comes out again" in publish(str(numbers[0]), "--replace")
    Cycle.objects.filter(pk=numbers[0]).update(block=1, price_ink=1)
    default_storage.delete(file_name(bytes(Cycle.objects.get(pk=numbers[0]).inputs_digest)))
    with pytest.raises(CommandError, match="another file"):
        publish(str(numbers[0]), "--replace")


@pytest.mark.parametrize("arguments", [[], ["999"]])
def test_what_cannot_be_done_ends_with_two(numbers: list[int], arguments: list[str]) -> None:
    with pytest.raises(CommandError) as refused:
        publish(*arguments)
    assert refused.value.returncode == 2
