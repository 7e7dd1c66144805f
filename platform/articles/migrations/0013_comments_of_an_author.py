"""An index for the comments of one author."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_tips")]

    operations = [
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                fields=["author", "-published_at", "-work"], name="comment_by_author"
            ),
        ),
    ]
