"""The tables of the payout: fund, terms, windows, cycles, payouts, remainders."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("curation", "0001_initial"),
        ("ledger", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Carry",
            fields=[
                (
                    "wallet",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="ledger.wallet",
                    ),
                ),
                ("nano", models.BigIntegerField(help_text="nano-INK, a millionth of a milli-INK")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("nano__range", (0, 999999))),
                        name="carry_below_one_unit",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Cycle",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("rules", models.TextField(help_text="name of the rule set")),
                (
                    "state",
                    models.TextField(
                        choices=[
                            ("frozen", "Frozen"),
                            ("planned", "Planned"),
                            ("posting", "Posting"),
                            ("closed", "Closed"),
                        ],
                        default="frozen",
                    ),
                ),
                (
                    "time",
                    models.DateTimeField(
                        help_text="windows that close until here are in this cycle"
                    ),
                ),
                ("frozen_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "intervals",
                    models.BigIntegerField(
                        help_text="intervals of emission issued with this cycle"
                    ),
                ),
                ("emission_content", models.BigIntegerField(help_text="milli-INK")),
                ("emission_vesting", models.BigIntegerField(help_text="milli-INK")),
                ("emission_treasury", models.BigIntegerField(help_text="milli-INK")),
                ("emission_signers", models.BigIntegerField(help_text="milli-INK")),
                (
                    "fund_balance",
                    models.BigIntegerField(help_text="milli-INK in the fund when frozen"),
                ),
                ("recent_claims_before", models.DecimalField(decimal_places=0, max_digits=60)),
                (
                    "updated_before",
                    models.DateTimeField(help_text="when recent_claims_before had its value"),
                ),
                ("recent_claims_after", models.DecimalField(decimal_places=0, max_digits=60)),
                (
                    "price_ink",
                    models.BigIntegerField(help_text="share price: milli-INK in the vesting pool"),
                ),
                (
                    "price_vests",
                    models.BigIntegerField(
                        help_text="share price: micro-VESTS they are shared by"
                    ),
                ),
                ("works", models.IntegerField(default=0)),
                (
                    "paid",
                    models.BigIntegerField(default=0, help_text="milli-INK granted by the plan"),
                ),
                ("plan_digest", models.BinaryField(default=b"")),
                (
                    "block",
                    models.IntegerField(
                        help_text="height of the block that carries the digest", null=True
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("works__gt", 0)),
                        fields=["-number"],
                        name="cycle_with_works",
                    ),
                    models.Index(
                        condition=models.Q(("block", None), ("state", "closed"), ("works__gt", 0)),
                        fields=["number"],
                        name="cycle_unsealed",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        models.Value(1),
                        condition=models.Q(("state", "closed"), _negated=True),
                        name="cycle_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", False), ("state", "closed")),
                            models.Q(
                                models.Q(("state", "closed"), _negated=True), ("closed_at", None)
                            ),
                            _connector="OR",
                        ),
                        name="cycle_closed_has_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="cycle_numbers_start_at_one"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Terms",
            fields=[
                (
                    "work",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="terms",
                        serialize=False,
                        to="curation.work",
                    ),
                ),
                ("liquid_bp", models.IntegerField(default=5000)),
                (
                    "max_payout",
                    models.BigIntegerField(help_text="milli-INK; null for no limit", null=True),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("liquid_bp__range", (0, 10000))),
                        name="terms_liquid_is_a_share",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("max_payout__gte", 0)), name="terms_cap_not_negative"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Fund",
            fields=[
                ("name", models.TextField(primary_key=True, serialize=False)),
                ("recent_claims", models.DecimalField(decimal_places=0, max_digits=60)),
                (
                    "updated_at",
                    models.DateTimeField(help_text="when recent_claims had this value"),
                ),
                (
                    "started_at",
                    models.DateTimeField(help_text="when the first interval of emission began"),
                ),
                (
                    "intervals",
                    models.BigIntegerField(
                        default=0, help_text="intervals of emission issued so far"
                    ),
                ),
                (
                    "wallet",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fund",
                        to="ledger.wallet",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("recent_claims__gte", 0)),
                        name="fund_claims_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("intervals__gte", 0)),
                        name="fund_intervals_not_negative",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Payout",
            fields=[
                (
                    "work",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="payout",
                        serialize=False,
                        to="curation.work",
                    ),
                ),
                (
                    "outcome",
                    models.TextField(
                        choices=[
                            ("paid", "Paid"),
                            ("nothing", "no votes that count"),
                            ("declined", "the author declined payment"),
                            ("disqualified", "taken out of the payout"),
                        ]
                    ),
                ),
                ("claim", models.DecimalField(decimal_places=0, max_digits=60)),
                (
                    "payout",
                    models.BigIntegerField(
                        help_text="milli-INK granted, before carried remainders"
                    ),
                ),
                ("author_reward", models.BigIntegerField(help_text="milli-INK")),
                ("curation_reward", models.BigIntegerField(help_text="milli-INK")),
                ("beneficiary_reward", models.BigIntegerField(help_text="milli-INK")),
                ("host_reward", models.BigIntegerField(default=0, help_text="milli-INK")),
                (
                    "unclaimed",
                    models.BigIntegerField(default=0, help_text="milli-INK left in the fund"),
                ),
                ("trace", models.BinaryField(help_text="canonical JSON, as the plan returned it")),
                ("paid_at", models.DateTimeField()),
                (
                    "cycle",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payouts",
                        to="rewards.cycle",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["cycle", "-payout", "work"], name="payout_of_cycle")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("author_reward__gte", 0),
                            ("beneficiary_reward__gte", 0),
                            ("curation_reward__gte", 0),
                            ("host_reward__gte", 0),
                            ("payout__gte", 0),
                            ("unclaimed__gte", 0),
                        ),
                        name="payout_not_negative",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Shard",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("index", models.IntegerField()),
                ("first_work", models.BigIntegerField()),
                ("last_work", models.BigIntegerField()),
                ("votes", models.IntegerField()),
                ("posted_at", models.DateTimeField(null=True)),
                (
                    "digests",
                    models.BinaryField(
                        default=b"", help_text="hashes of its works' records, 32 bytes each"
                    ),
                ),
                (
                    "cycle",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shards",
                        to="rewards.cycle",
                    ),
                ),
            ],
            options={
                "ordering": ["cycle", "index"],
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "index"), name="shard_once"),
                    models.CheckConstraint(
                        condition=models.Q(("last_work__gte", models.F("first_work"))),
                        name="shard_range_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Beneficiary",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.SmallIntegerField()),
                ("weight_bp", models.IntegerField()),
                (
                    "wallet",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.wallet",
                    ),
                ),
                (
                    "terms",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="beneficiaries",
                        to="rewards.terms",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(fields=("terms", "wallet"), name="beneficiary_once"),
                    models.UniqueConstraint(
                        fields=("terms", "position"), name="beneficiary_position"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weight_bp__range", (1, 10000))),
                        name="beneficiary_is_a_share",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Window",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slice", models.SmallIntegerField(default=0)),
                ("opens_at", models.DateTimeField()),
                ("closes_at", models.DateTimeField()),
                (
                    "cycle",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="windows",
                        to="rewards.cycle",
                    ),
                ),
                (
                    "work",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="windows",
                        to="curation.work",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("cycle", None)),
                        fields=["closes_at", "work"],
                        name="window_due",
                    ),
                    models.Index(
                        condition=models.Q(("cycle__isnull", False)),
                        fields=["cycle", "work"],
                        name="window_of_cycle",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("work", "slice"), name="window_slice_once"),
                    models.CheckConstraint(
                        condition=models.Q(("closes_at__gt", models.F("opens_at"))),
                        name="window_has_a_length",
                    ),
                ],
            },
        ),
        # Records are read whole and rarely; compressing ten million votes' worth is not worth it.
        migrations.RunSQL(
            "ALTER TABLE rewards_payout ALTER COLUMN trace SET STORAGE EXTERNAL",
            migrations.RunSQL.noop,
        ),
    ]
