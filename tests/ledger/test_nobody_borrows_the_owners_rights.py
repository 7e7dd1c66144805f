"""Functions that work with the owner's rights cannot be hung on somebody's own table."""

import pytest
from django.db import DatabaseError, connection

from ledger import services
from ledger.assets import Asset
from ledger.models import Kind
from ledger.selectors import balance

pytestmark = pytest.mark.django_db

OWN_TABLE = """
    CREATE TEMP TABLE mine (id bigint, batch_id bigint, debit_id bigint, credit_id bigint,
        asset smallint, amount bigint, code smallint);
    CREATE TRIGGER mint AFTER INSERT ON mine REFERENCING NEW TABLE AS recorded
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_record_transfers();
    INSERT INTO mine VALUES (1, 0, 1, {wallet}, 1, 1000000, 1);
"""


def test_public_may_call_no_function_of_the_ledger() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc, aclexplode(coalesce(proacl, acldefault('f', proowner)))"
            " WHERE proname LIKE 'ledger\\_%' AND grantee = 0"
        )
        assert cursor.fetchall() == []


def test_a_table_of_ones_own_mints_nothing() -> None:
    wallet = services.open_wallet(Kind.PERSON)
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        connection.cursor() as cursor,
    ):
        cursor.execute("SAVEPOINT before")
        cursor.execute(OWN_TABLE.format(wallet=wallet))
    with connection.cursor() as cursor:
        cursor.execute("ROLLBACK TO before")
    assert balance(wallet, Asset.INK) == 0
