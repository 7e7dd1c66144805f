"""Making versions: checked words, rendered HTML, a commitment under a fresh key."""

import secrets
from datetime import datetime
from typing import Final

from articles.commitments import KEY_BYTES, commit
from articles.errors import TextRefused
from articles.markup import SANITISER, Rendered, render
from articles.models import Revision
from articles.wording import MAX_BODY, MAX_TITLE, one_line, plain_source

EXCERPT: Final = 220
ARTICLE_SHIFT: Final = 1
COMMENT_SHIFT: Final = 2


def checked_title(text: str) -> str:
    """Return a title as it is stored; TextRefused when nothing or too much is left."""
    title = one_line(text)
    if not 1 <= len(title) <= MAX_TITLE:
        raise TextRefused(
            "A title has 1 to %(most)s characters; this one has %(count)s.",
            most=MAX_TITLE,
            count=len(title),
        )
    return title


def checked_body(text: str) -> str:
    """Return a source text as it is stored; TextRefused when it is empty or too long."""
    body = plain_source(text)
    if not body.strip():
        raise TextRefused("Nothing is written yet: a text needs words.")
    if len(body) > MAX_BODY:
        raise TextRefused(
            "A text has at most %(most)s characters; this has %(count)s.",
            most=MAX_BODY,
            count=len(body),
        )
    return body


def write_version(
    work_id: int, *, number: int, title: str, body: str, at: datetime
) -> tuple[Revision, Rendered]:
    """Store one version; title and body are checked already. An article has a title."""
    revision, rendered = draft_version(work_id, number=number, title=title, body=body, at=at)
    revision.save(force_insert=True)
    return revision, rendered


def draft_version(
    work_id: int, *, number: int, title: str, body: str, at: datetime
) -> tuple[Revision, Rendered]:
    """The same without storing it. A text of which only the address is known has no body."""
    rendered = render(body, heading_shift=ARTICLE_SHIFT if title else COMMENT_SHIFT)
    salt = secrets.token_bytes(KEY_BYTES)
    revision = Revision(
        work_id=work_id,
        number=number,
        title=title,
        body=body,
        html=rendered.html,
        sanitiser=SANITISER,
        salt=salt,
        commitment=commit(salt, work=work_id, number=number, title=title, body=body),
        at=at,
    )
    return revision, rendered
