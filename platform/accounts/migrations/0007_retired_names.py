"""Names of closed accounts, as keyed hashes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_found_by_words"),
    ]

    operations = [
        migrations.CreateModel(
            name="RetiredName",
            fields=[
                (
                    "digest",
                    models.CharField(max_length=64, primary_key=True, serialize=False),
                ),
            ],
        ),
    ]
