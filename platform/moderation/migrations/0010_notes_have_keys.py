"""Notes bear the key of their form, so that one sent twice is one."""

from django.contrib.postgres.functions import RandomUUID
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0009_held_by_the_site"),
    ]

    operations = [
        migrations.AddField(
            model_name="note",
            name="key",
            field=models.UUIDField(db_default=RandomUUID(), unique=True),
        ),
    ]
