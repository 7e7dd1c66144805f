"""Words and threads that readers mute, and the words by which texts are kept out of lists."""

from itertools import batched

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from articles.folding import folded


def fold_all(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Note the words of the texts there are, 500 at a time."""
    article, borne = (apps.get_model("articles", name) for name in ("Article", "ArticleTag"))
    found = article.objects.exclude(title="").only("pk", "title", "excerpt").order_by("pk")
    for chunk in batched(found.iterator(chunk_size=2_000), 500, strict=False):
        tags: dict[int, list[str]] = {}
        rows = borne.objects.filter(article__in=[each.pk for each in chunk])
        for work, name in rows.order_by("position").values_list("article_id", "tag__name"):
            tags.setdefault(work, []).append(name)
        for each in chunk:
            each.folded = folded(each.title, each.excerpt, *tags.get(each.pk, ()))
        article.objects.bulk_update(chunk, ["folded"])


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0014_former_addresses"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AddField(
            model_name="article",
            name="folded",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.CreateModel(
            name="MutedThread",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="muted_threads",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("account", "article"), name="muted_thread_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MutedWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.CharField(max_length=80)),
                ("phrase", models.TextField()),
                ("until", models.DateTimeField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="muted_words",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("account", "phrase"), name="muted_word_once"),
                    models.CheckConstraint(
                        condition=models.Q(("phrase", ""), _negated=True),
                        name="muted_word_has_a_letter",
                    ),
                ],
            },
        ),
        migrations.RunPython(fold_all, migrations.RunPython.noop, elidable=True),
    ]
