"""The list of pure modules is complete: what needs nothing of the world today stays that way."""

import tomllib
from typing import Any, Final

import grimp

from tests.architecture.source import LAYERS, ROOT

BELOW_THE_PAGES: Final = LAYERS[LAYERS.index("frontend") + 1 :]
#: Folders that stand at the database by their office.
AT_THE_EDGE: Final = {"migrations", "models", "selectors", "services"}


def _contract(wanted: str) -> dict[str, Any]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    found: dict[str, Any] = next(it for it in settings["contracts"] if it["id"] == wanted)
    return found


def test_every_module_that_is_pure_is_kept_pure() -> None:
    contract = _contract("pure")
    outside = set(contract["forbidden_modules"])
    graph = grimp.build_graph(*BELOW_THE_PAGES, include_external_packages=True)
    pure = {
        name
        for name in graph.modules
        if name.split(".")[0] in BELOW_THE_PAGES
        and not AT_THE_EDGE & set(name.split("."))
        # A package is judged by its modules; what imports nothing at all promises nothing.
        and not graph.find_children(name)
        and (reached := graph.find_upstream_modules(name))
        and not reached & outside
    }
    # What others run reads files, too, and is kept by a contract of its own.
    kept = contract["source_modules"] + _contract("signer")["source_modules"]
    missing = [it for it in pure if not any(f"{it}.".startswith(f"{of}.") for of in kept)]
    assert sorted(missing) == []
