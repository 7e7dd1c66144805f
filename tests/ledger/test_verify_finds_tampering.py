"""What an owner or a superuser changes behind the guards is found and named."""

from datetime import UTC, datetime
from typing import Final

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from ledger import services
from ledger.models import Kind
from ledger.services import Allocation
from ledger.stake import StakeRules
from ledger.verify import run_checks

pytestmark = pytest.mark.django_db
_NOW = datetime(2026, 11, 23, tzinfo=UTC)

# What is done, and what one of the findings must say.
TAMPERING: Final = (
    ("UPDATE ledger_transfer SET amount = amount + 1 WHERE debit_id = 1001", "amount is"),
    ("UPDATE ledger_transfer SET credit_id = 4 WHERE debit_id = 1001", "credit is 4"),
    ("UPDATE ledger_transfer SET code = 30 WHERE debit_id = 1001", "code is 30"),
    ("UPDATE ledger_batch SET reference = 'other' WHERE code = 10", "reference is 'other'"),
    ("UPDATE ledger_batch SET recorded_at = '2020-01-01' WHERE code = 10", "recorded_at is"),
    ("UPDATE ledger_batch SET key = sha256('x') WHERE code = 10", "key is"),
    ("DELETE FROM ledger_transfer WHERE debit_id = 1001", "do not exist"),
    ("DELETE FROM ledger_entry WHERE batch_id = 1", "no entry exists"),
    ("UPDATE ledger_entry SET data = data || '\\x00' WHERE batch_id = 1", "bytes are damaged"),
    ("UPDATE ledger_entry SET data = set_byte(data, 60, 9) WHERE batch_id = 1", "hash of leaf"),
    ("UPDATE ledger_leaf SET hash = sha256('x') WHERE index = 1", "hash of leaf 1"),
    ("DELETE FROM ledger_leaf WHERE index = 1", "follows leaf"),
    ("UPDATE ledger_node SET hash = sha256('x') WHERE level = 1", "node 1/"),
    ("DELETE FROM ledger_node WHERE level = 1", "node 1/"),
    ("UPDATE ledger_block SET root = sha256('x') WHERE height = 1", "root is"),
    ('UPDATE ledger_block SET supply = \'{"INK": "5", "VESTS": "0"}\'', "supply"),
    ("UPDATE ledger_block SET sealed_at = '2020-01-01'", "its seal says"),
    ("UPDATE ledger_block SET plan_digest = 'x'", "plan digest"),
    ("UPDATE ledger_block SET inputs_digest = 'x'", "inputs digest"),
    ("DELETE FROM ledger_block WHERE height = 2", "the block does not"),
    ("UPDATE ledger_balance SET amount = amount + 1 WHERE asset = 1", "its transfers say"),
    ("DELETE FROM ledger_balance WHERE wallet_id = 1001", "not one balance of each"),
    ("INSERT INTO ledger_rollup VALUES (3, 1, 1, 0)", "the roll-up says"),
    ("UPDATE ledger_stake SET received = received + 5", "received is"),
    ("UPDATE ledger_horizon SET xid = '99999999' WHERE name = 'rollup'", "the roll-up says"),
    ("ALTER TABLE ledger_transfer DISABLE TRIGGER ledger_transfer_recorded", "catalogue"),
    ("ALTER TABLE ledger_transfer ENABLE TRIGGER ledger_transfer_recorded", "catalogue"),
    ("ALTER TABLE ledger_batch DISABLE TRIGGER ledger_refuse_change", "catalogue"),
    ("DROP TRIGGER ledger_refuse_truncate ON ledger_leaf", "catalogue"),
    ("ALTER TABLE ledger_entry DISABLE TRIGGER ALL", "foreign key trigger"),
    ("GRANT UPDATE ON ledger_balance TO inkwell_application", "not recorded: grant"),
    ("GRANT INSERT (id) ON ledger_batch TO inkwell_application", "not recorded: grant"),
    ("GRANT UPDATE ON SEQUENCE ledger_batch_id_seq TO inkwell_reader", "not recorded: grant"),
    ("ALTER TABLE ledger_node OWNER TO inkwell_sealer", "owner inkwell_sealer"),
    ("ALTER FUNCTION ledger_refuse() OWNER TO inkwell_sealer", "owner inkwell_sealer"),
    ("ALTER FUNCTION ledger_refuse() RESET search_path", "function ledger_refuse"),
    (
        "CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql"
        " SET search_path = public, pg_temp AS 'BEGIN RETURN NULL; END'",
        "function ledger_refuse",
    ),
    ("ALTER TABLE ledger_balance DROP CONSTRAINT ledger_balance_not_negative", "amount >= 0"),
    ("ALTER TABLE ledger_transfer DROP CONSTRAINT ledger_transfer_debit_id_fkey", "debit_id"),
    ("CREATE RULE r AS ON DELETE TO ledger_node DO INSTEAD NOTHING", "not recorded: rule"),
    ("ALTER TABLE ledger_batch ENABLE ROW LEVEL SECURITY", "row security t"),
    ("DROP INDEX ledger_entry_xid", "index on ledger_entry"),
    ("CREATE TABLE odd () INHERITS (ledger_node)", "parent of odd"),
    ("ALTER ROLE inkwell_application BYPASSRLS", "role inkwell_application"),
)


