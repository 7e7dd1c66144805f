"""What was answered lately is counted without reading all comments."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0034_plans_tell_all"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["published_at"], name="comment_by_time"),
        ),
    ]
