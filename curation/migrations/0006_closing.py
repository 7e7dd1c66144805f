"""An index of open works by the end of their vote."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("curation", "0005_votes_of_a_voter"),
        ("ledger", "0001_initial"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="work",
            index=models.Index(
                condition=models.Q(("disqualified_at", None), ("paid_at", None), ("ranked", True)),
                fields=["closes_at", "id"],
                name="curation_work_closing",
            ),
        ),
    ]
