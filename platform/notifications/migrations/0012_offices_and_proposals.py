"""Notices of offices of the site and of proposals."""

from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("curation", "0007_valued_by_upvotes"),
        ("notifications", "0011_roles_shown_and_cases"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="notice",
            name="notice_kind_is_known",
        ),
        migrations.AlterField(
            model_name="notice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("reply", "reply"),
                    ("mention", "mention"),
                    ("reshare", "reshare"),
                    ("quote", "quote"),
                    ("follow", "follow"),
                    ("text", "text"),
                    ("vote", "vote"),
                    ("dispute", "dispute"),
                    ("author", "author"),
                    ("curation", "curation"),
                    ("received", "received"),
                    ("asked", "asked"),
                    ("scheduled", "scheduled"),
                    ("decision", "decision"),
                    ("reported", "reported"),
                    ("invited", "invited"),
                    ("role", "role"),
                    ("shown", "shown"),
                    ("case", "case"),
                    ("office", "office"),
                    ("proposal", "proposal"),
                    ("spending", "spending"),
                    ("security", "security"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="switch",
            name="kind",
            field=models.CharField(
                choices=[
                    ("reply", "reply"),
                    ("mention", "mention"),
                    ("reshare", "reshare"),
                    ("quote", "quote"),
                    ("follow", "follow"),
                    ("text", "text"),
                    ("vote", "vote"),
                    ("dispute", "dispute"),
                    ("author", "author"),
                    ("curation", "curation"),
                    ("received", "received"),
                    ("asked", "asked"),
                    ("scheduled", "scheduled"),
                    ("decision", "decision"),
                    ("reported", "reported"),
                    ("invited", "invited"),
                    ("role", "role"),
                    ("shown", "shown"),
                    ("case", "case"),
                    ("office", "office"),
                    ("proposal", "proposal"),
                    ("spending", "spending"),
                    ("security", "security"),
                ],
                max_length=10,
            ),
        ),
        AddConstraintNotValid(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "reply",
                            "mention",
                            "reshare",
                            "quote",
                            "follow",
                            "text",
                            "vote",
                            "dispute",
                            "author",
                            "curation",
                            "received",
                            "asked",
                            "scheduled",
                            "decision",
                            "reported",
                            "invited",
                            "role",
                            "shown",
                            "case",
                            "office",
                            "proposal",
                            "spending",
                            "security",
                        ],
                    )
                ),
                name="notice_kind_is_known",
            ),
        ),
    ]
