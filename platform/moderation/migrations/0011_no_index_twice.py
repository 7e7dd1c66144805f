import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0007_no_index_twice"),
        ("moderation", "0010_notes_have_keys"),
    ]

    operations = [
        migrations.AlterField(
            model_name="cannedreply",
            name="community",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="canned_replies",
                to="communities.community",
            ),
        ),
    ]
