"""With a tick, the time of an answer says nothing about what was computed, or whether at all."""

import time
from pathlib import Path

import pytest

from ledger.signer.server import Signer
from ledger.signer.vault import Vault, create
from tests.ledger.signer.processes import ORIGIN

TICK = 10.0


class Clock:
    """A monotonic clock that only stands still or is slept away."""

    def __init__(self, now: float) -> None:
        self.now = now

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.mark.parametrize("work", [0.0, 0.001, 3.7, 9.99, 12.5])
@pytest.mark.parametrize("start", [100.0, 104.2])
def test_every_answer_leaves_at_a_whole_multiple(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: float, work: float
) -> None:
    create(tmp_path / "keys", origin=ORIGIN)
    signer = Signer(Vault.open(tmp_path / "keys", origin=ORIGIN), lambda *_: True, TICK)
    clock = Clock(start)
    monkeypatch.setattr(time, "monotonic", clock.monotonic)
    monkeypatch.setattr(time, "sleep", clock.sleep)

    def sign(_: object, request: object) -> str:
        clock.now += work
        return "a note"

    monkeypatch.setattr(Signer, "_sign", sign)
    request = {
        "origin": ORIGIN,
        "old_size": 0,
        "new_size": 1,
        "root": "00" * 32,
        "proof": list[str](),
    }
    assert signer.answer(request) == {"note": "a note"}
    assert clock.now % TICK == pytest.approx(0, abs=1e-9)
    assert clock.now - (start + work) < TICK
    clock.now += 0.3
    assert "error" in signer.answer({})
    assert clock.now % TICK == pytest.approx(0, abs=1e-9)
    signer.vault.close()
