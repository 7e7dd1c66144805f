"""What the site itself counted for a finding stands beside it, and is never changed."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0019_findings_in_the_queue"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FindingPair",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("voter", models.PositiveSmallIntegerField()),
                ("author", models.PositiveSmallIntegerField()),
                ("votes", models.PositiveIntegerField()),
                ("of_votes", models.PositiveIntegerField()),
                (
                    "works",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), size=50
                    ),
                ),
                (
                    "granted",
                    models.BigIntegerField(
                        help_text="milli-INK that these works were paid, all shares"
                    ),
                ),
                (
                    "estimated",
                    models.BigIntegerField(
                        help_text="milli-INK that open ones stood at when counted"
                    ),
                ),
                ("transfers", models.PositiveIntegerField()),
                ("sent", models.BigIntegerField(help_text="milli-INK")),
                (
                    "lent",
                    models.BigIntegerField(
                        help_text="milli-INK that lent power was worth when counted"
                    ),
                ),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="finding",
            name="finding_has_evidence",
        ),
        migrations.AddField(
            model_name="finding",
            name="counted_from",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="finding",
            name="counted_until",
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="finding",
            name="evidence",
            field=models.CharField(blank=True, default="", max_length=4000),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("evidence", ""), _negated=True),
                    ("counted_until__isnull", False),
                    _connector="OR",
                ),
                name="finding_has_evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("counted_from", None),
                    ("counted_until__gt", models.F("counted_from")),
                    _connector="OR",
                ),
                name="finding_is_counted_in_a_span",
            ),
        ),
        migrations.AddField(
            model_name="findingpair",
            name="finding",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="pairs",
                to="moderation.finding",
            ),
        ),
        migrations.AddConstraint(
            model_name="findingpair",
            constraint=models.UniqueConstraint(
                fields=("finding", "voter", "author"), name="finding_pair_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="findingpair",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("voter", models.F("author")), _negated=True),
                    ("votes__lte", models.F("of_votes")),
                ),
                name="finding_pair_is_of_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="findingpair",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("estimated__gte", 0), ("granted__gte", 0), ("lent__gte", 0), ("sent__gte", 0)
                ),
                name="finding_pair_not_negative",
            ),
        ),
        migrations.RunSQL(
            "SELECT ledger_guard_table('moderation_findingpair')", migrations.RunSQL.noop
        ),
    ]
