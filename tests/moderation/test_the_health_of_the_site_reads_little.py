"""What happened in the last day is counted by an index, however much happened before."""

import pytest
from django.db import connection
from django.db.models import Model

from accounts.models import Account
from articles.models import Comment
from ledger.selectors import database_time


@pytest.mark.parametrize(
    ("model", "field", "index"),
    [
        (Account, "registered_at", "account_by_registration"),
        (Comment, "published_at", "comment_by_time"),
    ],
)
def test_the_newest_are_found_by_their_time(
    db: None, model: type[Model], field: str, index: str
) -> None:
    with connection.cursor() as cursor:
        # An empty table is read whole unless that is forbidden.
        cursor.execute("SET LOCAL enable_seqscan = off")
    rows = model._default_manager.filter(**{f"{field}__gt": database_time()})
    assert index in rows.order_by().values(field)[:10_000].explain()
