"""Whatever the code puts on record is said in words at the desk, in both languages."""

import ast
import re
from collections.abc import Iterator

import pytest
from django.utils.translation import override

from frontend.admin.details import LABELS, details
from frontend.admin.words import ACTS, ASIDE
from moderation.models import Proposal, StaffAct
from moderation.services.recording import Details
from rewards.services import parking

#: As recording names them; a name that is made of a state has its first part written out.
_ACT = re.compile(r"[a-z]+\.[a-z-]+")


def recorded(source: str) -> Iterator[str]:
    """The names of acts in a file of services."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            if node.values[0].value == "proposal.":
                yield from (f"proposal.{each}" for each in Proposal.State if each != "open")
        elif isinstance(node, ast.Constant) and _ACT.fullmatch(str(node.value)):
            yield str(node.value)


def test_every_act_that_is_recorded_has_words(pytestconfig: pytest.Config) -> None:
    folder = pytestconfig.rootpath / "platform" / "moderation" / "services"
    found = {act for file in folder.glob("*.py") for act in recorded(file.read_text("utf-8"))}
    assert len(found) > 20
    assert found - ACTS.keys() == set()


def test_every_detail_that_is_recorded_has_words() -> None:
    """The types let nothing else be recorded."""
    assert Details.__annotations__.keys() - LABELS.keys() == set()


def test_every_reason_to_put_a_work_aside_has_words() -> None:
    assert set(re.findall("THEN '([^']+)'", parking._PARK)) == ASIDE.keys()


def test_the_words_are_swedish_too() -> None:
    for known in (ACTS, ASIDE, LABELS):
        english = {name: str(words) for name, words in known.items()}
        with override("sv"):
            assert [name for name, words in known.items() if str(words) == english[name]] == []


def test_a_payment_of_the_site_is_told_in_words() -> None:
    facts: Details = {"proposal": 3, "what": Proposal.What.PAYMENT.value, "milli_ink": 12_500}
    with override("en"):
        said = details(StaffAct(act="proposal.made", details=facts))
    assert said.replace("\xa0", " ") == "proposal: 3; what: a payment; amount: 12.500 INK"
