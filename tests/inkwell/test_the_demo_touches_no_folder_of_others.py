"""The demo writes into, and empties, only what it made itself."""

from pathlib import Path

import pytest

from inkwell.demo.folder import DemoFolder, NoDemoFolder
from inkwell.demo.supervisor import FAILED, main


@pytest.fixture
def others(tmp_path: Path) -> Path:
    """A folder with somebody's things in it."""
    folder = tmp_path / "papers"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "letter").write_text("Dear")
    return folder


def contents(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize("fresh", [[], ["--fresh"]])
def test_a_folder_with_other_things_is_refused_and_stays_as_it_is(
    others: Path, fresh: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(others)
    assert main(["--data", str(others), *fresh]) == FAILED
    assert contents(others) == before
    said = capsys.readouterr().err
    assert "holds other things" in said and said.count("\n") == 1


def test_a_new_and_an_empty_folder_are_marked_and_can_be_emptied(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "new" / "var", tmp_path / "empty"):
        made = DemoFolder(folder)
        (made.path / "seeded").touch()
        (made.logs / "web.log").write_text("something")
        (made.path / "lock").touch()
        DemoFolder(folder).empty()
        assert contents(folder) == [".inkwell-demo", "lock", "logs"]


def test_without_its_mark_nothing_is_removed(tmp_path: Path) -> None:
    made = DemoFolder(tmp_path / "var")
    (made.path / ".inkwell-demo").unlink()
    (made.path / "seeded").touch()
    with pytest.raises(NoDemoFolder, match="nothing was removed"):
        made.empty()
    assert (made.path / "seeded").exists()


def test_a_file_in_the_folder_s_place_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "var"
    taken.write_text("a file")
    assert main(["--data", str(taken)]) == FAILED
    assert taken.read_text() == "a file"
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("port", ["0", "65536", "-1", "x", "99999999999", "8e3", "٣٣"])
def test_what_is_no_port_is_refused_in_one_sentence(
    port: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([f"--port={port}"])
    assert ended.value.code == 2
    assert "number from 1 to 65535" in capsys.readouterr().err
