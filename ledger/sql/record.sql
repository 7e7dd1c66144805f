-- What happens whenever transfers are inserted, in the same statement: balances move, and the
-- bytes that will be sealed are written. Balance rows are locked in the order (wallet, asset).
-- Plans are kept for a session and tables grow: without the setting, a plan made while a table
-- was small would read all of it for ever.
CREATE FUNCTION ledger_record_transfers() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
    one record;
BEGIN
    IF TG_RELID <> 'ledger_transfer'::regclass THEN
        RAISE EXCEPTION 'Only the ledger''s own transfers are recorded.' USING ERRCODE = 'IK001';
    END IF;
    PERFORM FROM ledger_batch WHERE id IN (SELECT batch_id FROM recorded) AND xid <> pg_current_xact_id();
    IF FOUND THEN
        RAISE EXCEPTION 'A batch takes transfers only in the transaction that made it.' USING ERRCODE = 'IK001';
    END IF;
    FOR one IN
        SELECT wallet, asset, sum(delta)::bigint AS delta
        FROM recorded CROSS JOIN LATERAL (VALUES (debit_id, -amount), (credit_id, amount)) AS side (wallet, delta)
        WHERE wallet >= 1001
        GROUP BY wallet, asset ORDER BY wallet, asset
    LOOP
        UPDATE ledger_balance SET amount = amount + one.delta WHERE wallet_id = one.wallet AND asset = one.asset;
    END LOOP;
    INSERT INTO ledger_entry (batch_id, part, data)
    SELECT batch.id, chunk.part, ledger_leaf_header(chunk.part, chunk.parts, batch, chunk.transfers) || chunk.data
    FROM (
        SELECT batch_id, part, parts, count(*) AS transfers,
            string_agg(ledger_transfer_bytes(id, asset, debit_id, credit_id, amount, code), '' ORDER BY id) AS data
        FROM (
            SELECT *, (row_number() OVER batch_order + 1799) / 1800 AS part,
                (count(*) OVER (PARTITION BY batch_id) + 1799) / 1800 AS parts
            FROM recorded WINDOW batch_order AS (PARTITION BY batch_id ORDER BY id)
        ) AS numbered
        GROUP BY batch_id, part, parts
    ) AS chunk
    JOIN ledger_batch AS batch ON batch.id = chunk.batch_id
    ORDER BY batch.id, chunk.part;
    RETURN NULL;
END
$$;

CREATE TRIGGER ledger_transfer_recorded AFTER INSERT ON ledger_transfer
REFERENCING NEW TABLE AS recorded FOR EACH STATEMENT EXECUTE FUNCTION ledger_record_transfers();
