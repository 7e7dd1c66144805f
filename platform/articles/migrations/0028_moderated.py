"""Texts can be removed, locked and labelled by moderators; nobody withdraws one any more."""

from django.db import migrations, models
from django.db.migrations.operations.base import Operation

STATES = ("absent", "published", "removed", "erased")


def columns(model: str) -> list[Operation]:
    """What moderators can do to an article and to a comment."""
    return [
        migrations.AddField(
            model_name=model,
            name="locked",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name=model,
            name="required_sensitive",
            field=models.CharField(blank=True, db_default="", default="", max_length=80),
        ),
    ]


def states(model: str) -> list[Operation]:
    """The states that a text can be in."""
    return [
        migrations.RemoveConstraint(model_name=model, name=f"{model}_state_is_known"),
        migrations.AlterField(
            model_name=model,
            name="state",
            field=models.CharField(
                choices=[(each, each) for each in STATES], default="published", max_length=9
            ),
        ),
        migrations.AddConstraint(
            model_name=model,
            constraint=models.CheckConstraint(
                condition=models.Q(state__in=list(STATES)), name=f"{model}_state_is_known"
            ),
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [("articles", "0027_feed_keys")]

    operations = [
        *columns("article"),
        *columns("comment"),
        *states("article"),
        *states("comment"),
    ]
