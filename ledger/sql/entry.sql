-- The bytes of a leaf, as they were recorded. The same layout is in ledger/canonical.py.
CREATE TABLE ledger_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    batch_id bigint REFERENCES ledger_batch,
    part integer NOT NULL,
    data bytea NOT NULL,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    -- A batch has its entries once: a second statement cannot add transfers to it.
    CONSTRAINT ledger_entry_once UNIQUE (batch_id, part),
    CONSTRAINT ledger_entry_fits_a_tile CHECK (octet_length(data) <= 65535),
    CONSTRAINT ledger_entry_part CHECK (part BETWEEN 0 AND 65535)
);

-- Written as it is: trying to compress hashes and numbers took most of the time of a large volume.
ALTER TABLE ledger_entry ALTER data SET STORAGE EXTERNAL;

-- Sealing and rolling up: what was written by transactions from a horizon on.
CREATE INDEX ledger_entry_xid ON ledger_entry (xid);

-- The three functions below have no setting of their own, so that they are inlined; they name
-- only what is in pg_catalog and are called from functions that have one.

-- A length in two bytes and the text itself.
CREATE FUNCTION ledger_text_bytes(value text) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT int2send(octet_length(convert_to(value, 'UTF8'))::smallint) || convert_to(value, 'UTF8')
$$;

-- One transfer in a leaf: 35 bytes. Unsigned and signed numbers look the same below 2^63.
CREATE FUNCTION ledger_transfer_bytes(id bigint, asset smallint, debit bigint, credit bigint, amount bigint, code smallint)
RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT int8send(id) || substring(int2send(asset) FROM 2) || int8send(debit) || int8send(credit) || int8send(amount) || int2send(code)
$$;

-- What stands before the transfers of a leaf; version 1, type 1.
CREATE FUNCTION ledger_leaf_header(part bigint, parts bigint, batch ledger_batch, transfers bigint)
RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT '\x0101'::bytea || int2send(part::smallint) || int2send(parts::smallint) || batch.key || int8send(batch.id)
        || int8send((extract(epoch FROM batch.recorded_at) * 1000000)::bigint) || int2send(batch.code)
        || public.ledger_text_bytes(batch.rules) || public.ledger_text_bytes(batch.reference) || int4send(transfers::integer)
$$;
