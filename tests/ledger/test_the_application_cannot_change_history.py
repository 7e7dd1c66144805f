"""The attack list: what somebody who has taken over the web application tries on the ledger."""

from typing import Final

import psycopg
import pytest

from ledger import services
from ledger.models import Kind
from ledger.services import Allocation
from tests.plugin.database import CommittedDatabase

_LEDGER: Final = (
    "ledger_wallet",
    "ledger_balance",
    "ledger_volume",
    "ledger_batch",
    "ledger_transfer",
    "ledger_entry",
    "ledger_leaf",
    "ledger_node",
    "ledger_block",
    "ledger_checkpoint",
    "ledger_horizon",
    "ledger_rollup",
    "ledger_powerdown",
    "ledger_delegation",
)
_INTO: Final = "INSERT INTO ledger_transfer (batch_id, debit_id, credit_id, asset, amount, code) "


def _transfer(debit: str, credit: str, amount: str) -> str:
    """A transfer in the session's hands: no deferred part, one statement after the other."""
    return (
        "DO $$ DECLARE b bigint; BEGIN INSERT INTO ledger_batch (key, code, reference, rules)"
        " VALUES (sha256(gen_random_uuid()::text::bytea), 10, '', '') RETURNING id INTO b; "
        f"{_INTO} VALUES (b, {debit}, {credit}, 1, {amount}, 10); END $$"
    )


def _mint(wallet: str, *, paid: str, minted: str) -> str:
    """Ink Power for less than the first price, in one batch as powering up makes it."""
    legs = f"(b, 1, {wallet}, 2, {minted}, 12)"
    if paid != "0":
        legs += f", (b, {wallet}, 3, 1, {paid}, 11)"
    return (
        "DO $$ DECLARE b bigint; BEGIN INSERT INTO ledger_batch (key, code, reference, rules)"
        " VALUES (sha256(gen_random_uuid()::text::bytea), 11, '', '') RETURNING id INTO b; "
        f"{_INTO} VALUES {legs}; END $$"
    )


ATTACKS: Final = (
    "UPDATE ledger_transfer SET amount = amount + 1",
    "UPDATE ledger_transfer SET amount = amount",
    "UPDATE ledger_balance SET amount = 10",
    "UPDATE ledger_batch SET reference = 'other'",
    "UPDATE ledger_entry SET data = ''",
    "UPDATE ledger_horizon SET xid = '99999999'",
    "DELETE FROM ledger_transfer",
    "DELETE FROM ledger_transfer_1",
    "DELETE FROM ledger_balance",
    "TRUNCATE ledger_transfer CASCADE",
    "TRUNCATE ledger_transfer_1",
    "INSERT INTO ledger_batch (key, code, reference, rules) SELECT key, 10, '', ''"
    " FROM ledger_batch ON CONFLICT (key) DO UPDATE SET reference = 'other'",
    "MERGE INTO ledger_balance AS b USING (SELECT 1) AS x ON true"
    " WHEN MATCHED THEN UPDATE SET amount = 7",
    f"{_INTO} SELECT min(id), 4, 1001, 1, 5, 10 FROM ledger_batch",
    "INSERT INTO ledger_transfer (id, batch_id, debit_id, credit_id, asset, amount, code)"
    " OVERRIDING SYSTEM VALUE SELECT 9, max(id), 4, 1001, 1, 5, 10 FROM ledger_batch",
    "INSERT INTO ledger_batch (key, code, reference, rules, recorded_at)"
    " VALUES (sha256('a'), 10, '', '', '2020-01-01')",
    "INSERT INTO ledger_batch (key, code, reference, rules, xid)"
    " VALUES (sha256('a'), 10, '', '', '3')",
    "INSERT INTO ledger_batch (key, code, reference, rules) VALUES ('short', 10, '', '')",
    "INSERT INTO ledger_batch (key, code, reference, rules) VALUES (NULL, 10, '', '')",
    "INSERT INTO ledger_transfer_1 (batch_id, debit_id, credit_id, asset, amount, code)"
    " SELECT max(id), 4, 1001, 1, 5, 10 FROM ledger_batch",
    "INSERT INTO ledger_entry (part, data) VALUES (0, 'forged')",
    "INSERT INTO ledger_leaf (index, entry_id, hash, height) VALUES (99, 1, sha256('a'), 9)",
    "INSERT INTO ledger_balance (wallet_id, asset, amount) VALUES (1001, 1, 5)",
    "INSERT INTO ledger_wallet (id, kind) VALUES (8, 'fund')",
    "INSERT INTO ledger_wallet (kind) VALUES ('issue')",
    *(_transfer(str(system), "1001", "5") for system in range(1, 8)),
    "SELECT ledger_transfer(sha256('t'), 5, 1001, 1::int2, 5, 10::int2, 'treasury', '')",
    _mint("1001", paid="0", minted="1000000"),
    _mint("1001", paid="3", minted="3000001"),
    "INSERT INTO ledger_powerdown (wallet_id, total, rate, step_seconds, next_at)"
    " VALUES (5, 10, 1, 1, now())",
    "INSERT INTO ledger_delegation (delegator_id, delegatee_id, amount) VALUES (4, 1001, 5)",
    _transfer("4", "1001", "0"),
    _transfer("4", "1001", "-1"),
    _transfer("4", "1001", "-1000000000000"),
    _transfer("4", "1001", "0.4"),
    _transfer("4", "1001", "9007199254740992"),
    _transfer("4", "1001", "9223372036854775807"),
    _transfer("4", "1001", "9223372036854775808"),
    _transfer("4", "1001", "'NaN'::numeric"),
    _transfer("1001", "1001", "5"),
    _transfer("1001", "999999", "5"),
    _transfer("1001", "1002", "1000001"),
    "SET session_replication_role = replica",
    "ALTER TABLE ledger_transfer DISABLE TRIGGER ALL",
    "ALTER TABLE ledger_transfer ALTER amount TYPE bigint USING amount * 2",
    "CREATE TRIGGER mine BEFORE INSERT ON ledger_transfer FOR EACH ROW"
    " EXECUTE FUNCTION ledger_refuse()",
    "CREATE RULE mine AS ON INSERT TO ledger_transfer DO INSTEAD NOTHING",
    "CREATE TABLE mine () INHERITS (ledger_batch)",
    "CREATE TABLE mine (wallet bigint REFERENCES ledger_wallet ON DELETE CASCADE)",
    "COPY ledger_transfer FROM PROGRAM 'cat'",
    "SELECT setval('ledger_transfer_id_seq', 1)",
    "SELECT * FROM ledger_balance FOR UPDATE",
    "LOCK TABLE ledger_transfer IN ACCESS EXCLUSIVE MODE",
    "SET ROLE inkwell_sealer",
    "SELECT ledger_move_balances('ledger_transfer_1')",
    "SELECT ledger_open_volume()",
    "SELECT ledger_attach_volume(1)",
    "SELECT ledger_add_batches(1, ARRAY[sha256('a')], ARRAY[1::smallint], ARRAY[''], '')",
)


