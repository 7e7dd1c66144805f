"""Writes about notices: tell, read, put into a letter or on a device, choose the ways."""

from collections.abc import Iterable

from django.db import connection

from accounts.models import Account
from notifications.kinds import Kind, News, Way
from notifications.models import Notice, Switch
from notifications.selectors import on_the_site

# What is known already is left out before the notices are counted up, so telling twice changes
# nothing. Rows are touched in the order (account, group): two tellers cannot lock each other.
_TELL = """
    WITH told AS (
        SELECT DISTINCT ON (account_id, key) * FROM unnest(
            %s::bigint[], %s::text[], %s::text[], %s::text[], %s::timestamptz[],
            %s::bigint[], %s::bigint[], %s::bigint[]
        ) AS news (account_id, kind, key, "group", at, actor_id, work_id, batch_id)
        ORDER BY account_id, key
    ), fresh AS (
        SELECT told.* FROM told
        WHERE NOT EXISTS (
            SELECT FROM notifications_occurrence AS known
            WHERE known.account_id = told.account_id AND known.key = told.key
        ) AND NOT EXISTS (
            SELECT FROM notifications_switch AS off
            WHERE off.account_id = told.account_id AND off.kind = told.kind
                AND NOT (off.site OR off.mail OR off.push)
        ) AND NOT EXISTS (
            SELECT FROM accounts_mute AS mute
            WHERE mute.account_id = told.account_id AND mute.muted_id = told.actor_id
        )
    ), notice AS (
        INSERT INTO notifications_notice AS old
            (account_id, kind, "group", work_id, count, at, unread, mailed, pushed)
        SELECT account_id, min(kind), "group", min(work_id), count(*), max(at), true, false, false
        FROM fresh GROUP BY account_id, "group" ORDER BY account_id, "group"
        ON CONFLICT (account_id, "group") DO UPDATE
        SET count = old.count + excluded.count, at = greatest(old.at, excluded.at),
            unread = true, mailed = false, pushed = false
        RETURNING id, account_id, "group"
    )
    INSERT INTO notifications_occurrence (notice_id, account_id, key, actor_id, batch_id)
    SELECT notice.id, account_id, fresh.key, fresh.actor_id, fresh.batch_id
    FROM fresh JOIN notice USING (account_id, "group")
    ORDER BY fresh.at, fresh.key
    ON CONFLICT (account_id, key) DO NOTHING
"""


def tell(news: Iterable[News]) -> int:
    """Make notices of news; how many were new. One statement for any number.

    Nobody is told what they did themselves, nor a kind whose every way they switched off.
    """
    rows = [each for each in news if each.actor != each.account]
    if not rows:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(
            _TELL,
            [
                [each.account for each in rows],
                [each.kind.value for each in rows],
                [each.key for each in rows],
                [each.group for each in rows],
                [each.at for each in rows],
                [each.actor for each in rows],
                [each.work for each in rows],
                [each.batch for each in rows],
            ],
        )
        return int(cursor.rowcount)


def read_all(account: Account) -> int:
    """Mark everything on the site as read; how many notices were not.

    What is wanted by mail or on devices alone was not seen there, and still goes out.
    """
    return on_the_site(account).filter(unread=True).update(unread=False)


def put_in_a_letter(notices: Iterable[int]) -> None:
    """Note that these notices were told in a letter, or that they want none."""
    Notice.objects.filter(pk__in=list(notices)).update(mailed=True)


def put_on_devices(notices: Iterable[int]) -> None:
    """Note that these notices go to the devices now, or that they want none."""
    Notice.objects.filter(pk__in=list(notices)).update(pushed=True)


def choose_ways(account: Account, *, kind: Kind, ways: frozenset[Way]) -> None:
    """Keep by which ways an account wants a kind; none at all means not to be told."""
    Switch.objects.update_or_create(
        account=account, kind=kind, defaults={way.value: way in ways for way in Way}
    )
