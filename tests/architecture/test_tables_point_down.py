"""Foreign keys and migrations point down like imports: a key given as a string is no import."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.db.migrations.loader import MigrationLoader

from tests.architecture.source import LAYERS

_HEIGHT = {label: -place for place, label in enumerate(LAYERS)}


def _points_down(label: str, *, at: str) -> bool:
    """Tables of others, as Django's own, are below everything."""
    return at not in _HEIGHT or _HEIGHT[at] <= _HEIGHT[label]


def _foreign_keys() -> list[tuple[type[models.Model], models.ForeignKey[models.Model]]]:
    return [
        (model, field)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in _HEIGHT
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey)
    ]


def test_there_are_foreign_keys_to_look_at() -> None:
    assert _foreign_keys()


def test_no_foreign_key_points_up() -> None:
    up = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model, field in _foreign_keys()
        if not _points_down(model._meta.app_label, at=field.related_model._meta.app_label)
    ]
    assert up == []


@pytest.mark.parametrize("label", LAYERS)
def test_no_migration_depends_on_a_higher_one(label: str) -> None:
    loader = MigrationLoader(None)
    up = [
        f"{label}.{name} -> {other}.{dependency}"
        for (app, name), migration in loader.disk_migrations.items()
        if app == label
        for other, dependency in migration.dependencies
        if not _points_down(label, at=other)
    ]
    assert up == []


@pytest.mark.django_db
def test_the_migrations_say_what_the_models_say() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
