import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0035_newest_comments"),
    ]

    operations = [
        migrations.AlterField(
            model_name="pick",
            name="article",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="picks",
                to="articles.article",
            ),
        ),
        migrations.AlterField(
            model_name="roompin",
            name="article",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="room_pins",
                to="articles.article",
            ),
        ),
    ]
