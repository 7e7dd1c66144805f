"""The types of what this package's fixtures give."""

from collections.abc import Callable
from typing import Any

from curation.models import Work

type Recordings = Callable[[str], Any]
type Voters = Callable[[int], int]
type Works = Callable[..., Work]