def _content(connection: psycopg.Connection[tuple[object, ...]]) -> dict[str, object]:
    return {
        table: connection.execute(
            f"SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {table} t"
        ).fetchall()
        for table in _LEDGER
    }


@pytest.fixture
def ledger(committed_db: CommittedDatabase) -> CommittedDatabase:
    """Two people and some money."""
    first = services.open_wallet(Kind.PERSON)
    services.open_wallet(Kind.PERSON)
    services.genesis([Allocation(wallet=first, liquid=1_000_000, staked=1_000)])
    return committed_db


def test_no_attack_as_the_application_changes_anything(ledger: CommittedDatabase) -> None:
    with ledger.connect() as judge:
        judge.execute("CREATE ROLE attacker LOGIN IN ROLE inkwell_application")
        try:
            before = _content(judge)
            worked = []
            for attack in ATTACKS:
                with ledger.connect() as attacker:
                    attacker.execute("SET SESSION AUTHORIZATION attacker")
                    try:
                        attacker.execute(attack)
                    except psycopg.Error:
                        continue
                    finally:
                        after = _content(judge)
                        if after != before:
                            worked.append(attack)
                            before = after
        finally:
            judge.execute("DROP ROLE attacker")
    assert len(ATTACKS) >= 36
    assert worked == []


def test_the_sealer_cannot_move_money_either(ledger: CommittedDatabase) -> None:
    with ledger.connect(role="inkwell_sealer") as sealer:
        for attack in (
            _transfer("1001", "1002", "5"),
            "UPDATE ledger_balance SET amount = 10",
            "UPDATE ledger_leaf SET height = 5",
            "DELETE FROM ledger_block",
            "SELECT ledger_transfer(sha256('a'), 1001, 1002, 1::int2, 1, 10::int2, '', '')",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                sealer.execute(attack)


def test_even_the_owner_meets_the_triggers_in_the_replica_role(
    ledger: CommittedDatabase,
) -> None:
    with ledger.connect() as superuser:
        superuser.execute("SET session_replication_role = replica")
        for attack in ("UPDATE ledger_transfer SET amount = 1", "DELETE FROM ledger_transfer_1"):
            with pytest.raises(psycopg.Error, match="append-only"):
                superuser.execute(attack)
