"""The part of authors' rewards that a community takes, and how it changed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0003_picture_is_described"),
        ("ledger", "0003_system_wallets"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ShareChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("before_bp", models.PositiveSmallIntegerField()),
                ("after_bp", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="community",
            name="host_share_bp",
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
        migrations.AddConstraint(
            model_name="community",
            constraint=models.CheckConstraint(
                condition=models.Q(("host_share_bp__lte", 1000)), name="community_share_is_bounded"
            ),
        ),
        migrations.AddField(
            model_name="sharechange",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="sharechange",
            name="community",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="share_changes",
                to="communities.community",
            ),
        ),
        migrations.AddIndex(
            model_name="sharechange",
            index=models.Index(fields=["community", "-at", "-id"], name="share_change_newest"),
        ),
        migrations.AddConstraint(
            model_name="sharechange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("before_bp", models.F("after_bp")), _negated=True),
                    ("after_bp__lte", 1000),
                ),
                name="share_change_changes",
            ),
        ),
        # How it changed is added to and never changed.
        migrations.RunSQL(
            "SELECT ledger_guard_table('communities_sharechange')",
            "DROP TRIGGER ledger_refuse_change ON communities_sharechange; "
            "DROP TRIGGER ledger_refuse_truncate ON communities_sharechange",
        ),
    ]
