"""`./run bench`: each goal of the design as a ratio, both sides measured in the same run."""

import os
import secrets
import sys
from importlib import import_module

import django


def main() -> int:
    """Prepare Django, without a database yet, and hand over to the suite."""
    # This folder came first on the path because it was started by its name.
    sys.path[:] = [place for place in sys.path if place != os.path.dirname(__file__)]
    os.environ.setdefault("INKWELL_SECRET_KEY", secrets.token_urlsafe())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inkwell.settings")
    django.setup()
    # Only now, because what is measured imports the models.
    return int(import_module("tests.bench.suite").main(sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(main())
