"""Beat starts with Django's checks and has no database: none of them may ask one."""

import os
import subprocess
import sys


def test_the_checks_pass_where_no_database_answers() -> None:
    environment = os.environ | {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing"}
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
