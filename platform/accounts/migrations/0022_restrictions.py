"""What decisions of the moderators keep an account from."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KINDS = ("limited", "suspended")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0021_erased_memos")]

    operations = [
        migrations.CreateModel(
            name="Restriction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(choices=[(each, each) for each in KINDS], max_length=9),
                ),
                ("decision", models.BigIntegerField()),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                ("lifted_at", models.DateTimeField(null=True)),
                ("lifted_by", models.BigIntegerField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="restrictions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("account", "decision", "kind"), name="restriction_once_a_decision"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(kind__in=list(KINDS)), name="restriction_kind_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(until=None) | models.Q(until__gt=models.F("since")),
                        name="restriction_ends_later",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(lifted_by=None) | models.Q(lifted_at__isnull=False),
                        name="restriction_lifted_by_has_a_time",
                    ),
                ],
                "indexes": [
                    models.Index(
                        condition=models.Q(lifted_at=None),
                        fields=["account", "kind"],
                        name="restriction_in_force",
                    )
                ],
            },
        ),
    ]
