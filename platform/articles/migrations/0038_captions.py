import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0037_films_and_sound"),
    ]

    operations = [
        migrations.CreateModel(
            name="Captions",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=3)),
                ("body", models.TextField()),
                (
                    "media",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="captions",
                        to="articles.media",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("media", "language"), name="captions_once"),
                    models.CheckConstraint(
                        condition=models.Q(("body__startswith", "WEBVTT")),
                        name="captions_are_webvtt",
                    ),
                ],
            },
        ),
    ]
