"""Indexes for the lists of who follows whom."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def _to_account(related_name: str) -> "models.ForeignKey[object, object]":
    return models.ForeignKey(
        db_index=False,
        on_delete=django.db.models.deletion.CASCADE,
        related_name=related_name,
        to=settings.AUTH_USER_MODEL,
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0010_mutes")]

    operations = [
        migrations.AddIndex(
            model_name="follow",
            index=models.Index(fields=["follower", "-id"], name="follow_by_follower"),
        ),
        migrations.AddIndex(
            model_name="follow",
            index=models.Index(fields=["followed", "-id"], name="follow_by_followed"),
        ),
        migrations.AlterField("follow", "follower", _to_account("following")),
        migrations.AlterField("follow", "followed", _to_account("followers")),
    ]
