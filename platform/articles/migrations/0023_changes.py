"""What changed about a published text beside its words."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0022_bodies_are_bounded"),
        ("communities", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ArticleChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("turn", models.CharField(max_length=8)),
                ("at", models.DateTimeField()),
                (
                    "after",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="communities.community",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="articles.article",
                    ),
                ),
                (
                    "before",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="communities.community",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["article", "-at", "-id"], name="article_change_newest")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("turn__in", ["moved"])), name="article_change_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("turn", "moved"),
                            models.Q(("after__isnull", True), ("before__isnull", True)),
                            _connector="XOR",
                        ),
                        name="article_change_has_places_if_moved",
                    ),
                ],
            },
        ),
    ]
