"""Reading new texts on, to find those that stand in older ones by somebody else."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final
from uuid import UUID, uuid5

from django.db import transaction

from articles.choices import Audience
from articles.models import Article, Comment, Fingerprint, Revision
from articles.states import State
from curation.models import Work
from moderation.measures import Measure
from moderation.models import Case, Likeness
from moderation.reasons import CaseKind
from moderation.selectors.likeness import Alike, most_alike
from moderation.services.deciding import Ruling, decide_by_itself
from moderation.services.reporting import open_case
from moderation.services.subjects import community_of, readable
from moderation.shingles import THRESHOLD_BP, own_words, print_of
from notifications.models import Cursor
from rewards.errors import HoldRefused

#: Versions that one step reads, and steps of one round.
ROWS: Final = 100
STEPS: Final = 10
SOURCE: Final = "fingerprints"
#: A transaction that drew a number may take this long to commit.
SETTLED: Final = timedelta(seconds=60)
#: Texts that are older than this are only remembered: nobody is asked about them any more.
ASKED_FOR: Final = timedelta(days=7)
#: Names the decision about a text, which is made once.
_KEYS: Final = UUID("5f0c3d52-2c52-4a5e-8f5b-6a8b5b6a3a55")
_WITH: Final[Mapping[type[Article | Comment], Sequence[str]]] = MappingProxyType(
    {Article: ("revision", "author"), Comment: ("revision", "author", "article")}
)
RULE: Final = "Words of others need their source"


def read_texts(now: datetime) -> int:
    """Read the versions that were published since the last round; how many texts were read.

    The cursor's row is locked for one step, so two readers take turns, and a killed one leaves the
    step undone. The last minute is read again each time; a version that was read is passed over.
    """
    read = 0
    for _ in range(STEPS):
        with transaction.atomic():
            Cursor.objects.get_or_create(source=SOURCE, defaults={"position": 0})
            cursor = Cursor.objects.select_for_update().get(source=SOURCE)
            rows = Revision.objects.filter(pk__gt=cursor.position).order_by("pk")
            step = list(rows.values_list("pk", "work_id", "at")[:ROWS])
            settled = [pk for pk, _, at in step if at <= now - SETTLED]
            works = list(dict.fromkeys(work for _, work, _ in step))
            read += sum(_read(work, now=now) for work in works)
            if not settled:
                break
            Cursor.objects.filter(pk=SOURCE).update(position=settled[-1])
            if len(settled) < len(step) or len(step) < ROWS:
                break
    return read


def _read(work_id: int, *, now: datetime) -> bool:
    """Remember a text as it is now, and ask about it where it is like an older one; False where it
    was read before, or cannot be. Locks the text's row, so that an erasing waits or has been.
    """
    text = _locked(work_id)
    if text is None or text.state not in (State.PUBLISHED, State.REMOVED):
        return False
    if (text if isinstance(text, Article) else text.article).audience != Audience.EVERYBODY:
        # Few read it, so nothing of it is told beside another.
        Fingerprint.objects.filter(pk=work_id).delete()
        return False
    version = text.revision
    known = Fingerprint.objects.filter(pk=work_id, version=version.number)
    if known.exists():
        return False
    found = print_of(own_words(version.html))
    Fingerprint.objects.update_or_create(
        work_id=work_id,
        defaults={
            "version": version.number,
            "level": found.level,
            "hashes": sorted(found.hashes),
        },
    )
    alike = most_alike(work_id, of=found)
    if alike is None or alike.share_bp < THRESHOLD_BP:
        Likeness.objects.filter(pk=work_id).delete()
        return True
    _, new = Likeness.objects.update_or_create(
        work_id=work_id,
        defaults={"older_id": alike.work, "share_bp": alike.share_bp},
        create_defaults={
            "older_id": alike.work,
            "share_bp": alike.share_bp,
            "found_at": now,
        },
    )
    if new and text.state == State.PUBLISHED and now - text.published_at < ASKED_FOR:
        _ask(text, alike, now=now)
    return True


def _ask(text: Article | Comment, alike: Alike, *, now: datetime) -> None:
    """Open a case, and hold the reward of a text that names no source until it is decided."""
    author = text.author
    case = open_case(
        CaseKind.SIMILAR,
        work_id=text.pk,
        account=author,
        community_id=community_of(text),
        severity=2,
        now=now,
    )
    names_source = isinstance(text, Article) and bool(text.canonical)
    if names_source or Work.objects.filter(pk=text.pk, paid_at__isnull=False).exists():
        return
    _hold(case, alike, work_id=text.pk, now=now)


def _hold(case: Case, alike: Alike, *, work_id: int, now: datetime) -> None:
    older = readable(alike.work, viewer=None)
    title = ""
    if older is not None:
        article = older if isinstance(older, Article) else older.article
        title = f", {article.title}"
    message = (
        f"About {alike.share_bp // 100} % of this text stands in an older one by somebody"
        f" else{title}. Name the source or the licence in the settings of the text, or answer"
        " here. The text stays; its reward waits until a moderator has looked at it."
    )
    ruling = Ruling(measures=[Measure.HOLD], rule=RULE, message=message)
    try:
        with transaction.atomic():
            decide_by_itself(case, ruling=ruling, key=uuid5(_KEYS, str(work_id)), now=now)
    except HoldRefused:
        # The payout began at this moment: the case alone is left.
        return


def _locked(work_id: int) -> Article | Comment | None:
    for model in (Article, Comment):
        rows = model.objects.select_for_update(no_key=True, of=("self",))
        found: Article | Comment | None = (
            rows.select_related(*_WITH[model]).filter(pk=work_id).first()
        )
        if found is not None:
            return found
    return None
