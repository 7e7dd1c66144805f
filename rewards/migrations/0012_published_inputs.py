"""A cycle keeps the digest of the file that publishes its inputs; no digest is ever changed."""

import django.db.models.deletion
from django.db import migrations, models

# A digest is written once. What it is of lies in the hands of others, and stands in a seal.
KEEP = """
    CREATE FUNCTION rewards_keep_digests() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
        RAISE EXCEPTION 'A digest of cycle % is written down: it stays as it is.', OLD.number
            USING ERRCODE = 'IK002';
    END
    $$;
    CREATE TRIGGER rewards_keep_digests BEFORE UPDATE ON rewards_cycle FOR EACH ROW
    WHEN ((OLD.inputs_digest <> '' AND NEW.inputs_digest IS DISTINCT FROM OLD.inputs_digest)
        OR (OLD.plan_digest <> '' AND NEW.plan_digest IS DISTINCT FROM OLD.plan_digest))
    EXECUTE FUNCTION rewards_keep_digests();
    -- ALWAYS: a session in the replica role meets it too.
    ALTER TABLE rewards_cycle ENABLE ALWAYS TRIGGER rewards_keep_digests;
"""
GIVE_UP = """
    DROP TRIGGER rewards_keep_digests ON rewards_cycle;
    DROP FUNCTION rewards_keep_digests();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("rewards", "0011_curators_paid"),
    ]

    operations = [
        migrations.CreateModel(
            name="Recomputation",
            fields=[
                (
                    "cycle",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="recomputation",
                        serialize=False,
                        to="rewards.cycle",
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "finding",
                    models.TextField(
                        db_default="", help_text="what differs; nothing where all is equal"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="cycle",
            name="inputs_bytes",
            field=models.BigIntegerField(
                db_default=0, default=0, help_text="of that file, compressed"
            ),
        ),
        migrations.AddField(
            model_name="cycle",
            name="inputs_digest",
            field=models.BinaryField(
                db_default=b"",
                default=b"",
                help_text="of the file that publishes what it is computed from",
            ),
        ),
        migrations.AddIndex(
            model_name="cycle",
            index=models.Index(
                condition=models.Q(("inputs_digest", b""), ("state", "closed"), ("works__gt", 0)),
                fields=["number"],
                name="cycle_unpublished",
            ),
        ),
        migrations.AddIndex(
            model_name="recomputation",
            index=models.Index(fields=["at", "cycle"], name="recomputation_next"),
        ),
        migrations.AddIndex(
            model_name="recomputation",
            index=models.Index(
                condition=models.Q(("finding", ""), _negated=True),
                fields=["cycle"],
                name="recomputation_differs",
            ),
        ),
        migrations.RunSQL(KEEP, GIVE_UP),
    ]
