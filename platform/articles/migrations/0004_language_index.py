"""An index for the newest texts in a language."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_media"),
        ("communities", "0001_initial"),
        ("curation", "0002_valued"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.Func(
                    models.F("language"),
                    models.Value("-"),
                    models.Value(1),
                    function="split_part",
                    output_field=models.CharField(),
                ),
                models.OrderBy(models.F("published_at"), descending=True),
                models.OrderBy(models.F("work"), descending=True),
                name="article_by_language",
            ),
        ),
    ]
