"""Words beside transfers, where they can be erased."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_agreements"),
    ]

    operations = [
        migrations.CreateModel(
            name="Memo",
            fields=[
                ("batch", models.BigIntegerField(primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=100, unique=True)),
                ("words", models.CharField(max_length=200)),
                ("salt", models.BinaryField(max_length=32)),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memos",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="memo_has_words"
                    )
                ],
            },
        ),
    ]
