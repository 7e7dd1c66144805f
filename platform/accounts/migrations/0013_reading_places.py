"""Whether the site remembers where somebody stopped reading."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0012_portraits")]

    operations = [
        migrations.AddField(
            model_name="preferences",
            name="keep_place",
            field=models.BooleanField(default=True),
        ),
    ]
