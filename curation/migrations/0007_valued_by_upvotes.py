"""What was valued most is by the upvotes alone: a dispute moves no text from its place."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("curation", "0006_closing")]

    operations = [
        migrations.RemoveIndex(model_name="work", name="curation_work_valued"),
        migrations.AddIndex(
            model_name="work",
            index=models.Index(
                condition=models.Q(
                    ("disqualified_at", None),
                    ("paid_at__isnull", False),
                    ("ranked", True),
                    ("vote_rshares__gt", 0),
                ),
                fields=["-vote_rshares", "-id"],
                name="curation_work_valued",
            ),
        ),
    ]
