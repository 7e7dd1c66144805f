"""Who registered lately is counted without reading all accounts."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0022_restrictions"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="account",
            index=models.Index(fields=["registered_at"], name="account_by_registration"),
        ),
    ]
