"""A payout has no part for the community yet, so it has no column for it."""

from django.db import migrations, models

_AMOUNTS = ("author_reward", "beneficiary_reward", "curation_reward", "payout", "unclaimed")


class Migration(migrations.Migration):
    dependencies = [
        ("rewards", "0003_parked_windows"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="payout", name="payout_not_negative"),
        migrations.RemoveField(model_name="payout", name="host_reward"),
        migrations.AddConstraint(
            model_name="payout",
            constraint=models.CheckConstraint(
                condition=models.Q(*((f"{amount}__gte", 0) for amount in _AMOUNTS)),
                name="payout_not_negative",
            ),
        ),
        migrations.AlterField(
            model_name="payout",
            name="trace",
            field=models.BinaryField(
                help_text="the record of rewards.trace, as the plan returned it"
            ),
        ),
    ]
