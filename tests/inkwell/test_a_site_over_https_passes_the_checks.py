"""Behind a proxy with HTTPS, Django's checks for deployment find nothing."""

import os
import secrets
import subprocess
import sys

ASK = """
import django
django.setup()
from django.test import Client
plain = Client().get("/robots.txt", HTTP_HOST="ink.example")
assert plain.status_code == 301 and plain["Location"] == "https://ink.example/robots.txt", plain
proxied = Client().get("/robots.txt", HTTP_HOST="ink.example", HTTP_X_FORWARDED_PROTO="https")
assert proxied.status_code == 200, proxied
assert proxied["Strict-Transport-Security"] == "max-age=31536000", proxied.headers
"""


def run(*words: str) -> None:
    """Run Python as an operator's site would."""
    # The browser tests of the same run allow themselves what no site may.
    ours = {name: it for name, it in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    environment = ours | {
        "DJANGO_SETTINGS_MODULE": "inkwell.settings",
        "INKWELL_SECRET_KEY": secrets.token_urlsafe(50),
        "INKWELL_HTTPS": "1",
        "INKWELL_HOSTS": "ink.example",
    }
    done = subprocess.run(
        [sys.executable, *words], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_checks_for_deployment_find_nothing() -> None:
    run("manage.py", "check", "--deploy", "--fail-level", "WARNING")


def test_what_comes_without_https_is_sent_there() -> None:
    run("-c", ASK)
