-- Nothing that was recorded is ever changed or removed, whoever asks.
CREATE FUNCTION ledger_refuse() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused. Correct an error by a reversal.', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'IK002';
END
$$;

DO $$
DECLARE
    kept text;
    one record;
BEGIN
    FOREACH kept IN ARRAY ARRAY[
        'wallet', 'volume', 'batch', 'transfer', 'transfer_1', 'entry', 'leaf', 'node', 'block', 'checkpoint'
    ] LOOP
        EXECUTE format(
            'CREATE TRIGGER ledger_refuse_change BEFORE UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()',
            'ledger_' || kept
        );
        EXECUTE format(
            'CREATE TRIGGER ledger_refuse_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()',
            'ledger_' || kept
        );
    END LOOP;
    CREATE TRIGGER ledger_refuse_truncate BEFORE TRUNCATE ON ledger_balance
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
    -- ALWAYS: a session in the replica role meets the triggers too.
    FOR one IN
        SELECT tgrelid::regclass AS owner, tgname FROM pg_trigger
        WHERE NOT tgisinternal AND tgparentid = 0 AND tgname LIKE 'ledger\_%'
    LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', one.owner, one.tgname);
    END LOOP;
END
$$;
