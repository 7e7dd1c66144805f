"""Certificates of erasure, and which files an erasure has still to remove."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

# A certificate counts things of these kinds and says nothing else. What was certified stays so,
# and the database alone says when it was.
GUARD = """
    ALTER TABLE articles_erasure ADD CONSTRAINT erasure_lists_counts CHECK (
        removed - ARRAY[
        'versions', 'commitment_keys', 'search_entries', 'fingerprints', 'tags', 'drafts',
        'draft_versions', 'plans', 'polls', 'poll_answers', 'quotes', 'translations',
        'changes', 'series_places', 'pins', 'pictures', 'recordings', 'captions',
        'picture_uses', 'profile', 'addresses', 'keys', 'sessions', 'devices',
        'security_events', 'agreements', 'choices', 'letters', 'notices', 'follows', 'mutes',
        'memberships', 'invitations', 'bookmarks', 'collections', 'circles', 'series',
        'reshares', 'reading_places', 'opened_texts', 'memos', 'forms', 'notes',
        'former_addresses', 'office_records', 'others'
        ] = '{}'::jsonb
        AND NOT jsonb_path_exists(
            removed, '$.* ? (@.type() <> "number" || @ < 1 || @.floor() <> @)'
        )
    );
    SELECT ledger_guard_table('articles_erasure');
    SELECT ledger_guard_table('articles_filesgone');
    REVOKE INSERT ON articles_erasure, articles_filesgone FROM inkwell_application;
    GRANT INSERT (key, kind, subject, account_id, removed, files)
        ON articles_erasure TO inkwell_application;
    GRANT INSERT (erasure_id, files) ON articles_filesgone TO inkwell_application;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0040_collections"),
        ("ledger", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Erasure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=32)),
                ("kind", models.CharField(max_length=7)),
                ("subject", models.BigIntegerField()),
                ("removed", models.JSONField()),
                ("files", models.PositiveIntegerField()),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "account",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erasures",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FilesGone",
            fields=[
                (
                    "erasure",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="files_gone",
                        serialize=False,
                        to="articles.erasure",
                    ),
                ),
                ("files", models.PositiveIntegerField()),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
        ),
        migrations.AddField(
            model_name="media",
            name="leaving",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="articles.erasure",
            ),
        ),
        migrations.AddIndex(
            model_name="media",
            index=models.Index(
                condition=models.Q(("leaving__isnull", False)),
                fields=["leaving"],
                name="media_leaving",
            ),
        ),
        migrations.AddConstraint(
            model_name="media",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("leaving", None), ("erased_at__isnull", False), _connector="OR"
                ),
                name="media_leaving_is_erased",
            ),
        ),
        migrations.AddIndex(
            model_name="erasure",
            index=models.Index(fields=["account", "-id"], name="erasure_by_account"),
        ),
        migrations.AddConstraint(
            model_name="erasure",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["text", "comment", "upload", "account"])),
                name="erasure_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="erasure",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "upload"), _negated=True),
                fields=("subject", "kind"),
                name="erasure_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="erasure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "account"), _negated=True),
                    ("subject", models.F("account")),
                    _connector="OR",
                ),
                name="erasure_of_an_account_is_its_own",
            ),
        ),
        migrations.RunSQL(GUARD, migrations.RunSQL.noop),
    ]
