"""Beat's schedule is code, so a misspelt task shows here and not in the log of a quiet night."""

import pytest

from inkwell.celery import app
from inkwell.schedule import DEMO, SCHEDULE


@pytest.mark.parametrize("name", SCHEDULE | DEMO)
def test_the_worker_knows_the_task(name: str) -> None:
    app.loader.import_default_modules()
    assert (SCHEDULE | DEMO)[name]["task"] in app.tasks


def test_a_block_is_sealed_every_three_seconds() -> None:
    sealing = app.conf.beat_schedule["seal"]
    assert sealing["schedule"].total_seconds() == 3
