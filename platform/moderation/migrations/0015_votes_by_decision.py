"""Votes that a wave takes back are named by their decision."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("curation", "0007_valued_by_upvotes"),
        ("ledger", "0003_system_wallets"),
        ("moderation", "0014_decisions_keep_words"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="effect",
            name="effect_measure_is_known",
        ),
        migrations.AddField(
            model_name="wavevote",
            name="decision",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AlterField(
            model_name="effect",
            name="measure",
            field=models.CharField(
                choices=[
                    ("warn", "warn"),
                    ("label", "label"),
                    ("remove", "remove"),
                    ("lock", "lock"),
                    ("mute", "mute"),
                    ("limit", "limit"),
                    ("suspend", "suspend"),
                    ("hold", "hold"),
                    ("votes", "votes"),
                ],
                max_length=7,
            ),
        ),
        migrations.AddIndex(
            model_name="wavetext",
            index=models.Index(
                condition=models.Q(("decision__isnull", False)),
                fields=["decision"],
                name="wave_text_by_decision",
            ),
        ),
        migrations.AddIndex(
            model_name="wavevote",
            index=models.Index(
                condition=models.Q(("decision__isnull", False)),
                fields=["decision"],
                name="wave_vote_by_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="effect",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "measure__in",
                        [
                            "warn",
                            "label",
                            "remove",
                            "lock",
                            "mute",
                            "limit",
                            "suspend",
                            "hold",
                            "votes",
                        ],
                    )
                ),
                name="effect_measure_is_known",
            ),
        ),
    ]
