"""A wave may be of one community, swept by its own moderators."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0009_voting_limit"),
        ("moderation", "0021_reports_of_communities"),
    ]

    operations = [
        migrations.AddField(
            model_name="wave",
            name="community",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="communities.community",
            ),
        ),
        migrations.AddIndex(
            model_name="wave",
            index=models.Index(
                condition=models.Q(("community__isnull", False)),
                fields=["community", "-id"],
                name="wave_in_a_community",
            ),
        ),
    ]
