"""The rule set in force changes while windows are open: each work is paid by the one it has."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from curation.models import Work
from ledger.models import Batch
from rewards import rules as rule_sets
from rewards.models import Cycle, Payout
from rewards.rules import RuleSet, load
from rewards.selectors import estimate, estimates
from rewards.services import run_cycle
from tests.rewards.services.audit import findings, recomputed
from tests.rewards.services.world import CLOSES, World

NOW = CLOSES + timedelta(hours=2)


@pytest.fixture
def next_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RuleSet]:
    """A rule set after inkwell-1: curators get a quarter, in cycles of two hours; claims fade
    more slowly."""
    for path in rule_sets.RULESETS.glob("inkwell-*.json"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    value = json.loads((tmp_path / "inkwell-1.json").read_bytes())
    value["name"] = "inkwell-2"
    value["payout"] |= {
        "curation_bp": 2_500,
        "cycle_seconds": 7_200,
        "claims_decay_seconds": 10**8,
    }
    (tmp_path / "inkwell-2.json").write_text(json.dumps(value))
    monkeypatch.setattr(rule_sets, "RULESETS", tmp_path)
    yield load("inkwell-2")
    load.cache_clear()


def pay_all(rules: RuleSet) -> None:
    while run_cycle(NOW, rules=rules) is not None:
        pass


def test_each_work_is_paid_by_its_own(lonely: World, next_rules: RuleSet) -> None:
    author, *voters = lonely.wallets
    old = lonely.work(author, dict.fromkeys(voters, 10**12))
    new = lonely.work(author, dict.fromkeys(voters, 10**12))
    Work.objects.filter(pk=new).update(rules="inkwell-2")
    pay_all(next_rules)
    cycles = {cycle.rules: cycle for cycle in Cycle.objects.filter(works__gt=0)}
    assert {name: cycle.works for name, cycle in cycles.items()} == {
        "inkwell-1": 1,
        "inkwell-2": 1,
    }
    for work, name, share in ((old, "inkwell-1", 50), (new, "inkwell-2", 25)):
        payout = Payout.objects.get(work=work)
        assert payout.cycle_id == cycles[name].number
        assert round(100 * payout.curation_reward / payout.payout) == share
        batch = Batch.objects.get(reference=f"cycle/{payout.cycle_id}/work/{work}")
        assert batch.rules == name
    assert findings() == []
    assert recomputed() == []


def test_an_estimate_is_by_the_works_own(lonely: World, next_rules: RuleSet) -> None:
    author, *voters = lonely.wallets
    work = lonely.work(author, dict.fromkeys(voters, 10**12))
    Work.objects.filter(pk=work).update(rules="inkwell-2")
    fair = estimate(work, rules=next_rules, now=CLOSES).split.payouts[0]
    assert estimates({work: "inkwell-2"}, now=CLOSES) == {work: fair}
    assert estimates({work: "inkwell-1"}, now=CLOSES)[work] > fair


def test_tokens_are_issued_by_the_rules_in_force(world: World, next_rules: RuleSet) -> None:
    pay_all(next_rules)
    assert [cycle.rules for cycle in Cycle.objects.filter(works__gt=0)] == ["inkwell-1"]
    issued = Batch.objects.filter(rules="inkwell-2").values_list("reference", flat=True)
    assert len(issued) >= 1
    assert all(reference.count("/") == 1 for reference in issued)


def test_an_unknown_rule_set_stops_nobody(world: World, next_rules: RuleSet) -> None:
    lost, *known = world.works
    Work.objects.filter(pk=lost).update(rules="inkwell-lost")
    pay_all(load("inkwell-1"))
    assert set(Payout.objects.values_list("work_id", flat=True)) == set(known)
