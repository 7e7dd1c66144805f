"""Digests, seals and what came of computing again are written by logins that serve the system."""

from django.db import migrations

# Whoever may write as the web might else put a digest in the place of one that is not written down
# yet, or say that a cycle is sealed. That of the inputs may be replaced until it stands in a seal:
# nobody else holds it to anything before.
KEEP = """
    CREATE OR REPLACE FUNCTION rewards_keep_digests() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
        IF (OLD.plan_digest <> '' AND NEW.plan_digest IS DISTINCT FROM OLD.plan_digest)
            OR (OLD.block IS NOT NULL AND OLD.inputs_digest <> ''
                AND NEW.inputs_digest IS DISTINCT FROM OLD.inputs_digest) THEN
            RAISE EXCEPTION 'A digest of cycle % is written down: it stays as it is.', OLD.number
                USING ERRCODE = 'IK002';
        END IF;
        IF NOT pg_catalog.pg_has_role(session_user, 'inkwell_sealer', 'MEMBER') THEN
            RAISE EXCEPTION 'Only who serves the system writes digests and seals of cycles.'
                USING ERRCODE = 'IK002';
        END IF;
        RETURN NEW;
    END
    $$;
    DROP TRIGGER rewards_keep_digests ON rewards_cycle;
    CREATE TRIGGER rewards_keep_digests BEFORE UPDATE ON rewards_cycle FOR EACH ROW
    WHEN (NEW.inputs_digest IS DISTINCT FROM OLD.inputs_digest
        OR NEW.plan_digest IS DISTINCT FROM OLD.plan_digest
        OR NEW.block IS DISTINCT FROM OLD.block)
    EXECUTE FUNCTION rewards_keep_digests();
    ALTER TABLE rewards_cycle ENABLE ALWAYS TRIGGER rewards_keep_digests;
    REVOKE INSERT, UPDATE, DELETE ON rewards_recomputation FROM inkwell_application;
    GRANT SELECT, INSERT, UPDATE ON rewards_recomputation TO inkwell_sealer;
"""
GIVE_UP = """
    CREATE OR REPLACE FUNCTION rewards_keep_digests() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
        RAISE EXCEPTION 'A digest of cycle % is written down: it stays as it is.', OLD.number
            USING ERRCODE = 'IK002';
    END
    $$;
    DROP TRIGGER rewards_keep_digests ON rewards_cycle;
    CREATE TRIGGER rewards_keep_digests BEFORE UPDATE ON rewards_cycle FOR EACH ROW
    WHEN ((OLD.inputs_digest <> '' AND NEW.inputs_digest IS DISTINCT FROM OLD.inputs_digest)
        OR (OLD.plan_digest <> '' AND NEW.plan_digest IS DISTINCT FROM OLD.plan_digest))
    EXECUTE FUNCTION rewards_keep_digests();
    ALTER TABLE rewards_cycle ENABLE ALWAYS TRIGGER rewards_keep_digests;
    GRANT INSERT, UPDATE, DELETE ON rewards_recomputation TO inkwell_application;
    REVOKE ALL ON rewards_recomputation FROM inkwell_sealer;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("rewards", "0013_estimates_on_the_way"),
    ]

    operations = [
        migrations.RunSQL(KEEP, GIVE_UP),
    ]
