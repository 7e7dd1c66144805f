"""Functions that do less for the same: how a batch's leaves are written, and volumes attached."""

from django.db import migrations

from ledger.sql import run_sql


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [
        migrations.RunSQL("DROP FUNCTION ledger_add_batches", reverse_sql=migrations.RunSQL.noop),
        run_sql("record", "volume"),
    ]
