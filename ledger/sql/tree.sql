-- Leaves, the tree above them, blocks and their signed checkpoints: written by the sealer alone.
CREATE TABLE ledger_leaf (
    index bigint PRIMARY KEY CHECK (index >= 0),
    entry_id bigint NOT NULL UNIQUE REFERENCES ledger_entry,
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    height integer NOT NULL
);

CREATE TABLE ledger_node (
    level smallint NOT NULL CHECK (level BETWEEN 1 AND 62),
    index bigint NOT NULL CHECK (index >= 0),
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (level, index)
);

CREATE TABLE ledger_block (
    height integer PRIMARY KEY CHECK (height > 0),
    previous_size bigint NOT NULL,
    size bigint NOT NULL UNIQUE,
    root bytea NOT NULL CHECK (octet_length(root) = 32),
    frontier bytea NOT NULL CHECK (octet_length(frontier) % 32 = 8),
    minted jsonb NOT NULL,
    burnt jsonb NOT NULL,
    supply jsonb NOT NULL,
    plan_digest bytea NOT NULL,
    rules varchar(40) NOT NULL,
    key_epoch integer NOT NULL,
    sealed_at timestamptz NOT NULL,
    CONSTRAINT ledger_block_grows CHECK (previous_size >= 0 AND size > previous_size)
);
-- A block may refer to one that does not exist only if it is the first: no two blocks follow one.
CREATE UNIQUE INDEX ledger_block_follows_once ON ledger_block (previous_size);

CREATE TABLE ledger_checkpoint (
    block_id integer PRIMARY KEY REFERENCES ledger_block,
    note text NOT NULL
);

CREATE TABLE ledger_horizon (
    name varchar(8) PRIMARY KEY CHECK (name IN ('seal', 'rollup')),
    xid xid8 NOT NULL
);
INSERT INTO ledger_horizon (name, xid) VALUES ('seal', '0'), ('rollup', '0');

-- What the system's wallets took in and gave out up to the horizon 'rollup'.
CREATE TABLE ledger_rollup (
    wallet_id bigint NOT NULL REFERENCES ledger_wallet CHECK (wallet_id < 1001),
    asset smallint NOT NULL CHECK (asset IN (1, 2)),
    credited bigint NOT NULL,
    debited bigint NOT NULL,
    PRIMARY KEY (wallet_id, asset)
);
