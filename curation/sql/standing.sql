-- Lock a voter's meter, then the work, and return all that a vote depends on. Each statement of a
-- volatile function sees what was committed before it, so nothing is read that a lock was waited
-- for. No row when there is no such work.
DROP FUNCTION IF EXISTS curation_lock_ballot;
CREATE FUNCTION curation_lock_ballot(voter bigint, chosen bigint)
RETURNS TABLE (
    mana bigint, dispute_mana bigint, max_mana bigint, updated_at timestamptz, stake bigint, leaving bigint,
    author_id bigint, opened_at timestamptz, closes_at timestamptz, declined boolean, allows_votes boolean,
    allows_curation boolean, ranked boolean, paid boolean, disqualified boolean,
    net_rshares bigint, vote_rshares bigint, total_weight numeric, upvotes integer, downvotes integer,
    old_weight_bp smallint, old_rshares bigint, old_weight numeric, changes smallint,
    last_event_at timestamptz
)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    meter curation_meter;
    work curation_work;
    old curation_vote;
BEGIN
    SELECT * INTO meter FROM curation_meter WHERE wallet_id = voter FOR UPDATE;
    IF NOT FOUND THEN
        -- Of no stake and long ago: whatever the wallet has now is fresh.
        INSERT INTO curation_meter (wallet_id, mana, dispute_mana, max_mana, updated_at)
        VALUES (voter, 0, 0, 0, 'epoch') ON CONFLICT DO NOTHING;
        SELECT * INTO meter FROM curation_meter WHERE wallet_id = voter FOR UPDATE;
    END IF;
    SELECT * INTO work FROM curation_work WHERE id = chosen FOR UPDATE;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    SELECT * INTO old FROM curation_vote AS vote WHERE vote.work_id = chosen AND vote.voter_id = voter;
    RETURN QUERY SELECT
        meter.mana, meter.dispute_mana, meter.max_mana, meter.updated_at, backing.stake, backing.leaving,
        work.author_id, work.opened_at, work.closes_at, work.declined, work.allows_votes,
        work.allows_curation, work.ranked, work.paid_at IS NOT NULL, work.disqualified_at IS NOT NULL,
        work.net_rshares, work.vote_rshares, work.total_weight, work.upvotes, work.downvotes,
        old.weight_bp, old.rshares, old.weight, old.changes,
        (SELECT max(event.at) FROM curation_voteevent AS event WHERE event.work_id = chosen)
    FROM curation_stake(voter) AS backing;
END
$$;
