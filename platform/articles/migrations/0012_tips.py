"""Tips for texts."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_saved_texts"), ("curation", "0003_last_event")]

    operations = [
        migrations.CreateModel(
            name="Tip",
            fields=[
                ("batch", models.BigIntegerField(primary_key=True, serialize=False)),
                ("amount", models.BigIntegerField(help_text="milli-INK")),
                (
                    "work",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tips",
                        to="curation.work",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="tip_is_something"
                    )
                ],
            },
        ),
    ]
