"""What was answered lately is counted without reading all comments."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0033_plans_tell_all"),
        ("articles", "0033_shows_are_counted"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["published_at"], name="comment_by_time"),
        ),
    ]
