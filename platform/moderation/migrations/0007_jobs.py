"""How the jobs of the worker went."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0006_proposals"),
    ]

    operations = [
        migrations.CreateModel(
            name="Job",
            fields=[
                ("task", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("done_at", models.DateTimeField(null=True)),
                ("result", models.BigIntegerField(null=True)),
                ("failed_at", models.DateTimeField(null=True)),
                ("failures", models.BigIntegerField(default=0)),
                ("error", models.CharField(default="", max_length=200)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("failed_at", None), ("failures", 0)),
                            models.Q(("failed_at__isnull", False), ("failures__gt", 0)),
                            _connector="OR",
                        ),
                        name="job_failures_have_a_time",
                    )
                ],
            },
        ),
    ]
