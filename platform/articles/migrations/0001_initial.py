"""Articles, comments, revisions and tags."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("communities", "0001_initial"),
        ("curation", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Article",
            fields=[
                (
                    "work",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="article",
                        serialize=False,
                        to="curation.work",
                    ),
                ),
                ("permlink", models.CharField(max_length=255)),
                ("language", models.CharField(default="en", max_length=35)),
                ("title", models.CharField(max_length=255)),
                ("excerpt", models.CharField(blank=True, default="", max_length=240)),
                ("words", models.PositiveIntegerField(default=0)),
                ("replies", models.PositiveIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("absent", "absent"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                            ("erased", "erased"),
                        ],
                        default="published",
                        max_length=9,
                    ),
                ),
                ("published_at", models.DateTimeField()),
                (
                    "author",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="communities.community",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(blank=True, default="", max_length=255)),
                ("body", models.TextField()),
                ("html", models.TextField()),
                ("sanitiser", models.CharField(max_length=60)),
                ("salt", models.BinaryField(max_length=32, null=True)),
                ("commitment", models.BinaryField(max_length=32)),
                ("at", models.DateTimeField()),
                (
                    "work",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="curation.work",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "work",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="comment",
                        serialize=False,
                        to="curation.work",
                    ),
                ),
                ("path", models.TextField(db_collation="C")),
                ("permlink", models.CharField(max_length=255)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("absent", "absent"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                            ("erased", "erased"),
                        ],
                        default="published",
                        max_length=9,
                    ),
                ),
                ("published_at", models.DateTimeField()),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="articles.article",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="articles.comment",
                    ),
                ),
                (
                    "revision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.revision",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="article",
            name="revision",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="articles.revision",
            ),
        ),
        migrations.CreateModel(
            name="Tag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=32, unique=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="tag_by_the_rule",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleTag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tags",
                        to="articles.article",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.tag",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.UniqueConstraint(fields=("work", "number"), name="revision_once"),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 1)), name="revision_from_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.UniqueConstraint(fields=("article", "path"), name="comment_place"),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.UniqueConstraint(
                fields=("author", "permlink"), name="comment_address"
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(("permlink__regex", "^[a-z0-9-]{1,255}$")),
                name="comment_permlink_by_the_rule",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "absent",
                            "published",
                            "withdrawn",
                            "erased",
                        ],
                    )
                ),
                name="comment_state_is_known",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["-published_at", "-work"], name="article_newest"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=["author", "-published_at", "-work"], name="article_by_author"
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=["community", "-published_at", "-work"], name="article_by_community"
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.UniqueConstraint(
                fields=("author", "permlink"), name="article_address"
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("permlink__regex", "^[a-z0-9-]{1,255}$")),
                name="article_permlink_by_the_rule",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("language__regex", "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")),
                name="article_language",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "absent",
                            "published",
                            "withdrawn",
                            "erased",
                        ],
                    )
                ),
                name="article_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="articletag",
            constraint=models.UniqueConstraint(fields=("tag", "article"), name="article_tag_once"),
        ),
    ]
