"""Texts that show the card of another one."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0018_reads"), ("curation", "0003_last_event")]

    operations = [
        migrations.CreateModel(
            name="Quote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.CharField(max_length=32)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quotes",
                        to="articles.article",
                    ),
                ),
                (
                    "work",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="curation.work",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("work", "article"), name="quote_once")
                ],
            },
        ),
    ]
