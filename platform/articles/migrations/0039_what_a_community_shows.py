from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0038_captions"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="showing",
            index=models.Index(
                condition=models.Q(("ended_at", None)),
                fields=["community", "-at", "-article"],
                name="showing_newest",
            ),
        ),
    ]
