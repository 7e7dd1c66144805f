"""How the part of rewards changed that a community takes."""

from dataclasses import dataclass

from frontend.phrases import When


@dataclass(frozen=True, slots=True)
class ShareLine:
    """How the community's part changed, in words."""

    words: str
    when: When
