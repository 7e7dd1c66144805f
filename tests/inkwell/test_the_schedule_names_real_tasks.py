"""Beat's schedule is code, so a misspelt task shows here and not in the log of a quiet night."""

import pytest

from inkwell.celery import app
from inkwell.schedule import DEMO, SCHEDULE


@pytest.mark.parametrize("name", SCHEDULE | DEMO)
def test_the_worker_knows_the_task(name: str) -> None:
    app.loader.import_default_modules()
    assert (SCHEDULE | DEMO)[name]["task"] in app.tasks


WAITS_FOR_OTHERS = {
    *("frontend.tasks.carry_letters", "frontend.tasks.push_to", "frontend.tasks.push_again"),
}


def test_what_waits_for_machines_of_others_has_a_queue_of_its_own() -> None:
    app.loader.import_default_modules()
    ours = [name for name in app.tasks if not name.startswith("celery.")]
    queues = {name: app.amqp.router.route({}, name)["queue"].name for name in ours}
    assert {name for name, queue in queues.items() if queue == "outside"} == WAITS_FOR_OTHERS
    assert set(queues.values()) == {"celery", "outside"}


def test_a_worker_that_is_told_no_queue_serves_all_of_them() -> None:
    assert set(app.amqp.queues.consume_from) == {"celery", "outside"}


def test_a_block_is_sealed_every_three_seconds() -> None:
    sealing = app.conf.beat_schedule["seal"]
    assert sealing["schedule"].total_seconds() == 3
