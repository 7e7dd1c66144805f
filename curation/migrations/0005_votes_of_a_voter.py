"""The votes of one voter, newest first, for the curator's desk."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("curation", "0004_commitment")]

    operations = [
        migrations.AddIndex(
            model_name="vote",
            index=models.Index(fields=["voter", "-seq"], name="curation_vote_of_voter"),
        ),
    ]
