"""The register of findings."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

#: What was found and what is said to it is not changed; how it ended is added.
GUARD = """
    REVOKE UPDATE, DELETE ON moderation_finding, moderation_findingappeal FROM inkwell_application;
    GRANT UPDATE (
        state, final_by_id, final_at, appeal_until, final_words, dropped_by_id, dropped_at,
        dropped_words
    ) ON moderation_finding TO inkwell_application;
    GRANT UPDATE (outcome, heard_by_id, ended_at, answer)
        ON moderation_findingappeal TO inkwell_application;
    SELECT ledger_guard_table('moderation_findingsubject');
    SELECT ledger_guard_table('moderation_findingreply');
"""


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0012_claims_by_law_stand_beside"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FindingSubject",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "account",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(unique=True)),
                (
                    "family",
                    models.CharField(
                        choices=[
                            ("reciprocal", "reciprocal"),
                            ("cluster", "cluster"),
                            ("lending", "lending"),
                            ("burst", "burst"),
                            ("traces", "traces"),
                            ("other", "other"),
                        ],
                        max_length=10,
                    ),
                ),
                ("evidence", models.CharField(max_length=4000)),
                ("works", models.PositiveIntegerField()),
                ("votes", models.PositiveIntegerField()),
                ("transfers", models.PositiveIntegerField()),
                ("first_cycle", models.BigIntegerField()),
                ("last_cycle", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField()),
                ("replies_until", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("answered", "answered"),
                            ("final", "final"),
                            ("dropped", "dropped"),
                        ],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("final_at", models.DateTimeField(null=True)),
                ("appeal_until", models.DateTimeField(null=True)),
                ("final_words", models.CharField(blank=True, default="", max_length=2000)),
                ("dropped_at", models.DateTimeField(null=True)),
                ("dropped_words", models.CharField(blank=True, default="", max_length=2000)),
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
                    "dropped_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "final_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FindingAppeal",
            fields=[
                (
                    "subject",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="appeal",
                        serialize=False,
                        to="moderation.findingsubject",
                    ),
                ),
                ("words", models.CharField(max_length=2000)),
                ("at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("key", models.UUIDField(unique=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("upheld", "upheld"), ("reversed", "reversed")],
                        default="",
                        max_length=8,
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
                ("answer", models.CharField(blank=True, default="", max_length=2000)),
            ],
        ),
        migrations.AddField(
            model_name="findingsubject",
            name="finding",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="subjects",
                to="moderation.finding",
            ),
        ),
        migrations.CreateModel(
            name="FindingReply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.CharField(max_length=2000)),
                ("at", models.DateTimeField()),
                ("key", models.UUIDField(unique=True)),
                (
                    "subject",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="moderation.findingsubject",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "finding replies",
            },
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(
                condition=models.Q(("state__in", ("open", "answered"))),
                fields=["replies_until"],
                name="finding_to_end",
            ),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["at"], name="finding_opened"),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "family__in",
                        ["reciprocal", "cluster", "lending", "burst", "traces", "other"],
                    )
                ),
                name="finding_family_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(("evidence", ""), _negated=True), name="finding_has_evidence"
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("first_cycle__gte", 1),
                    models.Q(
                        ("last_cycle", None),
                        ("last_cycle__gte", models.F("first_cycle")),
                        _connector="OR",
                    ),
                ),
                name="finding_cycles_are_a_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(("replies_until__gt", models.F("at"))),
                name="finding_leaves_time_to_reply",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("appeal_until", None),
                        ("final_at", None),
                        ("final_by", None),
                        ("final_words", ""),
                    ),
                    models.Q(
                        ("final_at__gte", models.F("replies_until")),
                        ("final_by__isnull", False),
                        ("appeal_until__gt", models.F("final_at")),
                        models.Q(("final_by", models.F("by")), _negated=True),
                        models.Q(("final_words", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="finding_is_made_final_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state__in", ("open", "answered")),
                        ("appeal_until", None),
                        ("final_at", None),
                        ("final_by", None),
                        ("final_words", ""),
                        ("dropped_at", None),
                        ("dropped_by", None),
                        ("dropped_words", ""),
                    ),
                    models.Q(
                        ("final_by__isnull", False),
                        ("state", "final"),
                        ("dropped_at", None),
                        ("dropped_by", None),
                        ("dropped_words", ""),
                    ),
                    models.Q(
                        ("dropped_at__gte", models.F("at")),
                        ("dropped_by__isnull", False),
                        ("state", "dropped"),
                        models.Q(("dropped_words", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="finding_state_has_what_it_needs",
            ),
        ),
        migrations.AddField(
            model_name="findingappeal",
            name="heard_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="findingsubject",
            constraint=models.UniqueConstraint(
                fields=("finding", "number"), name="finding_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="findingsubject",
            constraint=models.UniqueConstraint(
                fields=("account", "finding"), name="finding_account_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="findingsubject",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 1)), name="finding_counts_from_one"
            ),
        ),
        migrations.AddIndex(
            model_name="findingreply",
            index=models.Index(fields=["subject", "id"], name="finding_replies"),
        ),
        migrations.AddConstraint(
            model_name="findingreply",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="finding_reply_has_words"
            ),
        ),
        migrations.AddIndex(
            model_name="findingappeal",
            index=models.Index(
                condition=models.Q(("ended_at", None)),
                fields=["due_at"],
                name="finding_appeal_waiting",
            ),
        ),
        migrations.AddIndex(
            model_name="findingappeal",
            index=models.Index(fields=["at"], name="finding_appealed"),
        ),
        migrations.AddConstraint(
            model_name="findingappeal",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="finding_appeal_has_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="findingappeal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("answer", ""), ("ended_at", None), ("heard_by", None), ("outcome", "")
                    ),
                    models.Q(
                        ("heard_by__isnull", False),
                        ("outcome__in", ["upheld", "reversed"]),
                        ("ended_at__isnull", False),
                        models.Q(("answer", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="finding_appeal_ends_whole",
            ),
        ),
        migrations.RunSQL(GUARD, migrations.RunSQL.noop),
    ]
