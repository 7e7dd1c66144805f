"""How many upvotes of one person a community takes in a day."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0008_subscriptions"),
    ]

    operations = [
        migrations.CreateModel(
            name="VotingLimit",
            fields=[
                (
                    "community",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="voting_limit",
                        serialize=False,
                        to="communities.community",
                    ),
                ),
                ("upvotes", models.PositiveSmallIntegerField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("upvotes__range", (1, 1000))),
                        name="voting_limit_in_range",
                    )
                ],
            },
        ),
    ]
