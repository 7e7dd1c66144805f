"""The packages on disk are the layers, under names that nobody else has."""

import subprocess
import sys
import tomllib

import pytest

from tests.architecture.source import LAYERS, ROOT, folder_of


def test_every_package_is_a_layer_and_every_layer_a_package() -> None:
    found = {
        entry.parent.name
        for folder in (ROOT, ROOT / "platform")
        for entry in folder.glob("*/__init__.py")
    }
    assert found == set(LAYERS)


def test_the_linter_knows_the_same_layers() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = next(it for it in settings["contracts"] if it["id"] == "layers")["layers"]
    assert tuple(layers) == LAYERS
    assert tuple(settings["root_packages"]) == LAYERS


def test_imports_keep_all_contracts() -> None:
    checked = subprocess.run(
        ["lint-imports", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout


def test_platform_is_a_source_root_and_no_package() -> None:
    assert not (ROOT / "platform" / "__init__.py").exists()


def test_the_tests_are_no_package() -> None:
    assert not list((ROOT / "tests").rglob("__init__.py"))


@pytest.mark.parametrize("package", LAYERS)
def test_no_package_bears_a_name_of_the_standard_library(package: str) -> None:
    assert package not in sys.stdlib_module_names


@pytest.mark.parametrize("folder", [ROOT, ROOT / "platform"], ids=["root", "platform"])
def test_a_fresh_interpreter_finds_the_standard_platform_module(folder: object) -> None:
    said = subprocess.run(
        [sys.executable, "-c", "import platform; print(platform.python_version())"],
        cwd=str(folder),
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == ".".join(map(str, sys.version_info[:3]))


def test_the_engine_never_speaks_of_people_or_texts() -> None:
    words = {"article", "community", "user", "account"}
    found = [
        path.relative_to(ROOT)
        for package in ("ledger", "curation", "rewards")
        for path in (folder_of(package) / "models").glob("*.py")
        if {word for word in words if f"class {word.title()}(" in path.read_text()}
    ]
    assert found == []
