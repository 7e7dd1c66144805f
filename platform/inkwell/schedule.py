"""What beat sends, and how often: in code, so that a change is reviewed and tested.

The queue is only a hint. Each task asks PostgreSQL what is due, so two beats, a late beat or a
message delivered twice change nothing.
"""

from datetime import timedelta
from typing import Final, TypedDict

from celery.schedules import crontab


class Entry(TypedDict):
    """One line of Celery's beat schedule."""

    task: str
    schedule: timedelta | crontab


SCHEDULE: Final[dict[str, Entry]] = {
    "pay": {"task": "rewards.tasks.payout_cycle", "schedule": timedelta(seconds=15)},
    "estimate": {"task": "rewards.tasks.estimate", "schedule": timedelta(minutes=1)},
    "seal": {"task": "ledger.tasks.seal", "schedule": timedelta(seconds=3)},
    "log": {"task": "ledger.tasks.publish_log", "schedule": timedelta(seconds=3)},
    "letters": {"task": "frontend.tasks.carry_letters", "schedule": timedelta(seconds=2)},
    "roll up": {"task": "ledger.tasks.roll_up", "schedule": timedelta(minutes=1)},
    "stake": {"task": "ledger.tasks.run_stake_steps", "schedule": timedelta(minutes=1)},
    "planned": {"task": "frontend.tasks.publish_planned", "schedule": timedelta(seconds=15)},
    "news": {"task": "notifications.tasks.read_news", "schedule": timedelta(seconds=10)},
    "news by mail": {"task": "frontend.tasks.write_news", "schedule": timedelta(minutes=1)},
    "news by push": {"task": "frontend.tasks.push_news", "schedule": timedelta(seconds=10)},
    "digests": {"task": "frontend.tasks.write_digests", "schedule": timedelta(minutes=5)},
    "rank": {"task": "articles.tasks.rank", "schedule": timedelta(minutes=5)},
    "files": {"task": "articles.tasks.remove_files", "schedule": timedelta(minutes=1)},
    "reads": {"task": "frontend.tasks.gather_reads", "schedule": timedelta(seconds=20)},
    "forget": {"task": "frontend.tasks.forget", "schedule": timedelta(hours=1)},
    "standing": {"task": "accounts.tasks.end_what_is_over", "schedule": timedelta(minutes=1)},
    "likenesses": {
        "task": "moderation.tasks.find_likenesses",
        "schedule": timedelta(seconds=30),
    },
    "waves": {"task": "moderation.tasks.sweep_waves", "schedule": timedelta(seconds=15)},
    "cases": {"task": "moderation.tasks.pass_time", "schedule": timedelta(minutes=1)},
    "announcements": {
        "task": "notifications.tasks.show_announcements",
        "schedule": timedelta(seconds=30),
    },
    "proposals": {"task": "moderation.tasks.carry_out", "schedule": timedelta(minutes=1)},
    "recompute": {
        "task": "rewards.tasks.recompute",
        "schedule": crontab(hour="3", minute="41"),
    },
    "verify": {"task": "ledger.tasks.verify", "schedule": crontab(hour="3", minute="17")},
}

DEMO: Final[dict[str, Entry]] = {
    "life": {"task": "inkwell.tasks.go_on_living", "schedule": timedelta(seconds=9)},
}
"""What beat sends in the demo besides."""
