"""A co-author's yes holds for the words that were read."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0020_tags_by_time")]

    operations = [
        migrations.AddField(
            model_name="sharerequest", name="words", field=models.BinaryField(null=True)
        ),
    ]
