-- What fires when transfers or a volume are written; `refuse` makes them fire for everybody.
CREATE TRIGGER ledger_transfer_recorded AFTER INSERT ON ledger_transfer
REFERENCING NEW TABLE AS recorded FOR EACH STATEMENT EXECUTE FUNCTION ledger_record_transfers();

CREATE CONSTRAINT TRIGGER ledger_volume_attached AFTER INSERT ON ledger_volume
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_require_attached();
ALTER TABLE ledger_volume ENABLE ALWAYS TRIGGER ledger_volume_attached;
