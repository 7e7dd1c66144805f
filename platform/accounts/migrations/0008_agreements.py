"""What people agreed to, by text and version."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0007_retired_names")]

    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=10)),
                ("version", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreements",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("account", "text", "version"), name="agreement_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("text__in", ["terms", "privacy"]), ("version__gte", 1)
                        ),
                        name="agreement_to_a_known_text",
                    ),
                ],
            },
        ),
    ]
