"""Many articles of many authors, made inside the server in a few statements.

They are spread as on a real site: few people write most, few tags and languages hold most texts,
and most texts have few votes. Every number is worked out from the article's own, so that each run
has the same texts.
"""

from typing import Final

from accounts.models import Account
from articles.models import Article, Comment, Revision
from articles.threads import path_of
from curation.models import Work
from ledger.selectors import database_time
from rewards.services import genesis
from tests.bench.server import Database
from tests.bench.world import open_people, settle
from tests.rules import active_rules

TAGS: Final = 500
#: Votes on each of the articles that lists begin with.
VOTES: Final = 50
_VOTED: Final = 1_000
_POSTS_AN_AUTHOR: Final = 10
_LANGUAGES: Final = "{en,en,en,en,en,en,en,de,es,sv}"
_UNGUARD: Final = "SET session_replication_role = replica"
_CHANCE: Final = """
    CREATE FUNCTION chance(number bigint, seed bigint) RETURNS float8 IMMUTABLE PARALLEL SAFE
    LANGUAGE sql AS $$ SELECT (hashint8extended(number, seed) & 1048575) / 1048576.0 $$
"""
# A text a minute up to now, so that the newest ten thousand are open and the rest is paid.
_WORKS: Final = """
    INSERT INTO curation_work (author_id, opened_at, closes_at, rules, net_rshares, upvotes,
        hot, trending, paid_at)
    SELECT %(wallet)s + floor(%(people)s * power(chance(number, 1), 3)), at,
        at + interval '7 days', 'inkwell-1', 10 ^ magnitude, floor(2 * magnitude),
        magnitude - 7 + extract(epoch FROM at) / 10000,
        magnitude - 7 + extract(epoch FROM at) / 240000,
        CASE WHEN at < now() - interval '7 days' THEN at + interval '7 days' END
    FROM generate_series(1, %(posts)s) AS number
    CROSS JOIN LATERAL (
        SELECT now() - (%(posts)s - number) * interval '1 minute',
            8 + 5 * power(chance(number, 2), 4)
    ) AS made (at, magnitude)
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
    SELECT work.id, account.id, 'text-' || work.id,
        (%(languages)s::text[])[1 + floor(10 * chance(work.id, 3))], version.title,
        repeat('Beans do not want sun so much as they want no surprise. ', 4),
        200 + floor(2000 * power(chance(work.id, 4), 2)), 3, version.id, 'published',
        work.opened_at
    FROM curation_work work
    JOIN accounts_account account ON account.wallet_id = work.author_id
    JOIN articles_revision version ON version.work_id = work.id
"""
_TAGS: Final = """
    INSERT INTO articles_tag (name)
    SELECT 'tag' || number FROM generate_series(1, %(tags)s) AS number
"""
_BORNE: Final = """
    INSERT INTO articles_articletag (article_id, tag_id, position, published_at)
    SELECT article.work_id, tag.id, 0, article.published_at FROM articles_article article
    JOIN articles_tag tag
        ON tag.name = 'tag' || (1 + floor(%(tags)s * power(chance(article.work_id, 5), 2)))
"""
_ACCOUNTS: Final = """
    INSERT INTO accounts_account (name, password, wallet_id, registered_at, is_superuser,
        is_staff, is_active, inherited_name, email, display_name, about, portrait)
    SELECT 'author-' || number, '!', number, now(), false, false, true, false, '', '', '', ''
    FROM generate_series(%(wallet)s, %(wallet)s + %(people)s - 1) AS number
"""
_VOTES: Final = """
    INSERT INTO curation_vote (work_id, voter_id, weight_bp, rshares, weight, at, seq)
    SELECT work.id, %(wallet)s + (work.id + number) %% %(people)s, 10000, 1000000, 0, now(), 1
    FROM (
        (SELECT id FROM curation_work ORDER BY hot DESC LIMIT %(voted)s) UNION
        (SELECT id FROM curation_work ORDER BY id DESC LIMIT %(voted)s)
    ) AS work
    CROSS JOIN generate_series(1, least(%(votes)s, %(people)s)) AS number
"""


def write_many(database: Database, posts: int) -> None:
    """Store `posts` articles, a minute apart, in a site whose fund is there."""
    people = open_people(database, max(posts // _POSTS_AN_AUTHOR, 10))
    genesis(database_time(), rules=active_rules())
    values = {
        "wallet": people.start,
        "people": len(people),
        "posts": posts,
        "tags": TAGS,
        "languages": _LANGUAGES,
        "voted": _VOTED,
        "votes": VOTES,
    }
    with database.connect() as administrator:
        for statement in (_UNGUARD, _CHANCE):
            administrator.execute(statement.encode())
        for statement in (_ACCOUNTS, _WORKS, _VERSIONS, _ARTICLES, _TAGS, _BORNE, _VOTES):
            administrator.execute(statement.encode(), values)
    settle(database)


def write_thread(database: Database, comments: int) -> int:
    """Answers to the newest article, each to one of those before it; the article's number."""
    article = Article.objects.order_by("-work_id")[0]
    writers = list(Account.objects.order_by("pk")[:50])
    works = Work.objects.bulk_create(
        Work(
            author_id=writers[number % len(writers)].wallet_id,
            opened_at=article.published_at,
            closes_at=database_time(),
            rules="inkwell-1",
            ranked=False,
            net_rshares=number * 7_919 % 10_007 * 10**6,
            upvotes=number * 31 % 50,
        )
        for number in range(comments)
    )
    versions = Revision.objects.bulk_create(
        Revision(
            work=work,
            number=1,
            body="They grew.",
            html="<p>They grew.</p>",
            sanitiser="bench",
            commitment=b"\x00" * 32,
            at=work.opened_at,
        )
        for work in works
    )
    paths: list[str] = []
    for number, work in enumerate(works):
        # Every fourth answers the text; the others answer what came a little earlier.
        parent = "" if number % 4 == 0 else paths[number - 1 - number % 7 // 3]
        paths.append(path_of(work.pk, parent=parent))
    Comment.objects.bulk_create(
        Comment(
            work=work,
            article=article,
            path=path,
            author=writers[number % len(writers)],
            permlink=f"re-{work.pk}",
            revision=version,
            published_at=work.opened_at,
        )
        for number, (work, version, path) in enumerate(zip(works, versions, paths, strict=True))
    )
    settle(database)
    return int(article.pk)
