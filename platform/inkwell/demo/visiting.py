"""A management command on a running demo: `./run manage.py verify_ledger --data var`.

The folder knows ports and passwords; the command is told of them by its environment, as the
demo's own processes are. It gets the worker's login, which may read everything and alter nothing
that is recorded.
"""

from pathlib import Path
from typing import Final

from inkwell.demo.folder import DemoFolder, NoDemoFolder
from inkwell.demo.processes import Addresses, Site, known_socket
from inkwell.demo.provision import DATABASE, WORKER
from inkwell.embedded import valkey
from inkwell.embedded.ports import LOOPBACK

_OPTION: Final = "--data"


def visit(arguments: list[str]) -> tuple[list[str], dict[str, str]]:
    """Take `--data DIR` out of a command line; what is left, and the environment of that demo.

    NoDemoFolder, which says what to do, where no demo runs from the folder.
    """
    left, folder = list(arguments), ""
    for place, word in enumerate(arguments):
        name, equals, value = word.partition("=")
        if name == _OPTION:
            folder = value if equals else "".join(arguments[place + 1 : place + 2])
            del left[place : place + (1 if equals else 2)]
            break
    else:
        return left, {}
    return left, variables(Path(folder))


def variables(path: Path) -> dict[str, str]:
    """The environment of the worker of the demo that runs from a folder. NoDemoFolder for none."""
    folder = DemoFolder.existing(path)
    database, broker = folder.port("postgres"), folder.port("valkey")
    if not folder.is_running():
        raise NoDemoFolder(
            f"no demo runs from {folder.path}. Start one with ./run demo --data {path}."
        )
    if database is None or broker is None:
        raise NoDemoFolder(
            f"the demo in {folder.path} uses services of yours: set DATABASE_URL and REDIS_URL "
            "as you did for it, and INKWELL_SIGNER_SOCKET."
        )
    address = f"postgresql://{WORKER.name}:{folder.secret(WORKER.name)}@{LOOPBACK}:{database}"
    url = f"{address}/{DATABASE}"
    queue = valkey.address(port=broker, password=folder.secret("valkey"))
    site = Site(
        folder,
        Addresses(web=url, worker=url, migrator=url, broker=queue, role=""),
        folder.port("web") or 0,
        known_socket(folder),
    )
    return dict(site.worker().command.environment)
