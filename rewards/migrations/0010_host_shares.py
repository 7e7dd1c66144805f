"""A community that gets a part of the reward is marked, and a payout says what it got."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("curation", "0007_valued_by_upvotes"),
        ("ledger", "0003_system_wallets"),
        ("rewards", "0009_adoptions"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="payout",
            name="payout_not_negative",
        ),
        migrations.AddField(
            model_name="beneficiary",
            name="host",
            field=models.BooleanField(
                db_default=False, default=False, help_text="the community that it was published in"
            ),
        ),
        migrations.AddField(
            model_name="payout",
            name="host_reward",
            field=models.BigIntegerField(
                db_default=0,
                default=0,
                help_text="milli-INK, of the community it was published in",
            ),
        ),
        migrations.AlterField(
            model_name="payout",
            name="beneficiary_reward",
            field=models.BigIntegerField(help_text="milli-INK, of co-authors"),
        ),
        migrations.AddConstraint(
            model_name="beneficiary",
            constraint=models.UniqueConstraint(
                condition=models.Q(("host", True)), fields=("terms",), name="beneficiary_one_host"
            ),
        ),
        migrations.AddConstraint(
            model_name="payout",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("author_reward__gte", 0),
                    ("beneficiary_reward__gte", 0),
                    ("curation_reward__gte", 0),
                    ("host_reward__gte", 0),
                    ("payout__gte", 0),
                    ("unclaimed__gte", 0),
                ),
                name="payout_not_negative",
            ),
        ),
    ]
