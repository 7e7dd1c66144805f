"""Rendering stored texts anew, when the renderer changed or what they show was deleted.

Done in bounded batches by the number of the version, so it can stop anywhere and begin again; a
version that is up to date is left alone, so doing it twice changes nothing.
"""

from collections.abc import Callable, Iterable
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from articles.markup import SANITISER
from articles.models import Article, Media, Revision
from articles.services.folding import fold_texts
from articles.services.versions import EXCERPT, rendered_for
from articles.wording import shorten

BATCH: Final = 200
#: Versions that are rendered at once when what they show changed; the rest waits for the command.
AT_ONCE: Final = 200
_STALE: Final = ""


def render_anew(*, progress: Callable[[int], None] = lambda done: None) -> int:
    """Render every version that another renderer made; how many there were.

    A transaction for each 200. Erased versions have no words and are passed over.
    """
    last = done = 0
    while True:
        with transaction.atomic():
            found = _stale().filter(pk__gt=last).order_by("pk").select_for_update()
            rows = list(found[:BATCH])
            for revision in rows:
                _render(revision)
            fold_texts({row.work_id for row in rows})
        if not rows:
            return done
        last, done = rows[-1].pk, done + len(rows)
        progress(done)


def show_anew(media: Iterable[int]) -> None:
    """Render the versions anew that show these, as they were deleted or have other captions: the
    newest versions now.

    The caller is in a transaction.
    """
    changed = Media.objects.filter(pk__in=media)
    works = changed.exclude(uses=None).values_list("uses__work", flat=True).distinct()
    shown = Revision.objects.filter(work__in=list(works)).exclude(body="")
    shown.update(sanitiser=_STALE)
    newest = list(shown.order_by("-at", "-pk")[:AT_ONCE])
    for revision in newest:
        _render(revision)
    fold_texts({revision.work_id for revision in newest})


def _stale() -> QuerySet[Revision]:
    return Revision.objects.exclude(sanitiser=SANITISER).exclude(body="")


def _render(revision: Revision) -> None:
    rendered = rendered_for(revision.work_id, title=revision.title, body=revision.body)
    Revision.objects.filter(pk=revision.pk).update(html=rendered.html, sanitiser=SANITISER)
    # Only the newest version is what lists speak of.
    Article.objects.filter(revision=revision).update(
        excerpt=shorten(rendered.text, limit=EXCERPT), words=rendered.words
    )
