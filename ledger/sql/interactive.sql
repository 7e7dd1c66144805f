-- One transfer in one round trip. The same key with the same content returns the batch it made
-- before; with other content it is refused (IK003).
CREATE FUNCTION ledger_transfer(
    key bytea, debit bigint, credit bigint, asset smallint, amount bigint, code smallint, reference text, rules text
) RETURNS bigint LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    made bigint;
BEGIN
    INSERT INTO ledger_batch (key, code, reference, rules)
    VALUES (ledger_transfer.key, ledger_transfer.code, ledger_transfer.reference, ledger_transfer.rules)
    ON CONFLICT ON CONSTRAINT ledger_batch_key_once DO NOTHING RETURNING id INTO made;
    IF made IS NOT NULL THEN
        INSERT INTO ledger_transfer (batch_id, debit_id, credit_id, asset, amount, code)
        VALUES (made, debit, credit, ledger_transfer.asset, ledger_transfer.amount, ledger_transfer.code);
        RETURN made;
    END IF;
    SELECT batch.id INTO made FROM ledger_batch AS batch JOIN ledger_transfer AS moved ON moved.batch_id = batch.id
    WHERE batch.key = ledger_transfer.key AND batch.reference = ledger_transfer.reference
        AND batch.rules = ledger_transfer.rules AND batch.code = ledger_transfer.code
        AND (moved.debit_id, moved.credit_id, moved.asset, moved.amount, moved.code)
            = (debit, credit, ledger_transfer.asset, ledger_transfer.amount, ledger_transfer.code)
        AND (SELECT count(*) FROM ledger_transfer AS any_moved WHERE any_moved.batch_id = batch.id) = 1;
    IF made IS NULL THEN
        RAISE EXCEPTION 'This key was used before for a different transfer.' USING ERRCODE = 'IK003';
    END IF;
    RETURN made;
END
$$;
GRANT EXECUTE ON FUNCTION ledger_transfer TO inkwell_application;
