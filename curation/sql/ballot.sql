-- The two round trips of a vote: lock and read (standing.sql), then write. What is decided in
-- between is decided in Python; nothing here computes a rule.

-- The stake a wallet's mana is of, and what of it leaves with the next step of a power-down. Without
-- the step it is ledger.selectors.effective_stake, within the same round trip. The step stays in
-- the measure of the mana, because mana follows each change of it, and an order can be cancelled.
CREATE FUNCTION curation_stake(voter bigint, OUT stake bigint, OUT leaving bigint)
LANGUAGE sql STABLE SET search_path = public, pg_temp
BEGIN ATOMIC
    SELECT greatest(0, coalesce(held.amount, 0) + coalesce(own.received - own.delegated - own.returning, 0)),
        coalesce(own.step, 0)
    FROM (VALUES (voter)) AS asked (wallet_id)
    LEFT JOIN ledger_balance AS held ON held.wallet_id = asked.wallet_id AND held.asset = 2
    LEFT JOIN ledger_stake AS own ON own.wallet_id = asked.wallet_id;
END;

-- Cut the disputes beyond `most` rshares; returns by how much the work's net rshares rise. The
-- caller holds the work's row.
CREATE FUNCTION curation_trim_disputes(chosen bigint, most bigint, total numeric, moment timestamptz)
RETURNS bigint LANGUAGE sql SET search_path = public, pg_temp
BEGIN ATOMIC
    WITH trimmed AS (
        SELECT voter_id, weight_bp, rshares FROM curation_vote WHERE work_id = chosen AND rshares < -most
    ), noted AS (
        INSERT INTO curation_voteevent (work_id, voter_id, kind, weight_bp, rshares, total_weight, at)
        SELECT chosen, voter_id, 'trim', weight_bp, -most, total, moment FROM trimmed ORDER BY voter_id
        RETURNING seq, voter_id
    ), lowered AS (
        UPDATE curation_vote AS vote SET rshares = -most, seq = noted.seq, at = moment
        FROM noted WHERE vote.work_id = chosen AND vote.voter_id = noted.voter_id
    )
    SELECT coalesce(sum(-most - rshares), 0)::bigint FROM trimmed;
END;

-- Write a decided vote: the event, the vote as it stands, the work's sums and the voter's meter.
-- The caller holds both rows. Returns the event's number.
CREATE FUNCTION curation_record_ballot(
    voter bigint, chosen bigint, kind text, new_bp smallint, new_rshares bigint, used bigint, new_weight numeric,
    moment timestamptz, revision bigint, reason text, new_changes smallint,
    net bigint, positive bigint, total numeric, ups integer, downs integer, new_hot real, new_trending real,
    new_mana bigint, new_dispute_mana bigint, new_max bigint, new_updated_at timestamptz
) RETURNS bigint LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    made bigint;
BEGIN
    INSERT INTO curation_voteevent
        (work_id, voter_id, kind, weight_bp, rshares, mana_used, weight, total_weight, at, revision, reason)
    VALUES (chosen, voter, kind, new_bp, new_rshares, used, new_weight, total, moment, revision, reason)
    RETURNING seq INTO made;
    INSERT INTO curation_vote AS vote (work_id, voter_id, weight_bp, rshares, weight, at, seq, changes)
    VALUES (chosen, voter, new_bp, new_rshares, new_weight, moment, made, new_changes)
    ON CONFLICT (work_id, voter_id) DO UPDATE SET
        weight_bp = new_bp, rshares = new_rshares, weight = new_weight, at = moment, seq = made,
        changes = new_changes;
    UPDATE curation_work SET
        net_rshares = net, vote_rshares = positive, total_weight = total, upvotes = ups, downvotes = downs,
        hot = new_hot, trending = new_trending
    WHERE id = chosen;
    UPDATE curation_meter SET
        mana = new_mana, dispute_mana = new_dispute_mana, max_mana = new_max, updated_at = new_updated_at
    WHERE wallet_id = voter;
    RETURN made;
END
$$;
