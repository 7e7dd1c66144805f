"""The signer's command line: `python -m ledger.signer --help`."""

import argparse
import ctypes
import os
import resource
import sys
from collections.abc import Sequence
from pathlib import Path

from ledger.signer.server import Signer, serve
from ledger.signer.signature import second_opinion
from ledger.signer.vault import Vault, VaultError, create, write_synced

_PR_SET_DUMPABLE = 4
_MCL_CURRENT, _MCL_FUTURE, _MCL_ONFAULT = 1, 2, 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until stopped; 2 when the signer cannot start, with one line that says why."""
    options = _parser().parse_args(arguments)
    os.umask(0o077)
    _forbid_dumps()
    public: Path = options.public or options.socket.with_name("vkeys")
    uids = frozenset(options.allow_uid or [os.getuid()])
    try:
        if options.init:
            create(options.keys, origin=options.origin)
        if not _lock_memory():
            print("The signer's memory may be swapped out: RLIMIT_MEMLOCK is too low.", flush=True)
        vault = Vault.open(options.keys, origin=options.origin)
        text = "".join(f"{key.encode()}\n" for key in vault.verifier_keys)
        write_synced(public, text.encode(), mode=0o644)
        signer = Signer(vault, second_opinion(), options.tick)
        serve(signer, socket_path=options.socket, allowed_uids=uids)
        vault.close()
    except (VaultError, OSError, ValueError) as error:
        print(f"signer: {error}", file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ledger.signer", description=__doc__)
    parser.add_argument("--socket", type=Path, required=True, help="where to listen")
    parser.add_argument("--keys", type=Path, required=True, help="folder of the keys, mode 0700")
    parser.add_argument("--init", action="store_true", help="make the keys that are missing")
    parser.add_argument(
        "--origin",
        default=os.environ.get("INKWELL_ORIGIN", "localhost/inkwell"),
        help="the ledger's name in its checkpoints (default: INKWELL_ORIGIN)",
    )
    parser.add_argument(
        "--public", type=Path, help="file for the public keys (default: vkeys beside the socket)"
    )
    parser.add_argument(
        "--tick", type=float, default=0.0, help="answer only at multiples of so many seconds"
    )
    parser.add_argument(
        "--allow-uid",
        type=int,
        action="append",
        help="user that may ask, may be repeated (default: the signer's own)",
    )
    return parser


def _forbid_dumps() -> None:
    """No core file, no debugger of the same user: both would show the keys."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _lock_memory() -> bool:
    """Keep what is in memory now and later out of the swap space; False where that is refused.

    Later memory only where nothing limits it: beyond a limit the system would refuse the memory
    itself, and the signer would die of it. Pages are locked as they are first used.
    """
    _, most = resource.getrlimit(resource.RLIMIT_MEMLOCK)
    resource.setrlimit(resource.RLIMIT_MEMLOCK, (most, most))
    lock = ctypes.CDLL(None).mlockall
    unlimited = most == resource.RLIM_INFINITY or os.geteuid() == 0
    wanted = _MCL_CURRENT | _MCL_ONFAULT | (_MCL_FUTURE if unlimited else 0)
    return bool(lock(wanted) == 0)


if __name__ == "__main__":
    sys.exit(main())
