"""The lock of a vote returns when the work's last vote was; an index that nobody reads is gone."""

from django.db import migrations

from curation.sql import run_sql


class Migration(migrations.Migration):
    dependencies = [
        ("curation", "0002_valued"),
    ]

    operations = [
        run_sql("standing"),
        migrations.RemoveIndex(model_name="work", name="curation_work_due"),
    ]
