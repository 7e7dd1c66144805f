"""The newest articles under a tag from one index, whatever their number."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery


def copy(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give every tag of an article the article's time."""
    article = apps.get_model("articles", "Article").objects.filter(pk=OuterRef("article"))
    borne = apps.get_model("articles", "ArticleTag").objects
    borne.update(published_at=Subquery(article.values("published_at")))


class Migration(migrations.Migration):
    dependencies = [("articles", "0019_quotes")]

    operations = [
        migrations.AddField(
            model_name="articletag",
            name="published_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(copy, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="articletag",
            name="published_at",
            field=models.DateTimeField(),
        ),
        migrations.AddIndex(
            model_name="articletag",
            index=models.Index(fields=["tag", "-published_at", "-article"], name="article_by_tag"),
        ),
    ]
