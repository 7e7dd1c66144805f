"""An index for people by their words."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_cache"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("ledger", "0001_initial"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="account",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector(
                    "name", "display_name", "about", config="simple"
                ),
                name="account_by_words",
            ),
        ),
    ]
