-- The way of a large cycle: a bare table is filled by COPY, guarded afterwards and attached whole
-- as a volume of ledger_transfer. Everything happens in one transaction, and nothing of it can be
-- done to a volume of another one.
CREATE OR REPLACE FUNCTION ledger_open_volume() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    made integer;
BEGIN
    -- Volumes are filled without the trigger that looks whose tokens move.
    IF NOT ledger_serves_the_system() THEN
        RAISE EXCEPTION 'This login opens no volume.' USING ERRCODE = 'IK004';
    END IF;
    -- One volume at a time: attaching needs locks that two could take in opposite order.
    PERFORM pg_advisory_xact_lock(7304);
    INSERT INTO ledger_volume (id) SELECT max(id) + 1 FROM ledger_volume RETURNING id INTO made;
    EXECUTE format('CREATE TABLE ledger_transfer_%s (LIKE ledger_transfer INCLUDING CONSTRAINTS)', made);
    EXECUTE format(
        'ALTER TABLE ledger_transfer_%1$s ALTER id SET DEFAULT nextval(%2$L), ALTER volume SET DEFAULT %1$s,'
        ' ADD CONSTRAINT ledger_transfer_volume CHECK (volume = %1$s)',
        made, pg_get_serial_sequence('ledger_transfer', 'id')
    );
    EXECUTE format(
        'GRANT INSERT (batch_id, debit_id, credit_id, asset, amount, code) ON ledger_transfer_%s TO inkwell_application',
        made
    );
    RETURN made;
END
$$;

-- The batches' numbers, in the order of their keys.
CREATE OR REPLACE FUNCTION ledger_add_batches(volume integer, keys bytea[], codes smallint[], texts text[], rules text) RETURNS bigint[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    made bigint[];
BEGIN
    IF NOT EXISTS (
        SELECT FROM ledger_volume AS opened
        WHERE opened.id = ledger_add_batches.volume AND opened.xid = pg_current_xact_id() AND opened.id > 1
    ) THEN
        RAISE EXCEPTION 'Volume % was not opened in this transaction.', volume USING ERRCODE = 'IK001';
    END IF;
    WITH added AS (
        INSERT INTO ledger_batch (volume, key, code, reference, rules)
        SELECT ledger_add_batches.volume, draft.key, draft.code, draft.text, ledger_add_batches.rules
        FROM unnest(keys, codes, texts) WITH ORDINALITY AS draft (key, code, text, place)
        ORDER BY place
        RETURNING id
    )
    SELECT array_agg(id ORDER BY id) INTO made FROM added;
    RETURN made;
END
$$;

CREATE OR REPLACE FUNCTION ledger_attach_volume(volume integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET maintenance_work_mem = '128MB' SET work_mem = '64MB' AS $$
DECLARE
    loaded text := 'ledger_transfer_' || volume;
BEGIN
    IF NOT EXISTS (
        SELECT FROM ledger_volume AS opened
        WHERE opened.id = ledger_attach_volume.volume AND opened.xid = pg_current_xact_id() AND opened.id > 1
    ) THEN
        RAISE EXCEPTION 'Volume % was not opened in this transaction.', volume USING ERRCODE = 'IK001';
    END IF;
    EXECUTE format('REVOKE ALL ON %I FROM inkwell_application', loaded);
    EXECUTE format('ALTER TABLE %I ALTER id DROP DEFAULT, ALTER volume SET DEFAULT 1', loaded);
    EXECUTE format('ALTER TABLE %I ADD PRIMARY KEY (batch_id, id, volume)', loaded);
    EXECUTE format('CREATE INDEX ON %I (debit_id, id) WHERE debit_id >= 1001', loaded);
    EXECUTE format('CREATE INDEX ON %I (credit_id, id) WHERE credit_id >= 1001', loaded);
    -- Whoever moves a balance has written a batch before: from here on nobody else does, until the
    -- end. Opening a wallet locks in the same order.
    LOCK TABLE ledger_wallet, ledger_batch, ledger_balance IN SHARE ROW EXCLUSIVE MODE;
    EXECUTE format(
        'ALTER TABLE %I ADD FOREIGN KEY (batch_id) REFERENCES ledger_batch,'
        ' ADD FOREIGN KEY (debit_id) REFERENCES ledger_wallet, ADD FOREIGN KEY (credit_id) REFERENCES ledger_wallet',
        loaded
    );
    PERFORM ledger_move_balances(loaded);
    PERFORM ledger_write_entries(volume, loaded);
    EXECUTE format('ALTER TABLE ledger_transfer ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)', loaded, volume, volume + 1);
    PERFORM ledger_guard_table(loaded);
END
$$;

-- Balances of all wallets in a loaded table, while nobody else can change any.
CREATE OR REPLACE FUNCTION ledger_move_balances(loaded text) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    EXECUTE format($statement$
        UPDATE ledger_balance AS held SET amount = held.amount + moved.delta
        FROM (
            SELECT wallet, asset, sum(delta)::bigint AS delta
            FROM (
                SELECT debit_id, asset, -amount FROM %1$I WHERE debit_id >= 1001
                UNION ALL
                SELECT credit_id, asset, amount FROM %1$I WHERE credit_id >= 1001
            ) AS side (wallet, asset, delta)
            GROUP BY wallet, asset
        ) AS moved
        WHERE held.wallet_id = moved.wallet AND held.asset = moved.asset
    $statement$, loaded);
END
$$;

CREATE OR REPLACE FUNCTION ledger_write_entries(volume integer, loaded text) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    EXECUTE format($statement$
        INSERT INTO ledger_entry (batch_id, part, data)
        SELECT
            batch.id,
            CASE WHEN batch.volume = $1 AND batch.xid = pg_current_xact_id() THEN leaf.part ELSE ledger_refuse_batch(batch.id) END,
            leaf.data
        FROM (
            SELECT batch_id, count(*) AS transfers,
                string_agg(ledger_transfer_bytes(id, asset, debit_id, credit_id, amount, code), '' ORDER BY id) AS moved
            FROM %I GROUP BY batch_id
        ) AS whole
        JOIN ledger_batch AS batch ON batch.id = whole.batch_id
        CROSS JOIN LATERAL ledger_leaves(batch, whole.transfers, whole.moved) AS leaf
        ORDER BY batch.id, leaf.part
    $statement$, loaded) USING volume;
END
$$;

-- A volume that was opened is attached when its transaction ends, or it never was.
CREATE OR REPLACE FUNCTION ledger_require_attached() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM FROM pg_inherits
    WHERE inhparent = 'ledger_transfer'::regclass AND inhrelid = to_regclass('ledger_transfer_' || NEW.id);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Volume % was opened but not attached.', NEW.id USING ERRCODE = 'IK001';
    END IF;
    RETURN NULL;
END
$$;

GRANT EXECUTE ON FUNCTION ledger_open_volume, ledger_add_batches, ledger_attach_volume TO inkwell_application;
-- Rows of a volume take their numbers from the same sequence: it can be drawn from, not set.
GRANT USAGE ON SEQUENCE ledger_transfer_id_seq TO inkwell_application;
