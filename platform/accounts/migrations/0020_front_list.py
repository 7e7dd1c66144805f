"""Which list somebody's first page shows."""

from django.db import migrations, models

LISTS = ("hot", "trending", "new", "following", "my_tags")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0019_opened_texts")]

    operations = [
        migrations.AddField(
            model_name="preferences",
            name="front_list",
            field=models.CharField(
                choices=[(each, each) for each in LISTS], default="hot", max_length=9
            ),
        ),
        migrations.AddConstraint(
            model_name="preferences",
            constraint=models.CheckConstraint(
                condition=models.Q(front_list__in=LISTS), name="preferences_front_list_is_known"
            ),
        ),
    ]
