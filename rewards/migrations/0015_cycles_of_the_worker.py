"""Cycles and payouts are written by logins that serve the system, and never deleted."""

from django.db import migrations

# A made-up cycle, or a sum that was changed, would else be a page and a line of the public record
# until the night's recomputation looks at it.
ONLY_THE_SYSTEM = """
    CREATE FUNCTION rewards_of_the_system() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
        IF TG_OP = 'DELETE'
            OR NOT pg_catalog.pg_has_role(session_user, 'inkwell_sealer', 'MEMBER') THEN
            RAISE EXCEPTION 'Only who serves the system writes cycles and payouts for good.'
                USING ERRCODE = 'IK002';
        END IF;
        RETURN NEW;
    END
    $$;
    CREATE TRIGGER rewards_of_the_system BEFORE INSERT OR UPDATE OR DELETE ON rewards_cycle
    FOR EACH ROW EXECUTE FUNCTION rewards_of_the_system();
    ALTER TABLE rewards_cycle ENABLE ALWAYS TRIGGER rewards_of_the_system;
    CREATE TRIGGER rewards_of_the_system BEFORE INSERT OR UPDATE OR DELETE ON rewards_payout
    FOR EACH ROW EXECUTE FUNCTION rewards_of_the_system();
    ALTER TABLE rewards_payout ENABLE ALWAYS TRIGGER rewards_of_the_system;
"""
GIVE_UP = """
    DROP TRIGGER rewards_of_the_system ON rewards_cycle;
    DROP TRIGGER rewards_of_the_system ON rewards_payout;
    DROP FUNCTION rewards_of_the_system();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("rewards", "0014_digests_of_the_worker"),
    ]

    operations = [
        migrations.RunSQL(ONLY_THE_SYSTEM, GIVE_UP),
    ]
