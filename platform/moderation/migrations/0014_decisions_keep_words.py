"""Decisions keep the words of a rule, and what the site found."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0013_findings"),
    ]

    operations = [
        migrations.AddField(
            model_name="decision",
            name="found",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="decision",
            name="rule_words",
            field=models.CharField(blank=True, default="", max_length=1000),
        ),
    ]
