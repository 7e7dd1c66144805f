"""Judging a text before one sees what others made of it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0024_no_index_twice")]

    operations = [
        migrations.AddField(
            model_name="preferences",
            name="judges_first",
            field=models.BooleanField(default=False),
        ),
    ]
