"""What takes two administrators."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

#: What was proposed is not changed; a signature is added, and how it ended.
GUARD = """
    REVOKE UPDATE, DELETE ON moderation_proposal FROM inkwell_application;
    GRANT UPDATE (state, signed_by_id, signed_at, due_at, stopped_by_id, ended_at, batch, failure)
        ON moderation_proposal TO inkwell_application;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0005_desk"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[("payment", "Payment"), ("rules", "Rules")], max_length=8
                    ),
                ),
                ("reason", models.CharField(max_length=120)),
                ("amount", models.BigIntegerField(null=True)),
                ("rules", models.CharField(default="", max_length=40)),
                ("key", models.UUIDField(unique=True)),
                ("at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("signed", "Signed"),
                            ("done", "Done"),
                            ("stopped", "Stopped"),
                            ("failed", "Failed"),
                        ],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("signed_at", models.DateTimeField(null=True)),
                ("due_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("batch", models.BigIntegerField(null=True)),
                ("failure", models.CharField(default="", max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
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
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ("open", "signed"))),
                        fields=["state", "due_at"],
                        name="proposal_under_way",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="proposal_says_why"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("amount__gt", 0),
                                ("receiver__isnull", False),
                                ("rules", ""),
                                ("what", "payment"),
                            ),
                            models.Q(
                                ("amount", None),
                                ("receiver", None),
                                ("what", "rules"),
                                models.Q(("rules", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="proposal_is_a_payment_or_rules",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("signed_by", None),
                            models.Q(("signed_by", models.F("by")), _negated=True),
                            _connector="OR",
                        ),
                        name="proposal_is_signed_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("due_at", None), ("signed_at", None), ("signed_by", None)),
                            models.Q(
                                ("due_at__gte", models.F("signed_at")),
                                ("signed_at__isnull", False),
                                ("signed_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="proposal_signature_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("signed_by", None), ("state", "open")),
                            models.Q(
                                ("ended_at", None),
                                ("signed_by__isnull", False),
                                ("state", "signed"),
                            ),
                            models.Q(
                                ("ended_at__isnull", False),
                                ("signed_by__isnull", False),
                                ("state__in", ("done", "failed")),
                            ),
                            models.Q(("ended_at__isnull", False), ("state", "stopped")),
                            _connector="OR",
                        ),
                        name="proposal_state_has_what_it_needs",
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARD, migrations.RunSQL.noop),
    ]
