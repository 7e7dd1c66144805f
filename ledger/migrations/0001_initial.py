"""Roles, tables and guards of the ledger.

What PostgreSQL keeps is SQL in `ledger/sql`; Django is only told the shape. The stake tables are
ordinary ones.
"""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from ledger.sql import run_sql


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        run_sql("roles", as_owner=False),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                run_sql("wallet", "transfer", "entry", "record", "tree", "volume"),
                run_sql("triggers", "refuse", "grants", "interactive"),
            ],
            state_operations=[
                migrations.CreateModel(
                    name="Wallet",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("person", "Person"),
                                    ("community", "Community"),
                                    ("escrow", "Escrow"),
                                    ("issue", "Issue"),
                                    ("burn", "Burn"),
                                    ("vesting", "Vesting"),
                                    ("fund", "Fund"),
                                    ("treasury", "Treasury"),
                                    ("dust", "Dust"),
                                    ("signers", "Signers"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "opened_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now()
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("id__gte", 1001),
                                        ("kind__in", ["person", "community", "escrow"]),
                                    ),
                                    models.Q(
                                        ("id__lt", 1001),
                                        (
                                            "kind__in",
                                            (
                                                "issue",
                                                "burn",
                                                "vesting",
                                                "fund",
                                                "treasury",
                                                "dust",
                                                "signers",
                                            ),
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="ledger_wallet_kind_fits_number",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Balance",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "wallet",
                                "asset",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("asset", models.PositiveSmallIntegerField()),
                        ("amount", models.BigIntegerField()),
                        (
                            "wallet",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="balances",
                                to="ledger.wallet",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Volume",
                    fields=[
                        ("id", models.PositiveIntegerField(primary_key=True, serialize=False)),
                        (
                            "attached_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now()
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Batch",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("volume", models.PositiveIntegerField(db_default=1)),
                        ("key", models.BinaryField()),
                        ("code", models.PositiveSmallIntegerField()),
                        ("reference", models.CharField(max_length=200)),
                        ("rules", models.CharField(max_length=40)),
                        (
                            "recorded_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now()
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Transfer",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("volume", models.PositiveIntegerField(db_default=1)),
                        ("asset", models.PositiveSmallIntegerField()),
                        ("amount", models.BigIntegerField()),
                        ("code", models.PositiveSmallIntegerField()),
                        (
                            "batch",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="transfers",
                                to="ledger.batch",
                            ),
                        ),
                        (
                            "credit",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="credits",
                                to="ledger.wallet",
                            ),
                        ),
                        (
                            "debit",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="debits",
                                to="ledger.wallet",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Entry",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("part", models.PositiveIntegerField()),
                        ("data", models.BinaryField()),
                        (
                            "batch",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="ledger.batch",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Leaf",
                    fields=[
                        ("index", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("hash", models.BinaryField()),
                        ("height", models.PositiveIntegerField()),
                        (
                            "entry",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="leaf",
                                to="ledger.entry",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Node",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "level",
                                "index",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("level", models.PositiveSmallIntegerField()),
                        ("index", models.BigIntegerField()),
                        ("hash", models.BinaryField()),
                    ],
                ),
                migrations.CreateModel(
                    name="Block",
                    fields=[
                        ("height", models.PositiveIntegerField(primary_key=True, serialize=False)),
                        ("previous_size", models.BigIntegerField()),
                        ("size", models.BigIntegerField(unique=True)),
                        ("root", models.BinaryField()),
                        ("frontier", models.BinaryField()),
                        ("minted", models.JSONField()),
                        ("burnt", models.JSONField()),
                        ("supply", models.JSONField()),
                        ("plan_digest", models.BinaryField()),
                        ("rules", models.CharField(max_length=40)),
                        ("key_epoch", models.PositiveIntegerField()),
                        ("sealed_at", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="Checkpoint",
                    fields=[
                        (
                            "block",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="checkpoint",
                                serialize=False,
                                to="ledger.block",
                            ),
                        ),
                        ("note", models.TextField()),
                    ],
                ),
                migrations.CreateModel(
                    name="Horizon",
                    fields=[
                        (
                            "name",
                            models.CharField(max_length=8, primary_key=True, serialize=False),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Rollup",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "wallet",
                                "asset",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("asset", models.PositiveSmallIntegerField()),
                        ("credited", models.BigIntegerField()),
                        ("debited", models.BigIntegerField()),
                        (
                            "wallet",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="ledger.wallet",
                            ),
                        ),
                    ],
                ),
            ],
        ),
        migrations.CreateModel(
            name="Stake",
            fields=[
                (
                    "wallet",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="stake",
                        serialize=False,
                        to="ledger.wallet",
                    ),
                ),
                ("delegated", models.BigIntegerField(db_default=0)),
                ("received", models.BigIntegerField(db_default=0)),
                ("returning", models.BigIntegerField(db_default=0)),
                ("step", models.BigIntegerField(db_default=0)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("delegated__gte", 0),
                            ("received__gte", 0),
                            ("returning__gte", 0),
                            ("step__gte", 0),
                        ),
                        name="ledger_stake_not_negative",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PowerDown",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "wallet",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="power_down",
                        to="ledger.wallet",
                    ),
                ),
                ("total", models.BigIntegerField()),
                ("withdrawn", models.BigIntegerField(db_default=0)),
                ("rate", models.BigIntegerField()),
                ("steps_done", models.PositiveIntegerField(db_default=0)),
                ("step_seconds", models.PositiveIntegerField()),
                ("next_at", models.DateTimeField()),
                ("parked", models.TextField(db_default="")),
            ],
            options={
                "indexes": [
                    models.Index(
                        models.F("next_at"),
                        condition=models.Q(("parked", "")),
                        name="ledger_powerdown_due",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rate__gt", 0),
                            ("total__gt", 0),
                            ("withdrawn__gte", 0),
                            ("withdrawn__lte", models.F("total")),
                        ),
                        name="ledger_powerdown_within_total",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Delegation",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "delegator",
                        "delegatee",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("amount", models.BigIntegerField()),
                (
                    "delegatee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations_in",
                        to="ledger.wallet",
                    ),
                ),
                (
                    "delegator",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations_out",
                        to="ledger.wallet",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__gt", 0),
                            models.Q(("delegator", models.F("delegatee")), _negated=True),
                        ),
                        name="ledger_delegation_positive",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DelegationReturn",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("amount", models.BigIntegerField()),
                ("due_at", models.DateTimeField()),
                ("returned_at", models.DateTimeField(null=True)),
                ("parked", models.TextField(db_default="")),
                (
                    "delegator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="returns",
                        to="ledger.wallet",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        models.F("due_at"),
                        condition=models.Q(("parked", ""), ("returned_at", None)),
                        name="ledger_return_due",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="ledger_delegationreturn_positive",
                    )
                ],
            },
        ),
    ]
