"""A window that cannot be paid is parked with the reason."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("curation", "0002_valued"),
        ("rewards", "0002_one_window_a_cycle"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="window",
            name="window_due",
        ),
        migrations.AddField(
            model_name="window",
            name="parked",
            field=models.TextField(db_default="", help_text="why it is in no cycle until resumed"),
        ),
        migrations.AddIndex(
            model_name="window",
            index=models.Index(
                condition=models.Q(("cycle", None), ("parked", "")),
                fields=["closes_at", "work"],
                name="window_due_next",
            ),
        ),
        migrations.AddIndex(
            model_name="window",
            index=models.Index(
                condition=models.Q(("parked", ""), _negated=True),
                fields=["id"],
                name="window_parked",
            ),
        ),
        migrations.AddConstraint(
            model_name="window",
            constraint=models.CheckConstraint(
                condition=models.Q(("parked", ""), ("cycle", None), _connector="OR"),
                name="window_parked_is_in_no_cycle",
            ),
        ),
    ]
