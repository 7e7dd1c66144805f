"""The SQL of curation, one subject a file, and how a migration loads it."""

from pathlib import Path
from typing import Final

from django.db.migrations import RunSQL

_FOLDER: Final = Path(__file__).parent


def run_sql(*subjects: str) -> RunSQL:
    """Run the files of `subjects` in order."""
    text = "\n".join((_FOLDER / f"{subject}.sql").read_text() for subject in subjects)
    return RunSQL(text, reverse_sql=RunSQL.noop)
