"""Works, votes and meters; the guards and the round trips of a vote are SQL in `curation/sql`."""

import django.db.models.deletion
from django.db import migrations, models

import curation.models.fields
from curation.sql import run_sql


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("ledger", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Meter",
            fields=[
                (
                    "wallet",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="meter",
                        serialize=False,
                        to="ledger.wallet",
                    ),
                ),
                ("mana", models.BigIntegerField()),
                ("dispute_mana", models.BigIntegerField()),
                ("max_mana", models.BigIntegerField()),
                ("updated_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dispute_mana__gte", 0), ("mana__gte", 0), ("max_mana__gte", 0)
                        ),
                        name="curation_meter_not_negative",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Work",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("closes_at", models.DateTimeField()),
                ("declined", models.BooleanField(db_default=False)),
                ("allows_votes", models.BooleanField(db_default=True)),
                ("allows_curation", models.BooleanField(db_default=True)),
                ("ranked", models.BooleanField(db_default=True)),
                ("rules", models.CharField(max_length=40)),
                ("net_rshares", models.BigIntegerField(db_default=0)),
                ("vote_rshares", models.BigIntegerField(db_default=0)),
                ("total_weight", curation.models.fields.WholeField(db_default=0)),
                ("upvotes", models.PositiveIntegerField(db_default=0)),
                ("downvotes", models.PositiveIntegerField(db_default=0)),
                ("hot", curation.models.fields.SingleField(db_default=0)),
                ("trending", curation.models.fields.SingleField(db_default=0)),
                ("paid_at", models.DateTimeField(null=True)),
                ("disqualified_at", models.DateTimeField(null=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="works",
                        to="ledger.wallet",
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hosted_works",
                        to="ledger.wallet",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="VoteEvent",
            fields=[
                ("seq", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("vote", "Vote"),
                            ("withdraw", "Withdraw"),
                            ("dispute", "Dispute"),
                            ("trim", "Trim"),
                            ("disqualify", "Disqualify"),
                            ("recorded", "Recorded"),
                        ],
                        max_length=10,
                    ),
                ),
                ("weight_bp", models.SmallIntegerField()),
                ("rshares", models.BigIntegerField()),
                ("mana_used", models.BigIntegerField(db_default=0)),
                ("weight", curation.models.fields.WholeField(db_default=0)),
                ("total_weight", curation.models.fields.WholeField()),
                ("at", models.DateTimeField()),
                ("revision", models.BigIntegerField(null=True)),
                ("reason", models.CharField(max_length=40, null=True)),
                (
                    "voter",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.wallet",
                    ),
                ),
                (
                    "work",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="curation.work",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "work",
                        "voter",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("weight_bp", models.SmallIntegerField()),
                ("rshares", models.BigIntegerField()),
                ("weight", curation.models.fields.WholeField()),
                ("at", models.DateTimeField()),
                ("seq", models.BigIntegerField()),
                ("changes", models.PositiveSmallIntegerField(db_default=0)),
                (
                    "voter",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.wallet",
                    ),
                ),
                (
                    "work",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="votes",
                        to="curation.work",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="work",
            index=models.Index(
                condition=models.Q(("disqualified_at", None), ("paid_at", None), ("ranked", True)),
                fields=["-hot", "-id"],
                name="curation_work_hot",
            ),
        ),
        migrations.AddIndex(
            model_name="work",
            index=models.Index(
                condition=models.Q(("disqualified_at", None), ("paid_at", None), ("ranked", True)),
                fields=["-trending", "-id"],
                name="curation_work_trending",
            ),
        ),
        migrations.AddIndex(
            model_name="work",
            index=models.Index(
                condition=models.Q(("paid_at", None)),
                fields=["closes_at"],
                name="curation_work_due",
            ),
        ),
        migrations.AddConstraint(
            model_name="work",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_at__gt", models.F("opened_at"))),
                name="curation_work_closes_after_it_opens",
            ),
        ),
        migrations.AddConstraint(
            model_name="work",
            constraint=models.CheckConstraint(
                condition=models.Q(("total_weight__gte", 0), ("vote_rshares__gte", 0)),
                name="curation_work_sums_not_negative",
            ),
        ),
        migrations.AddIndex(
            model_name="voteevent",
            index=models.Index(fields=["work", "at", "seq"], name="curation_event_replay"),
        ),
        migrations.AddConstraint(
            model_name="voteevent",
            constraint=models.CheckConstraint(
                condition=models.Q(("mana_used__gte", 0), ("weight_bp__range", (-10000, 10000))),
                name="curation_event_weight_in_range",
            ),
        ),
        run_sql("append_only", "ballot", "standing"),
    ]
