"""Who paid what out of the treasury; no account has a wallet of the system."""

from django.db import migrations, models

#: The web's login neither adds rows nor changes any; those that serve the system only add.
GUARD = """
    REVOKE INSERT, UPDATE, DELETE ON accounts_treasurypayment FROM inkwell_application;
    GRANT SELECT, INSERT ON accounts_treasurypayment TO inkwell_sealer;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0015_sending_bounds"),
        ("ledger", "0003_system_wallets"),
    ]

    operations = [
        migrations.CreateModel(
            name="TreasuryPayment",
            fields=[
                ("batch", models.BigIntegerField(primary_key=True, serialize=False)),
                ("wallet", models.BigIntegerField()),
                ("amount", models.BigIntegerField()),
                ("reason", models.CharField(max_length=120)),
                ("operator", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(amount__gt=0), name="treasury_payment_is_something"
                    ),
                    models.CheckConstraint(
                        condition=~models.Q(reason="") & ~models.Q(operator=""),
                        name="treasury_payment_says_who_and_why",
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARD, reverse_sql=migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.CheckConstraint(
                condition=models.Q(wallet__gte=1001), name="account_has_a_wallet_of_a_person"
            ),
        ),
    ]
