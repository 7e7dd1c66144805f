"""Open findings and appeals against them stand in the queue of cases."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0018_offices_take_two"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(
                condition=models.Q(("state__in", ("open", "answered"))),
                fields=["at", "id"],
                name="finding_queue",
            ),
        ),
    ]
