"""Whether the site remembers which texts somebody opened."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0018_who_sees_sums")]

    operations = [
        migrations.AddField(
            model_name="preferences",
            name="keep_opened",
            field=models.BooleanField(default=False),
        ),
    ]
