"""Payments out of a community's wallet, which take two officers."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

#: What was asked for is not changed; a signature is added, and how it ended.
GUARD = """
    REVOKE UPDATE, DELETE ON communities_spending FROM inkwell_application;
    GRANT UPDATE (state, signed_by_id, signed_as, stopped_by_id, ended_at, batch)
        ON communities_spending TO inkwell_application;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0004_share_of_rewards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Spending",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("amount", models.BigIntegerField(help_text="milli-INK")),
                ("words", models.CharField(max_length=200)),
                ("key", models.UUIDField(unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("paid", "Paid"),
                            ("stopped", "refused or withdrawn"),
                        ],
                        default="asked",
                        max_length=7,
                    ),
                ),
                (
                    "asked_as",
                    models.CharField(
                        choices=[("owner", "owner"), ("admin", "admin")], max_length=9
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                (
                    "signed_as",
                    models.CharField(
                        blank=True,
                        choices=[("", ""), ("owner", "owner"), ("admin", "admin")],
                        default="",
                        max_length=9,
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
                ("batch", models.BigIntegerField(null=True, unique=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spendings",
                        to="communities.community",
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "stopped_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["community", "-id"], name="spending_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__gt", 0),
                            models.Q(("words", ""), _negated=True),
                            ("ends_at__gt", models.F("asked_at")),
                        ),
                        name="spending_says_what_for",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("signed_by", None),
                            models.Q(
                                models.Q(("signed_by", models.F("asked_by")), _negated=True),
                                models.Q(("signed_by", models.F("receiver")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="spending_is_signed_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("batch", None),
                                ("ended_at", None),
                                ("signed_as", ""),
                                ("signed_by", None),
                                ("state", "asked"),
                                ("stopped_by", None),
                            ),
                            models.Q(
                                ("batch__isnull", False),
                                ("ended_at__isnull", False),
                                ("signed_as__in", ["owner", "admin"]),
                                ("signed_by__isnull", False),
                                ("state", "paid"),
                                ("stopped_by", None),
                            ),
                            models.Q(
                                ("batch", None),
                                ("ended_at__isnull", False),
                                ("signed_as", ""),
                                ("signed_by", None),
                                ("state", "stopped"),
                                ("stopped_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="spending_state_has_what_it_needs",
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARD, migrations.RunSQL.noop),
    ]
