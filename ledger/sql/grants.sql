-- Who may do what. Inserting is granted column by column: nobody chooses a number, a time, a
-- volume or a transaction id.
GRANT SELECT ON
    ledger_wallet, ledger_balance, ledger_volume, ledger_batch, ledger_transfer, ledger_entry, ledger_leaf,
    ledger_node, ledger_block, ledger_checkpoint, ledger_horizon, ledger_rollup
TO inkwell_application, inkwell_sealer, inkwell_reader;

GRANT INSERT (kind) ON ledger_wallet TO inkwell_application;
GRANT INSERT (key, code, reference, rules) ON ledger_batch TO inkwell_application;
GRANT INSERT (batch_id, debit_id, credit_id, asset, amount, code) ON ledger_transfer TO inkwell_application;

GRANT INSERT (part, data) ON ledger_entry TO inkwell_sealer;
GRANT INSERT ON ledger_leaf, ledger_node, ledger_block, ledger_checkpoint TO inkwell_sealer;
GRANT UPDATE (xid) ON ledger_horizon TO inkwell_sealer;
GRANT INSERT, UPDATE, DELETE ON ledger_rollup TO inkwell_sealer;
