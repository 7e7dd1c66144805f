"""The SQL of the ledger, one subject a file, and how a migration loads it."""

from pathlib import Path
from typing import Final

from django.db.migrations import RunSQL

_FOLDER: Final = Path(__file__).parent


def run_sql(*subjects: str, as_owner: bool = True) -> RunSQL:
    """Run the files of `subjects` in order, as `inkwell_owner`, who then owns what they make."""
    text = "\n".join((_FOLDER / f"{subject}.sql").read_text() for subject in subjects)
    if as_owner:
        text = f"SET LOCAL ROLE inkwell_owner;\n{text}\nRESET ROLE;"
    return RunSQL(text, reverse_sql=RunSQL.noop)
