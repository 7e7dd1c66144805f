"""The blot of a name is part of the brand: it may never change by accident."""

import hashlib
import xml.etree.ElementTree as ElementTree

from frontend.inkblots import SIZE, inkblot


def digest(name: str) -> str:
    return hashlib.sha256(inkblot(name).encode()).hexdigest()[:16]


def test_known_names_keep_their_blots() -> None:
    assert {name: digest(name) for name in ("alice", "mira", "inkwell")} == {
        "alice": "24dc40ddbdeb4acb",
        "mira": "3e668579599fc377",
        "inkwell": "d0c81a1ba8482f99",
    }


def test_a_blot_is_well_formed_and_small() -> None:
    document = inkblot("alice")
    assert ElementTree.fromstring(document).attrib["viewBox"] == f"0 0 {SIZE} {SIZE}"
    assert len(document) < 2_000


def test_the_name_itself_is_not_in_the_drawing() -> None:
    assert "script" not in inkblot("<script>")


def test_two_hundred_names_give_two_hundred_blots() -> None:
    assert len({inkblot(f"writer-{number}") for number in range(200)}) == 200


def test_every_drop_has_its_mirror_image() -> None:
    document = ElementTree.fromstring(inkblot("mira"))
    circles = {
        (int(circle.attrib["cx"]), circle.attrib["cy"], circle.attrib["r"])
        for circle in document.iter("{http://www.w3.org/2000/svg}circle")
    }
    assert circles == {(SIZE - x, y, radius) for x, y, radius in circles}
