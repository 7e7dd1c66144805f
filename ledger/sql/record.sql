-- The leaves of a batch, from the bytes of all its transfers: 1,800 of them in each but the last.
-- Without a setting of its own, so that it is inlined.
CREATE OR REPLACE FUNCTION ledger_leaves(batch ledger_batch, transfers bigint, moved bytea) RETURNS TABLE (part bigint, data bytea)
LANGUAGE sql STABLE AS $$
    SELECT number, public.ledger_leaf_header(number, (transfers + 1799) / 1800, batch, least(transfers - (number - 1) * 1800, 1800))
        || substring(moved FROM ((number - 1) * 1800 * 35 + 1)::integer FOR 1800 * 35)
    FROM generate_series(1, (transfers + 1799) / 1800) AS number
$$;

-- Stands where the number of a part would be, so that the check costs nothing when all is well.
CREATE OR REPLACE FUNCTION ledger_refuse_batch(batch bigint) RETURNS bigint
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'Batch % takes transfers only in its own volume and in the transaction that made it.', batch USING ERRCODE = 'IK001';
END
$$;

-- Whether the login that a session belongs to may move what is the system's: the worker's, which
-- pays and seals, and the one that migrates. The web's may not, whatever role it takes on. Without
-- a setting of its own, so that it is inlined.
CREATE OR REPLACE FUNCTION ledger_serves_the_system() RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT pg_catalog.pg_has_role(session_user, 'inkwell_sealer', 'MEMBER')
$$;

-- What happens whenever transfers are inserted, in the same statement: balances move, and the
-- bytes that will be sealed are written. Balance rows are locked in the order (wallet, asset).
-- For logins that do not serve the system nothing leaves its wallets but what powering up mints,
-- for the same wallet, in the same batch, and at the first price at most: a share only grows dearer.
-- Plans are kept for a session and tables grow: without the setting, a plan made while a table
-- was small would read all of it for ever.
CREATE OR REPLACE FUNCTION ledger_record_transfers() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
    one record;
BEGIN
    IF TG_RELID <> 'ledger_transfer'::regclass THEN
        RAISE EXCEPTION 'Only the ledger''s own transfers are recorded.' USING ERRCODE = 'IK001';
    END IF;
    IF NOT ledger_serves_the_system() AND (EXISTS (
        SELECT FROM recorded WHERE debit_id < 1001 AND (debit_id, asset, code) IS DISTINCT FROM (1, 2, 12)
    ) OR EXISTS (
        SELECT FROM recorded AS minted WHERE minted.debit_id = 1
        GROUP BY minted.batch_id, minted.credit_id
        HAVING sum(minted.amount) > 1000000 * (
            SELECT coalesce(sum(paid.amount), 0) FROM recorded AS paid
            WHERE (paid.batch_id, paid.debit_id, paid.credit_id, paid.asset, paid.code)
                = (minted.batch_id, minted.credit_id, 3, 1, 11)
        )
    )) THEN
        RAISE EXCEPTION 'This login moves nothing out of the wallets of the system.' USING ERRCODE = 'IK004';
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
    SELECT
        batch.id,
        CASE WHEN batch.volume = 1 AND batch.xid = pg_current_xact_id() THEN leaf.part ELSE ledger_refuse_batch(batch.id) END,
        leaf.data
    FROM (
        SELECT batch_id, count(*) AS transfers,
            string_agg(ledger_transfer_bytes(id, asset, debit_id, credit_id, amount, code), '' ORDER BY id) AS moved
        FROM recorded GROUP BY batch_id
    ) AS whole
    JOIN ledger_batch AS batch ON batch.id = whole.batch_id
    CROSS JOIN LATERAL ledger_leaves(batch, whole.transfers, whole.moved) AS leaf
    ORDER BY batch.id, leaf.part;
    RETURN NULL;
END
$$;
