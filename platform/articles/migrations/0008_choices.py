"""What authors choose about a text, circles, and what changed in a version."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0007_digests"),
        ("communities", "0001_initial"),
        ("curation", "0003_last_event"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ArticleCircle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[("read", "Read"), ("answer", "Answer")], max_length=6
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Circle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("created_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="CircleMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="article",
            name="ai_use",
            field=models.CharField(db_default="unsaid", default="unsaid", max_length=6),
        ),
        migrations.AddField(
            model_name="article",
            name="answers",
            field=models.CharField(db_default="open", default="open", max_length=8),
        ),
        migrations.AddField(
            model_name="article",
            name="audience",
            field=models.CharField(db_default="everybody", default="everybody", max_length=9),
        ),
        migrations.AddField(
            model_name="article",
            name="canonical",
            field=models.CharField(blank=True, db_default="", default="", max_length=500),
        ),
        migrations.AddField(
            model_name="article",
            name="licence",
            field=models.CharField(blank=True, db_default="", default="", max_length=20),
        ),
        migrations.AddField(
            model_name="article",
            name="sensitive",
            field=models.CharField(blank=True, db_default="", default="", max_length=80),
        ),
        migrations.AddField(
            model_name="article",
            name="sponsor",
            field=models.CharField(blank=True, db_default="", default="", max_length=80),
        ),
        migrations.AddField(
            model_name="revision",
            name="changed_bp",
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="revision",
            name="note",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "licence__in",
                        (
                            "",
                            "CC0-1.0",
                            "CC-BY-4.0",
                            "CC-BY-SA-4.0",
                            "CC-BY-NC-4.0",
                            "CC-BY-NC-SA-4.0",
                            "CC-BY-ND-4.0",
                            "CC-BY-NC-ND-4.0",
                        ),
                    )
                ),
                name="article_licence_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("ai_use__in", ["unsaid", "none", "helped", "mostly"])),
                name="article_ai_use_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("canonical__regex", "^(https?://[^[:space:]]+)?$")),
                name="article_canonical_is_an_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("audience__in", ["everybody", "circles"])),
                name="article_audience_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("answers__in", ["open", "followed", "circles", "closed"])),
                name="article_answers_are_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.CheckConstraint(
                condition=models.Q(("changed_bp__lte", 10000)), name="revision_changed_is_a_share"
            ),
        ),
        migrations.AddField(
            model_name="articlecircle",
            name="article",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="circles",
                to="articles.article",
            ),
        ),
        migrations.AddField(
            model_name="circle",
            name="owner",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="circles",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="articlecircle",
            name="circle",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="articles",
                to="articles.circle",
            ),
        ),
        migrations.AddField(
            model_name="circlemember",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="circlemember",
            name="circle",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="members",
                to="articles.circle",
            ),
        ),
        migrations.AddConstraint(
            model_name="circle",
            constraint=models.UniqueConstraint(fields=("owner", "name"), name="circle_name_once"),
        ),
        migrations.AddConstraint(
            model_name="circle",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="circle_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="articlecircle",
            constraint=models.UniqueConstraint(
                fields=("article", "purpose", "circle"), name="article_circle_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="circlemember",
            constraint=models.UniqueConstraint(
                fields=("circle", "account"), name="circle_member_once"
            ),
        ),
    ]
