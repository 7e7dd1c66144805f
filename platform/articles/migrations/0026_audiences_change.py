"""A text may change its audience after it was published."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0025_pins"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="articlechange",
            name="article_change_is_known",
        ),
        migrations.AddConstraint(
            model_name="articlechange",
            constraint=models.CheckConstraint(
                condition=models.Q(("turn__in", ["moved", "widened", "narrowed"])),
                name="article_change_is_known",
            ),
        ),
    ]
