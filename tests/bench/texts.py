"""Many articles of many authors, made inside the server in a few statements."""

from typing import Final

from accounts.models import Account
from ledger.selectors import database_time
from tests.bench.server import Database
from tests.bench.world import open_people, settle

TAGS: Final = 50
_POSTS_AN_AUTHOR: Final = 10
# One post a minute up to now, so that the newest ten thousand are open and the rest is paid.
_UNGUARD: Final = "SET session_replication_role = replica"
_WORKS: Final = """
    INSERT INTO curation_work (author_id, opened_at, closes_at, rules, net_rshares, upvotes,
        hot, trending, paid_at)
    SELECT %(wallet)s + number %% %(people)s, at, at + interval '7 days', 'inkwell-1',
        1000000000 + number %% 997 * 1000000, number %% 50,
        extract(epoch FROM at) / 10000 + number %% 7,
        extract(epoch FROM at) / 240000 + number %% 7,
        CASE WHEN at < now() - interval '7 days' THEN at + interval '7 days' END
    FROM generate_series(1, %(posts)s) AS number
    CROSS JOIN LATERAL (SELECT now() - (%(posts)s - number) * interval '1 minute') AS made (at)
"""
_VERSIONS: Final = """
    INSERT INTO articles_revision (work_id, number, title, body, html, sanitiser, commitment, at)
    SELECT id, 1, 'A text about soil and shade ' || id, 'Words.', '<p>Words.</p>', 'bench', '',
        opened_at
    FROM curation_work
"""
_ARTICLES: Final = """
    INSERT INTO articles_article (work_id, author_id, permlink, language, title, excerpt, words,
        replies, revision_id, state, published_at)
    SELECT work.id, account.id, 'text-' || work.id, 'en', version.title,
        repeat('Beans do not want sun so much as they want no surprise. ', 4), 900, 3,
        version.id, 'published', work.opened_at
    FROM curation_work work
    JOIN accounts_account account ON account.wallet_id = work.author_id
    JOIN articles_revision version ON version.work_id = work.id
"""
_TAGS: Final = """
    INSERT INTO articles_tag (name)
    SELECT 'tag' || number FROM generate_series(1, %(tags)s) AS number
"""
_BORNE: Final = """
    INSERT INTO articles_articletag (article_id, tag_id, position)
    SELECT article.work_id, tag.id, 0 FROM articles_article article
    JOIN articles_tag tag ON tag.name = 'tag' || (1 + article.work_id %% %(tags)s)
"""


def write_many(database: Database, posts: int) -> None:
    """Store `posts` articles, a minute apart, each under one of fifty tags."""
    people = open_people(database, max(posts // _POSTS_AN_AUTHOR, 10))
    now = database_time()
    Account.objects.bulk_create(
        (
            Account(name=f"author-{wallet}", password="!", wallet_id=wallet, registered_at=now)
            for wallet in people
        ),
        batch_size=5_000,
    )
    values = {"wallet": people.start, "people": len(people), "posts": posts, "tags": TAGS}
    with database.connect() as administrator:
        administrator.execute(_UNGUARD.encode())
        for statement in (_WORKS, _VERSIONS, _ARTICLES, _TAGS, _BORNE):
            administrator.execute(statement.encode(), values)
    settle(database)
