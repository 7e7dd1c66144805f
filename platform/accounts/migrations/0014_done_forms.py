"""Forms that moved power count once, and are told by mail."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KINDS = [
    *("signed_in", "new_device", "password_changed", "password_reset", "email_changed"),
    *("totp_on", "totp_off", "key_added", "key_removed", "codes_made", "money_out"),
    *("power_moved", "closed"),
]


class Migration(migrations.Migration):
    dependencies = [("accounts", "0013_reading_places")]

    operations = [
        migrations.CreateModel(
            name="DoneForm",
            fields=[
                (
                    "key",
                    models.CharField(max_length=100, primary_key=True, serialize=False),
                ),
                ("asked", models.CharField(max_length=100)),
                ("at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AlterField(
            model_name="securityevent",
            name="kind",
            field=models.CharField(choices=[(kind, kind) for kind in KINDS], max_length=20),
        ),
        migrations.RemoveConstraint(model_name="securityevent", name="security_event_is_known"),
        migrations.AddConstraint(
            model_name="securityevent",
            constraint=models.CheckConstraint(
                condition=models.Q(kind__in=KINDS), name="security_event_is_known"
            ),
        ),
    ]
