"""Cases, reports, decisions and what they did, appeals, and what staff did."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0001_screening"),
        ("communities", "0002_roles_rules_and_doors"),
        ("curation", "0007_valued_by_upvotes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("measures", models.JSONField(default=list)),
                ("rule", models.CharField(blank=True, default="", max_length=80)),
                ("quoted", models.CharField(blank=True, default="", max_length=1000)),
                ("message", models.CharField(blank=True, default="", max_length=2000)),
                ("label", models.CharField(blank=True, default="", max_length=80)),
                ("until", models.DateTimeField(null=True)),
                (
                    "office",
                    models.CharField(
                        choices=[
                            ("community", "community"),
                            ("site", "site"),
                            ("administrator", "administrator"),
                            ("automatic", "automatic"),
                        ],
                        max_length=13,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("key", models.UUIDField(unique=True)),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "undoes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="moderation.decision",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("report", "report"),
                            ("held", "held"),
                            ("words", "words"),
                            ("similar", "similar"),
                            ("legal", "legal"),
                            ("wave", "wave"),
                        ],
                        max_length=7,
                    ),
                ),
                ("severity", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("decided", "decided"),
                            ("appealed", "appealed"),
                            ("closed", "closed"),
                        ],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("claimed_at", models.DateTimeField(null=True)),
                ("opened_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("closes_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "claimed_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="communities.community",
                    ),
                ),
                (
                    "work",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="curation.work",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("spam", "spam"),
                            ("harassment", "harassment"),
                            ("hate", "hate"),
                            ("danger", "danger"),
                            ("illegal", "illegal"),
                            ("copied", "copied"),
                            ("unlabelled", "unlabelled"),
                            ("privacy", "privacy"),
                            ("rule", "rule"),
                            ("other", "other"),
                        ],
                        max_length=10,
                    ),
                ),
                ("rule", models.CharField(blank=True, default="", max_length=80)),
                ("words", models.CharField(blank=True, default="", max_length=1000)),
                ("at", models.DateTimeField()),
                ("key", models.UUIDField(unique=True)),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="moderation.case",
                    ),
                ),
                (
                    "reporter",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="reports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Appeal",
            fields=[
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="appeal",
                        serialize=False,
                        to="moderation.decision",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
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
                (
                    "heard_by",
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
        migrations.AddField(
            model_name="decision",
            name="case",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decisions",
                to="moderation.case",
            ),
        ),
        migrations.CreateModel(
            name="Effect",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "measure",
                    models.CharField(
                        choices=[
                            ("warn", "warn"),
                            ("label", "label"),
                            ("remove", "remove"),
                            ("lock", "lock"),
                            ("mute", "mute"),
                            ("limit", "limit"),
                            ("suspend", "suspend"),
                            ("hold", "hold"),
                        ],
                        max_length=7,
                    ),
                ),
                (
                    "role_before",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("owner", "owner"),
                            ("admin", "admin"),
                            ("moderator", "moderator"),
                            ("member", "member"),
                            ("guest", "guest"),
                            ("muted", "muted"),
                        ],
                        default="",
                        max_length=9,
                    ),
                ),
                ("until", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "decision",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="effects",
                        to="moderation.decision",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LegalClaim",
            fields=[
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="claim",
                        serialize=False,
                        to="moderation.report",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("email", models.EmailField(max_length=254)),
                ("right", models.CharField(max_length=200)),
                ("statement", models.TextField(max_length=5000)),
            ],
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.CharField(max_length=2000)),
                ("at", models.DateTimeField()),
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
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="moderation.case",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StaffAct",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("act", models.CharField(max_length=40)),
                ("details", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="moderation.case",
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="communities.community",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AppealMessage",
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
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "appeal",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="moderation.appeal",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CannedReply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=80)),
                ("words", models.CharField(max_length=2000)),
                (
                    "community",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="canned_replies",
                        to="communities.community",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "canned replies",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            models.Q(("words", ""), _negated=True),
                        ),
                        name="canned_reply_has_words",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["case", "id"], name="decision_of_a_case"),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["-at", "-id"], name="decision_newest"),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("office__in", ["community", "site", "administrator", "automatic"])
                ),
                name="decision_office_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("by__isnull", False), ("office", "automatic"), _connector="OR"
                ),
                name="decision_is_somebodys",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(("undoes", None), ("measures", []), _connector="OR"),
                name="decision_undoes_alone",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("state__in", ["open"])),
                fields=["-severity", "opened_at", "id"],
                name="case_queue",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("state__in", ["open"])),
                fields=["community", "-severity", "opened_at", "id"],
                name="case_queue_of_a_community",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["account", "-opened_at", "-id"], name="case_by_account"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["work", "-id"], name="case_by_work"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("state__in", ["decided", "appealed"])),
                fields=["closes_at", "id"],
                name="case_not_final",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["report", "held", "words", "similar", "legal", "wave"])
                ),
                name="case_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "decided", "appealed", "closed"])),
                name="case_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("work__isnull", False), ("account__isnull", False), _connector="OR"
                ),
                name="case_is_about_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(("severity__gte", 1), ("severity__lte", 3)),
                name="case_severity_of_three",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["open"]),
                    ("state", "closed"),
                    ("decided_at__isnull", False),
                    _connector="OR",
                ),
                name="case_decided_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["open"]), ("work__isnull", False)),
                fields=("work",),
                name="case_open_once_a_text",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["open"]), ("work", None)),
                fields=("account",),
                name="case_open_once_an_account",
            ),
        ),
        migrations.AddIndex(
            model_name="effect",
            index=models.Index(
                condition=models.Q(("ended_at", None), ("until__isnull", False)),
                fields=["until", "id"],
                name="effect_to_end",
            ),
        ),
        migrations.AddIndex(
            model_name="effect",
            index=models.Index(
                condition=models.Q(("ended_at", None), ("measure", "hold")),
                fields=["decision"],
                name="effect_holding",
            ),
        ),
        migrations.AddConstraint(
            model_name="effect",
            constraint=models.UniqueConstraint(fields=("decision", "measure"), name="effect_once"),
        ),
        migrations.AddConstraint(
            model_name="effect",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "measure__in",
                        ["warn", "label", "remove", "lock", "mute", "limit", "suspend", "hold"],
                    )
                ),
                name="effect_measure_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="legalclaim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("name", ""), _negated=True),
                    models.Q(("email", ""), _negated=True),
                    models.Q(("right", ""), _negated=True),
                    models.Q(("statement", ""), _negated=True),
                ),
                name="legal_claim_is_whole",
            ),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["case", "id"], name="report_of_a_case"),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "reason__in",
                        [
                            "spam",
                            "harassment",
                            "hate",
                            "danger",
                            "illegal",
                            "copied",
                            "unlabelled",
                            "privacy",
                            "rule",
                            "other",
                        ],
                    )
                ),
                name="report_reason_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(
                condition=models.Q(("reporter__isnull", False)),
                fields=("reporter", "case"),
                name="report_once_a_reader",
            ),
        ),
        migrations.AddIndex(
            model_name="note",
            index=models.Index(fields=["case", "id"], name="note_of_a_case"),
        ),
        migrations.AddConstraint(
            model_name="note",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="note_has_words"
            ),
        ),
        migrations.AddIndex(
            model_name="staffact",
            index=models.Index(fields=["-at", "-id"], name="staff_act_newest"),
        ),
        migrations.AddIndex(
            model_name="staffact",
            index=models.Index(fields=["by", "-at", "-id"], name="staff_act_by"),
        ),
        migrations.AddIndex(
            model_name="staffact",
            index=models.Index(fields=["case", "id"], name="staff_act_of_a_case"),
        ),
        migrations.AddConstraint(
            model_name="staffact",
            constraint=models.CheckConstraint(
                condition=models.Q(("act", ""), _negated=True), name="staff_act_has_a_name"
            ),
        ),
        migrations.AddIndex(
            model_name="appealmessage",
            index=models.Index(fields=["appeal", "id"], name="appeal_messages"),
        ),
        migrations.AddConstraint(
            model_name="appealmessage",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="appeal_message_has_words"
            ),
        ),
        migrations.AddIndex(
            model_name="appeal",
            index=models.Index(
                condition=models.Q(("ended_at", None)), fields=["due_at"], name="appeal_waiting"
            ),
        ),
        migrations.AddConstraint(
            model_name="appeal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("outcome", "")),
                    models.Q(
                        ("ended_at__isnull", False),
                        ("heard_by__isnull", False),
                        ("outcome__in", ["upheld", "reversed"]),
                    ),
                    _connector="OR",
                ),
                name="appeal_ends_whole",
            ),
        ),
        # Decisions and the audit trail are added to and never changed.
        migrations.RunSQL(
            "SELECT ledger_guard_table('moderation_decision'); "
            "SELECT ledger_guard_table('moderation_staffact')",
            migrations.RunSQL.noop,
        ),
    ]
