"""The key that signs push is a private file, made once, whoever comes first."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pytest_django import Settings

from notifications import vapid


def test_it_is_made_once_and_is_its_owner_s_only(settings: Settings, tmp_path: Path) -> None:
    settings.INKWELL_VAPID = str(tmp_path / "push")
    with ThreadPoolExecutor(8) as threads:
        keys = set(threads.map(lambda _: vapid.public_key(), range(24)))
    assert len(keys) == 1
    (file,) = (tmp_path / "push").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_without_a_folder_push_is_off(settings: Settings) -> None:
    settings.INKWELL_VAPID = ""
    assert not vapid.is_on()
    assert vapid.public_key() == ""
