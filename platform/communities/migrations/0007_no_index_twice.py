import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0006_muted_by_decisions"),
    ]

    operations = [
        migrations.AlterField(
            model_name="membership",
            name="community",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="memberships",
                to="communities.community",
            ),
        ),
    ]
