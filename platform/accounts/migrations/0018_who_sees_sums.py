"""Whether somebody's sums are shown to nobody else."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0017_results_of_forms")]

    operations = [
        migrations.AddField(
            model_name="account",
            name="keeps_sums",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
