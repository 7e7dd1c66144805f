"""Plans, and requests to co-authors."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0009_series_and_polls"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Plan",
            fields=[
                (
                    "draft",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="plan",
                        serialize=False,
                        to="articles.draft",
                    ),
                ),
                ("publish_at", models.DateTimeField()),
                ("planned_at", models.DateTimeField()),
                ("failure", models.CharField(blank=True, default="", max_length=400)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("failure", "")),
                        fields=["publish_at"],
                        name="plan_by_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ShareRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("weight_bp", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                        ],
                        default="asked",
                        max_length=8,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requests",
                        to="articles.draft",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("draft", "account"), name="share_request_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weight_bp__range", (1, 10000))),
                        name="share_request_is_a_share",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["asked", "accepted", "declined"])),
                        name="share_request_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "asked"), ("answered_at__isnull", False), _connector="XOR"
                        ),
                        name="share_request_answered_once",
                    ),
                ],
            },
        ),
    ]
