"""No newcomer gets a name that is read as somebody else's."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from accounts.errors import NameRefused
from accounts.models import Account
from accounts.names import InvalidName, check_name, skeleton
from accounts.services import free_name, register, register_all

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
#: Pairs that Unicode's confusables table or the eye takes for one another.
ALIKE = [
    ("modern", "rnodern"),
    ("walter", "vvalter"),
    ("google", "g00gle"),
    ("paul", "pau1"),
    ("paul", "paui"),
    ("tove-lind", "tovelind"),
    ("tove.lind", "tove-lind"),
    ("tom", "t-orn"),
    ("vwa", "wva"),
]


@pytest.fixture(autouse=True)
def nothing_lent(settings: Settings) -> None:
    settings.INKWELL_STARTER_DELEGATION = 0


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_look_alikes_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("tove", "tave"), ("nora", "mora"), ("ann", "anna")])
def test_different_names_stay_different(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize("name", ["adm1n", "rnoderator", "ink-well", "gone-12"])
def test_nobody_passes_for_the_house(name: str) -> None:
    with pytest.raises(InvalidName, match="kept for the site"):
        check_name(name)


def test_a_newcomer_may_not_look_like_anybody(db: None) -> None:
    register("walter", now=NOW)
    with pytest.raises(NameRefused, match="looks like walter"):
        register("vva1ter", now=NOW)


def test_names_from_elsewhere_may_look_alike_but_no_newcomer_like_them(db: None) -> None:
    register("paul", now=NOW)
    register_all({"paui": NOW, "pau1": NOW})
    assert Account.objects.filter(skeleton=skeleton("paul")).count() == 3
    with pytest.raises(NameRefused):
        free_name("pa-ul")


def test_the_database_refuses_by_itself(db: None) -> None:
    register("walter", now=NOW)
    other = register("bert", now=NOW)
    with pytest.raises(IntegrityError, match="account_looks_like_no_other"), transaction.atomic():
        Account.objects.filter(pk=other.pk).update(name="vvalter")


@given(st.text("abciilmnorvw01-.", min_size=3, max_size=16))
def test_a_skeleton_looks_like_itself(name: str) -> None:
    assert skeleton(skeleton(name)) == skeleton(name)
    assert len(skeleton(name)) <= 32


def test_postgresql_and_python_see_the_same(db: None) -> None:
    names = [name for pair in ALIKE for name in pair] + ["a-1-i.l0o.mmw", "mw-vvrn.m1i.l0o"]
    register_all(dict.fromkeys(names, NOW))
    kept = Account.objects.filter(name__in=names).values_list("name", "skeleton")
    assert len(kept) == len(set(names))
    assert dict(kept) == {name: skeleton(name) for name in names}
