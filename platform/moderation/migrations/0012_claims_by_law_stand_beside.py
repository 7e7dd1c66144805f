from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0007_no_index_twice"),
        ("curation", "0007_valued_by_upvotes"),
        ("moderation", "0011_no_index_twice"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="case",
            name="case_open_once_a_text",
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("state__in", ["open"]),
                    ("work__isnull", False),
                    models.Q(("kind", "legal"), _negated=True),
                ),
                fields=("work",),
                name="case_open_once_a_text",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("state__in", ["open"]), ("work__isnull", False), ("kind", "legal")
                ),
                fields=("work",),
                name="case_by_law_open_once_a_text",
            ),
        ),
    ]