@pytest.fixture
def sealed() -> None:
    """A small ledger with everything in it: two blocks, a roll-up, a delegation."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        # Wallets and batches start at fixed numbers, whatever ran before.
        cursor.execute("ALTER SEQUENCE ledger_wallet_id_seq RESTART 1001")
        cursor.execute("ALTER SEQUENCE ledger_batch_id_seq RESTART 1")
    first, second = services.open_wallet(Kind.PERSON), services.open_wallet(Kind.PERSON)
    services.genesis([Allocation(wallet=first, liquid=5_000, staked=500)])
    services.transfer(first, credit=second, amount=7, key="t")
    services.seal(_NOW)
    services.roll_up()
    services.power_up(second, amount=5, key="p")
    services.delegate(first, receiver=second, amount=1_000, unspent=1_000)
    services.power_down(first, vests=1_000, now=_NOW, rules=StakeRules())
    services.seal(_NOW)


def _as_superuser(statement: str) -> None:
    """Behind the guards: the append-only triggers off, and on again as they were."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger"
            " WHERE tgname = 'ledger_refuse_change'"
        )
        guarded = [table for (table,) in cursor.fetchall()]
        tampers = not statement.startswith(("ALTER", "DROP", "GRANT", "CREATE"))
        if tampers:
            cursor.execute("SET LOCAL session_replication_role = replica")
            for table in guarded:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER ledger_refuse_change")
        cursor.execute(statement)
        if tampers:
            cursor.execute("SET LOCAL session_replication_role = origin")
            for table in guarded:
                cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER ledger_refuse_change")


def test_an_untouched_ledger_has_no_finding(
    sealed: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list(run_checks()) == []
    call_command("verify_ledger")
    assert "no finding" in capsys.readouterr().out


@pytest.mark.parametrize(("statement", "said"), TAMPERING, ids=[row[0] for row in TAMPERING])
def test_what_was_tampered_with_is_named(sealed: None, statement: str, said: str) -> None:
    _as_superuser(statement)
    findings = list(run_checks())
    assert any(said in finding for finding in findings), findings


def test_the_command_exits_with_one_and_a_line_for_each_finding(
    sealed: None, capsys: pytest.CaptureFixture[str]
) -> None:
    _as_superuser("UPDATE ledger_balance SET amount = amount + 1 WHERE asset = 1")
    with pytest.raises(CommandError) as refused:
        call_command("verify_ledger")
    assert refused.value.returncode == 1
    assert len(capsys.readouterr().out.splitlines()) == 2
