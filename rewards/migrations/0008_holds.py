"""Rewards that wait in escrow for a decision."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("curation", "0007_valued_by_upvotes"),
        ("ledger", "0003_system_wallets"),
        ("rewards", "0007_works_of_a_beneficiary"),
    ]

    operations = [
        migrations.CreateModel(
            name="Hold",
            fields=[
                (
                    "work",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="hold",
                        serialize=False,
                        to="curation.work",
                    ),
                ),
                (
                    "state",
                    models.TextField(
                        choices=[
                            ("placed", "Placed"),
                            ("lifted", "ended before the payout"),
                            ("released", "paid out of escrow to everybody"),
                            ("returned", "paid back to the fund"),
                        ],
                        default="placed",
                    ),
                ),
                (
                    "placed_by",
                    models.BigIntegerField(help_text="number of the decision that holds it"),
                ),
                ("placed_at", models.DateTimeField()),
                (
                    "settled_by",
                    models.BigIntegerField(help_text="of the decision that ended it", null=True),
                ),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "wallet",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.wallet",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "placed")),
                        fields=["placed_at", "work"],
                        name="hold_waiting",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("settled_at", None), ("settled_by", None), ("state", "placed")
                            ),
                            models.Q(
                                ("settled_at__isnull", False),
                                ("settled_by__isnull", False),
                                ("state__in", ["lifted", "released", "returned"]),
                            ),
                            _connector="OR",
                        ),
                        name="hold_ends_by_a_decision",
                    )
                ],
            },
        ),
    ]
