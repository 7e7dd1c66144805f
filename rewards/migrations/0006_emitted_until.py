"""Emission remembers until when it was issued, and no longer in how many intervals."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import migrations, models

from rewards.rules import load


def from_intervals(apps: Any, schema_editor: Any) -> None:
    """Until now all were of the length that the first rule set has."""
    length = timedelta(seconds=load(settings.INKWELL_RULE_SET).emission.interval_seconds)
    for fund in apps.get_model("rewards", "Fund").objects.all():
        fund.emitted_until = fund.started_at + fund.intervals * length
        fund.save()


def to_intervals(apps: Any, schema_editor: Any) -> None:
    length = timedelta(seconds=load(settings.INKWELL_RULE_SET).emission.interval_seconds)
    for fund in apps.get_model("rewards", "Fund").objects.all():
        fund.intervals = (fund.emitted_until - fund.started_at) // length
        fund.save()


class Migration(migrations.Migration):
    dependencies = [("rewards", "0005_commitment")]

    operations = [
        migrations.AddField(
            model_name="fund",
            name="emitted_until",
            field=models.DateTimeField(
                help_text="the end of the last interval that was issued", null=True
            ),
        ),
        migrations.RunPython(from_intervals, to_intervals),
        migrations.AlterField(
            model_name="fund",
            name="emitted_until",
            field=models.DateTimeField(help_text="the end of the last interval that was issued"),
        ),
        migrations.RemoveConstraint(model_name="fund", name="fund_intervals_not_negative"),
        migrations.RemoveField(model_name="fund", name="intervals"),
        migrations.AddConstraint(
            model_name="fund",
            constraint=models.CheckConstraint(
                condition=models.Q(emitted_until__gte=models.F("started_at")),
                name="fund_emits_from_its_start",
            ),
        ),
    ]
