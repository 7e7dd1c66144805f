"""The signer dies at each of its steps: whatever was signed stays the only root of its size."""

import pytest

from ledger.signing import SignerRefused, SignerUnavailable
from tests.ledger.signer.processes import Ledger, SignerProcess

pytestmark = pytest.mark.slow

# Arms itself with the first request: the steps of the start are none of a signature.
DYING = """
import os, signal, sys
import ledger.signer.server as server
from ledger.signer.__main__ import main

module, name, moment, nth = {step!r}
place = {{"os": os, "server": server, "wire": server.wire}}[module]
real, judge, calls = getattr(place, name), server.require_continuation, 0

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def step(*arguments, **named):
    global calls
    calls += 1
    if calls == nth and moment == "before":
        die()
    result = real(*arguments, **named)
    if calls == nth:
        die()
    return result

def arm(*arguments, **named):
    judge(*arguments, **named)
    setattr(place, name, step)

server.require_continuation = arm
sys.exit(main())
"""

STEPS = [
    ("os", "fsync", "before", 1),
    ("os", "fsync", "after", 1),
    ("os", "rename", "before", 1),
    ("os", "rename", "after", 1),
    ("os", "fsync", "before", 2),
    ("os", "fsync", "after", 2),
    ("server", "sign", "before", 1),
    ("server", "sign", "after", 1),
    ("wire", "send", "after", 1),
]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: "-".join(map(str, step)))
def test_of_two_histories_one_is_signed(
    stopped_signer: SignerProcess, ledger: Ledger, step: tuple[str, str, str, int]
) -> None:
    stopped_signer.start(code=DYING.format(step=step))
    other = ledger.copy()
    ledger.grow(b"one")
    other.grow(b"another")
    answered = is_signed(ledger)
    stopped_signer.wait()
    stopped_signer.start()
    signed = [is_signed(other), is_signed(ledger)]
    assert sum(signed) == 1
    assert signed[1] or not answered


def is_signed(ledger: Ledger) -> bool:
    try:
        ledger.sign(since=0)
    except (SignerRefused, SignerUnavailable):
        return False
    return True
