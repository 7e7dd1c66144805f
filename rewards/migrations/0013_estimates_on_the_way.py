"""What open works would have been paid is written down on their way, and never changed."""

import django.db.models.deletion
from django.db import migrations, models

GUARD = """
    SELECT ledger_guard_table('rewards_poolreading');
    SELECT ledger_guard_table('rewards_estimate');
    REVOKE INSERT, UPDATE, DELETE ON rewards_poolreading, rewards_estimate
        FROM inkwell_application;
    GRANT SELECT, INSERT ON rewards_poolreading, rewards_estimate TO inkwell_sealer;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("curation", "0007_valued_by_upvotes"),
        ("rewards", "0012_published_inputs"),
    ]

    operations = [
        migrations.CreateModel(
            name="PoolReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("span", models.DateTimeField(unique=True)),
                ("at", models.DateTimeField()),
                ("balance", models.BigIntegerField(help_text="milli-INK in the fund")),
                (
                    "recent_claims",
                    models.DecimalField(
                        decimal_places=0, help_text="faded until that moment", max_digits=60
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Estimate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("net_rshares", models.DecimalField(decimal_places=0, max_digits=40)),
                ("payout", models.BigIntegerField(help_text="milli-INK")),
                (
                    "work",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="estimates",
                        to="curation.work",
                    ),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="rewards.poolreading",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("work", "reading"), name="estimate_once")
                ],
            },
        ),
        migrations.AddField(
            model_name="cycle",
            name="recent_claims_added",
            field=models.DecimalField(
                db_default=0,
                decimal_places=0,
                default=0,
                help_text="by its works, before any was paid",
                max_digits=60,
            ),
        ),
        migrations.RunSQL(GUARD, migrations.RunSQL.noop),
    ]
