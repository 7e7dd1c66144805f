"""What the sites of a run share: the application, imported once and never asked anything.

The process that imports this forks the sites, so it must not open a connection or a thread.
"""

from pathlib import Path
from typing import Final

from django.conf import settings
from django.template.loader import get_template
from django.urls import get_resolver
from django.utils import translation

from inkwell.wsgi import application
from tests.plugin.passwords import HASHERS

TEMPLATES: Final = Path(__file__).parents[2] / "frontend" / "templates"

APPLICATION: Final = application
settings.PASSWORD_HASHERS = HASHERS
# Imports every view, which an application leaves to the first request; templates and languages
# as well.
PATTERNS: Final = get_resolver().url_patterns
for found in TEMPLATES.rglob("*.html"):
    get_template(str(found.relative_to(TEMPLATES)))
for language in ("en", "sv"):
    with translation.override(language):
        translation.gettext("")
