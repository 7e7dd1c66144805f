-- What voters did is never changed or removed: an error is corrected by a further event.
CREATE FUNCTION curation_refuse() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused. Record a further event instead.', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'IK002';
END
$$;

CREATE TRIGGER curation_refuse_change BEFORE UPDATE OR DELETE ON curation_voteevent
FOR EACH STATEMENT EXECUTE FUNCTION curation_refuse();
CREATE TRIGGER curation_refuse_truncate BEFORE TRUNCATE ON curation_voteevent
FOR EACH STATEMENT EXECUTE FUNCTION curation_refuse();
-- ALWAYS: a session in the replica role meets the triggers too.
ALTER TABLE curation_voteevent ENABLE ALWAYS TRIGGER curation_refuse_change;
ALTER TABLE curation_voteevent ENABLE ALWAYS TRIGGER curation_refuse_truncate;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON curation_voteevent FROM inkwell_application;
-- Every column but `seq`, which the database counts. `at` is the caller's: the time a vote was judged
-- by, and for votes from elsewhere the time they had there.
GRANT INSERT (work_id, voter_id, kind, weight_bp, rshares, mana_used, weight, total_weight, at, revision, reason)
    ON curation_voteevent TO inkwell_application;
