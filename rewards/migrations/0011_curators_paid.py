"""A payout says how many voters were paid something, as its record has a row for each vote."""

import numpy as np
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from rewards.trace import curators


def count(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Count in the records of what was paid before."""
    payouts = apps.get_model("rewards", "Payout").objects
    paid = payouts.filter(curation_reward__gt=0).values_list("pk", "trace")
    for work, record in paid.iterator(chunk_size=100):
        rows = curators(bytes(record))
        payouts.filter(pk=work).update(curators=int(np.count_nonzero(rows["paid"])))


class Migration(migrations.Migration):
    dependencies = [("rewards", "0010_host_shares")]

    operations = [
        migrations.AddField(
            model_name="payout",
            name="curators",
            field=models.PositiveIntegerField(
                db_default=0, default=0, help_text="voters who were paid something"
            ),
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
