"""A work has one window in a cycle; the constraint is the index that was there before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("curation", "0002_valued"),
        ("rewards", "0001_initial"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="window",
            name="window_of_cycle",
        ),
        migrations.AddConstraint(
            model_name="window",
            constraint=models.UniqueConstraint(
                condition=models.Q(("cycle__isnull", False)),
                fields=("cycle", "work"),
                name="window_of_cycle_once",
            ),
        ),
    ]
