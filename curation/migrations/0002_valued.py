"""An index for what was valued most of all that is paid."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("curation", "0001_initial"),
        ("ledger", "0001_initial"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="work",
            index=models.Index(
                condition=models.Q(
                    ("disqualified_at", None),
                    ("net_rshares__gt", 0),
                    ("paid_at__isnull", False),
                    ("ranked", True),
                ),
                fields=["-net_rshares", "-id"],
                name="curation_work_valued",
            ),
        ),
    ]
