"""Making versions: checked words, rendered HTML, a commitment under a fresh key."""

import re
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from articles.commitments import commit
from articles.differences import changed_bp
from articles.errors import TextRefused
from articles.markup import SANITISER, Rendered, references, render
from articles.models import Media, MediaUse, Revision
from articles.selectors.references import known_in
from articles.wording import (
    LANGUAGE_PATTERN,
    MAX_BODY,
    MAX_NOTE,
    MAX_TAGS,
    MAX_TITLE,
    one_line,
    plain_source,
    tags_of,
)
from curation.services import commit_work
from ledger.commitments import KEY_BYTES

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


def checked_body(text: str, *, most: int = MAX_BODY) -> str:
    """Return a source text as it is stored; TextRefused when it is empty or longer than `most`."""
    body = plain_source(text)
    if not body.strip():
        raise TextRefused("Nothing is written yet: a text needs words.")
    if len(body) > most:
        raise TextRefused(
            "A text has at most %(most)s characters; this has %(count)s.",
            most=most,
            count=len(body),
        )
    return body


def checked_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags as they are stored; TextRefused when there are too many."""
    words = tags_of(tags)
    if len(words) > MAX_TAGS:
        raise TextRefused(
            "A text has at most %(most)s tags; this one has %(count)s.",
            most=MAX_TAGS,
            count=len(words),
        )
    return words


def check_language(language: str) -> None:
    """TextRefused for what is no code of a language."""
    if not re.fullmatch(LANGUAGE_PATTERN, language) or len(language) > 35:
        raise TextRefused("%(word)s is no code of a language; English is en.", word=language[:40])


def checked_note(text: str) -> str:
    """Return the words about a change as they are stored; TextRefused when there are too many."""
    note = one_line(text)
    if len(note) > MAX_NOTE:
        raise TextRefused(
            "What changed is said in at most %(most)s characters; this has %(count)s.",
            most=MAX_NOTE,
            count=len(note),
        )
    return note


def write_version(
    work_id: int,
    *,
    number: int,
    title: str,
    body: str,
    note: str = "",
    before: Revision | None = None,
    at: datetime,
) -> tuple[Revision, Rendered]:
    """Store one version; all words are checked already. An article has a title.

    `before` is the version that it replaces, to tell how much has changed.
    """
    revision, rendered = draft_version(work_id, number=number, title=title, body=body, at=at)
    revision.note = note
    if before is not None:
        revision.changed_bp = changed_bp(f"{before.title}\n{before.body}", f"{title}\n{body}")
    revision.save(force_insert=True)
    commit_work(work_id, commitment=bytes(revision.commitment))
    note_uses({work_id: body})
    return revision, rendered


def note_uses(bodies: Mapping[int, str]) -> None:
    """Remember which living pictures these works show; what they showed before stays noted."""
    shown = {work: references(body).pictures for work, body in bodies.items()}
    addresses = {address for found in shown.values() for address in found}
    if not addresses:
        return
    known = Media.objects.filter(address__in=addresses, erased_at=None)
    numbers = dict(known.values_list("address", "pk"))
    uses = [
        MediaUse(media_id=numbers[address], work_id=work)
        for work, found in shown.items()
        for address in sorted(found & numbers.keys())
    ]
    MediaUse.objects.bulk_create(uses, ignore_conflicts=True)


def rendered_for(work_id: int, *, title: str, body: str) -> Rendered:
    """A version's text as pages show it. An article has a title, a comment has none."""
    known = known_in(body)
    if title:
        return render(body, heading_shift=ARTICLE_SHIFT, known=known)
    return render(body, heading_shift=COMMENT_SHIFT, place=f"c{work_id}-", known=known)


def draft_version(
    work_id: int, *, number: int, title: str, body: str, at: datetime
) -> tuple[Revision, Rendered]:
    """The same without storing it. A text of which only the address is known has no body."""
    rendered = rendered_for(work_id, title=title, body=body)
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
