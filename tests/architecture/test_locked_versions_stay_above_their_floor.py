"""A resolver does not fail where two packages disagree: it quietly takes one from years ago."""

import tomllib

import pytest

from tests.architecture.source import ROOT

FLOORS = {
    "argon2-cffi": (25, 1),
    "celery": (5, 7),
    "django": (6, 1, 3),
    "django-allauth": (65, 21),
    "django-htmx": (1, 29),
    "ecdsa": (0, 19, 2),
    "gunicorn": (27, 0),
    "kombu": (5, 7),
    "nh3": (0, 3, 8),
    "mdit-py-plugins": (0, 7),
    "numpy": (2, 4),
    "pillow": (13,),
    "psycopg": (3, 3, 9),
    "pygments": (2, 21),
    "pywebpush": (2, 5),
    "redis": (8, 1),
    "whitenoise": (6, 12),
}


def _locked() -> dict[str, tuple[int, ...]]:
    lock = tomllib.loads((ROOT / "uv.lock").read_text())
    return {
        package["name"]: tuple(
            int(part) for part in package["version"].split(".") if part.isdigit()
        )
        for package in lock["package"]
        if "version" in package
    }


@pytest.mark.parametrize("package", FLOORS)
def test_a_package_is_not_older_than_its_floor(package: str) -> None:
    assert _locked()[package] >= FLOORS[package]
