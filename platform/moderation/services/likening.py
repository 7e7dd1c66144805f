"""Reading new texts on, to find those that stand in older ones by somebody else."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final
from uuid import UUID, uuid5

from django.db import transaction

from articles.choices import Audience
from articles.models import Article, Comment, Fingerprint, Revision
from articles.states import State
from curation.models import Work
from moderation.errors import DecisionRefused
from moderation.measures import Measure
from moderation.models import Case, Likeness
from moderation.reasons import CaseKind
from moderation.selectors.likeness import Alike, most_alike
from moderation.selectors.subjects import community_of
from moderation.services.deciding import Ruling, decide_by_itself
from moderation.services.reporting import open_case
from moderation.shingles import THRESHOLD_BP, Print, own_words, print_of
from notifications.models import Cursor
from notifications.one_by_one import one_by_one
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
#: A title of the site's own, told in the language of who reads it.
RULE: Final = "Words of others need their source"


def read_texts(now: datetime) -> int:
    """Read the versions that were published since the last round; how many texts were read.

    Each text is a transaction of its own. The last minute is read again each time; a version that
    was read is passed over. What fails is logged and tried again for that minute; then the cursor
    moves past it, so that it keeps no other text waiting.
    """
    Cursor.objects.get_or_create(source=SOURCE, defaults={"position": 0})
    read = 0
    for _ in range(STEPS):
        position = Cursor.objects.get(source=SOURCE).position
        rows = Revision.objects.filter(pk__gt=position).order_by("pk")
        step = list(rows.values_list("pk", "work_id", "at")[:ROWS])
        read += one_by_one(step, lambda row: _take(row[0], work_id=row[1], now=now))
        settled = [pk for pk, _, at in step if at <= now - SETTLED]
        if settled:
            Cursor.objects.filter(pk=SOURCE, position__lt=settled[-1]).update(position=settled[-1])
        if len(settled) < len(step) or len(step) < ROWS:
            break
    return read


def _take(number: int, *, work_id: int, now: datetime) -> bool:
    """Read the text of a version, unless another reader did; once more where it was changed at
    that moment. The cursor's row is locked, so that two readers take turns; then what `_read`
    locks.
    """
    for _ in range(2):
        with suppress(_Changed), transaction.atomic():
            cursor = Cursor.objects.select_for_update().get(source=SOURCE)
            return cursor.position < number and _read(work_id, now=now)
    return False


def _read(work_id: int, *, now: datetime) -> bool:
    """Remember a text as it is now, and ask about it where it is like an older one; False where it
    was read before, or cannot be. Locks the case, where one is to be asked about, then the text's
    row, so that an erasing waits or has been.
    """
    text = _found(work_id)
    if text is None or text.state not in (State.PUBLISHED, State.REMOVED):
        return False
    version = text.revision
    if _is_for_few(text):
        # Few read it, so nothing of it is told beside another.
        Fingerprint.objects.filter(pk=work_id).delete()
        return False
    if Fingerprint.objects.filter(pk=work_id, version=version.number).exists():
        return False
    found = print_of(own_words(version.html))
    alike = most_alike(work_id, of=found)
    if alike is not None and alike.share_bp < THRESHOLD_BP:
        alike = None
    case = None
    if alike is not None and _is_news(text, now):
        case = _opened(text, now=now)
    state, text = text.state, _found(work_id, locked=True)
    if text is None or text.state != state or text.revision.number != version.number:
        raise _Changed
    if _is_for_few(text):
        raise _Changed
    _remember(work_id, version=version.number, found=found, alike=alike, now=now)
    if case is not None and alike is not None and _may_wait(text):
        is_answer = isinstance(text, Comment)
        _hold(case, alike, work_id=work_id, is_answer=is_answer, now=now)
    return True


class _Changed(Exception):
    """A text was changed between its reading and its lock: it is to be read anew."""


def _remember(
    work_id: int, *, version: int, found: Print, alike: Alike | None, now: datetime
) -> None:
    Fingerprint.objects.update_or_create(
        work_id=work_id,
        defaults={"version": version, "level": found.level, "hashes": sorted(found.hashes)},
    )
    if alike is None:
        Likeness.objects.filter(pk=work_id).delete()
        return
    known = {"older_id": alike.work, "share_bp": alike.share_bp}
    Likeness.objects.update_or_create(
        work_id=work_id, defaults=known, create_defaults={**known, "found_at": now}
    )


def _is_news(text: Article | Comment, now: datetime) -> bool:
    """Whether moderators are asked about a text: once, while it is new."""
    return (
        text.state == State.PUBLISHED
        and now - text.published_at < ASKED_FOR
        and not Likeness.objects.filter(pk=text.pk).exists()
    )


def _opened(text: Article | Comment, *, now: datetime) -> Case:
    return open_case(
        CaseKind.SIMILAR,
        work_id=text.pk,
        account=text.author,
        community_id=community_of(text),
        severity=2,
        now=now,
    )


def _may_wait(text: Article | Comment) -> bool:
    """Whether a text names no source, as an answer has no place to, and its reward can wait until
    it is decided.
    """
    names_source = isinstance(text, Article) and bool(text.canonical)
    return not names_source and Work.objects.filter(pk=text.pk, paid_at=None).exists()


def _is_for_few(text: Article | Comment) -> bool:
    article = text if isinstance(text, Article) else text.article
    return article.audience != Audience.EVERYBODY


def _hold(case: Case, alike: Alike, *, work_id: int, is_answer: bool, now: datetime) -> None:
    found = {"older": alike.work, "share_bp": alike.share_bp, "answer": is_answer}
    ruling = Ruling(measures=[Measure.HOLD], rule=RULE, found=found)
    try:
        with transaction.atomic():
            decide_by_itself(case, ruling=ruling, key=uuid5(_KEYS, str(work_id)), now=now)
    except (DecisionRefused, HoldRefused):
        # The payout began at this moment: the case alone is left.
        return


def _found(work_id: int, *, locked: bool = False) -> Article | Comment | None:
    for model in (Article, Comment):
        rows = model.objects.select_related(*_WITH[model]).filter(pk=work_id)
        if locked:
            rows = rows.select_for_update(no_key=True, of=("self",))
        found: Article | Comment | None = rows.first()
        if found is not None:
            return found
    return None
