"""Which notices were told in a letter."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notifications", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="notice", name="mailed", field=models.BooleanField(default=False)
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("mailed", False), ("unread", True)),
                fields=["at"],
                name="notice_to_mail",
            ),
        ),
    ]
