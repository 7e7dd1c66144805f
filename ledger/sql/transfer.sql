-- Batches and their transfers. A transfer has one debit and one credit: balanced by construction.
CREATE TABLE ledger_volume (
    id integer PRIMARY KEY CHECK (id > 0),
    attached_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    xid xid8 NOT NULL DEFAULT pg_current_xact_id()
);

CREATE TABLE ledger_batch (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    volume integer NOT NULL DEFAULT 1 REFERENCES ledger_volume,
    key bytea NOT NULL,
    code smallint NOT NULL,
    reference varchar(200) NOT NULL,
    rules varchar(40) NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    CONSTRAINT ledger_batch_key_once UNIQUE (key),
    CONSTRAINT ledger_batch_key_32_bytes CHECK (octet_length(key) = 32),
    CONSTRAINT ledger_batch_code CHECK (code > 0)
);

CREATE TABLE ledger_transfer (
    id bigint GENERATED ALWAYS AS IDENTITY,
    volume integer NOT NULL DEFAULT 1,
    batch_id bigint NOT NULL REFERENCES ledger_batch,
    debit_id bigint NOT NULL REFERENCES ledger_wallet,
    credit_id bigint NOT NULL REFERENCES ledger_wallet,
    asset smallint NOT NULL,
    code smallint NOT NULL,
    amount bigint NOT NULL,
    -- All transfers of a batch in their order: a batch's page, reversal, verification.
    PRIMARY KEY (batch_id, id, volume),
    CONSTRAINT ledger_transfer_amount CHECK (amount BETWEEN 1 AND 9007199254740991),
    CONSTRAINT ledger_transfer_two_wallets CHECK (debit_id <> credit_id),
    CONSTRAINT ledger_transfer_asset CHECK (asset IN (1, 2)),
    CONSTRAINT ledger_transfer_code CHECK (code > 0)
) PARTITION BY RANGE (volume);

-- A wallet's statement, newest first. The system's own wallets have none.
CREATE INDEX ledger_transfer_debit ON ledger_transfer (debit_id, id) WHERE debit_id >= 1001;
CREATE INDEX ledger_transfer_credit ON ledger_transfer (credit_id, id) WHERE credit_id >= 1001;

INSERT INTO ledger_volume (id) VALUES (1);
CREATE TABLE ledger_transfer_1 PARTITION OF ledger_transfer FOR VALUES FROM (1) TO (2);
