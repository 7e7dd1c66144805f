"""Serving the preloaded application in a fork. Imports little, since each fork imports it anew."""

import os
import signal
import sys
from pathlib import Path
from typing import Any, Final, override

from gunicorn.app.base import BaseApplication

from inkwell.embedded import children

THREADS: Final = 4


class Site(BaseApplication):  # type: ignore[misc]
    """The imported application at one address."""

    def __init__(self, place: str) -> None:
        self._place = place
        super().__init__()

    @override
    def load_config(self) -> None:
        self.cfg.set("bind", self._place)
        self.cfg.set("threads", THREADS)
        self.cfg.set("control_socket_disable", True)

    @override
    def load(self) -> Any:
        from tests.plugin.preloaded import APPLICATION

        return APPLICATION


def serve(place: str, log: Path, url: str, name: str, role: str) -> None:
    """Serve the database `name` at `url` under `role`; everything said goes to the log."""
    children.die_with_parent(signal.SIGKILL, parent=os.getppid())
    with log.open("ab") as opened:
        os.dup2(opened.fileno(), sys.stdout.fileno())
        os.dup2(opened.fileno(), sys.stderr.fileno())
    from django.db import connection

    os.environ["DATABASE_URL"] = url
    connection.settings_dict["NAME"] = name
    connection.settings_dict["OPTIONS"]["assume_role"] = role
    Site(place).run()
