"""Planned texts go out when their time has come and everybody named in them agreed."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import OperationalError, transaction

from accounts.locks import lock_account
from articles.errors import ArticleError, DraftChanged, TooOften
from articles.models import Article, Draft, Plan
from articles.selectors.plans import due_plans
from articles.services.planning import fail_plan, put_off_plan, tell_published
from notifications.one_by_one import one_by_one

_log = logging.getLogger(__name__)

type Publish = Callable[[Draft], Article | None]
"""Publishes a draft as its writer's form would; None while somebody has not agreed."""
type Say = Callable[[Draft, Exception], str]
"""Why a draft could not go out, in the language of its writer."""


def publish_due(now: datetime, *, publish: Publish, say: Say) -> int:
    """Publish what is due; how many went out. Each in a transaction of its own, once.

    One that fails keeps no other: its writer is told why, and plans it again.
    """
    return one_by_one(due_plans(now), lambda number: _publish_one(number, now, publish, say))


@transaction.atomic
def _publish_one(number: int, now: datetime, publish: Publish, say: Say) -> bool:
    """The row's lock lets one worker have it; a plan that is gone was published by another.

    Locks the author's row, the plan's, then the draft's: what its co-authors say counts until
    then. Somebody who writes or answers at this moment goes first: the next round takes it.
    """
    author = Plan.objects.filter(pk=number).values_list("draft__account", flat=True).first()
    if author is None:
        return False
    lock_account(author)
    found = Plan.objects.select_for_update(skip_locked=True, of=("self",))
    waiting = found.select_related("draft__account").filter(pk=number, failure="").first()
    if waiting is None or waiting.publish_at > now:
        return False
    drafts = Draft.objects.select_for_update(skip_locked=True, of=("self",))
    draft = drafts.select_related("account").filter(pk=waiting.draft_id).first()
    if draft is None:
        return False
    try:
        # Inside the lock's transaction: what a refusal left undone goes, the lock stays.
        with transaction.atomic():
            article = publish(draft)
            if article is not None:
                tell_published(author, work_id=article.pk, now=now)
            return article is not None
    except DraftChanged:
        # Its writer saved it at this moment: the next round takes the new words.
        return False
    except TooOften as error:
        # Many were planned for one hour: its turn comes, and nobody else waits for it.
        until = error.values["until"]
        assert isinstance(until, datetime)
        put_off_plan(waiting, until=until)
    except OperationalError:
        # The database is busy or away, and nothing is wrong with the text: the next round.
        raise
    except ArticleError as error:
        fail_plan(waiting, reason=say(draft, error), now=now)
    except Exception as error:
        # A fault of ours. Tried again every round it would fail every round.
        _log.exception("Plan %s could not be published", number)
        fail_plan(waiting, reason=say(draft, error), now=now)
    return False
