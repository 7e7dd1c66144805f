-- Nothing that was recorded is ever changed or removed, whoever asks.
CREATE FUNCTION ledger_refuse() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused. Correct an error by a reversal.', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'IK002';
END
$$;

-- ALWAYS: a session in the replica role meets the triggers too.
CREATE FUNCTION ledger_guard_table(guarded text) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    EXECUTE format(
        'CREATE TRIGGER ledger_refuse_change BEFORE UPDATE OR DELETE ON %1$I FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();'
        'CREATE TRIGGER ledger_refuse_truncate BEFORE TRUNCATE ON %1$I FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();'
        'ALTER TABLE %1$I ENABLE ALWAYS TRIGGER ledger_refuse_change, ENABLE ALWAYS TRIGGER ledger_refuse_truncate',
        guarded
    );
END
$$;
REVOKE ALL ON FUNCTION ledger_guard_table FROM PUBLIC;

SELECT ledger_guard_table('ledger_' || kept) FROM unnest(ARRAY[
    'wallet', 'volume', 'batch', 'transfer', 'transfer_1', 'entry', 'leaf', 'node', 'block', 'checkpoint'
]) AS kept;
CREATE TRIGGER ledger_refuse_truncate BEFORE TRUNCATE ON ledger_balance
FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();

ALTER TABLE ledger_balance ENABLE ALWAYS TRIGGER ledger_refuse_truncate;
ALTER TABLE ledger_wallet ENABLE ALWAYS TRIGGER ledger_wallet_balances;
ALTER TABLE ledger_transfer ENABLE ALWAYS TRIGGER ledger_transfer_recorded;
