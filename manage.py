#!/usr/bin/env python
"""Django's command line, and the demo, which starts before Django has a database.

`--data DIR` behind any command makes it work on the demo that runs from that folder.
"""

import os
import sys


def main() -> None:
    """Run the command named on the command line."""
    if sys.argv[1:2] == ["demo"]:
        from inkwell.demo.supervisor import main as demo

        sys.exit(demo(sys.argv[2:]))
    if any(word.partition("=")[0] == "--data" for word in sys.argv):
        _visit_demo()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inkwell.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


def _visit_demo() -> None:
    """Let the command work on the demo that runs from the folder behind `--data`."""
    from inkwell.demo.folder import NoDemoFolder
    from inkwell.demo.visiting import visit

    try:
        sys.argv[1:], variables = visit(sys.argv[1:])
    except NoDemoFolder as reason:
        sys.exit(f"Nothing was done: {reason}")
    os.environ.update(variables)


if __name__ == "__main__":
    main()
