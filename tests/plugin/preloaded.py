"""What the sites of a run share: the application, imported once and never asked anything.

The process that imports this forks the sites, so it must not open a connection or a thread.
"""

from typing import Final

from django.urls import get_resolver

from inkwell.wsgi import application

APPLICATION: Final = application
# Imports every view, which an application leaves to the first request.
PATTERNS: Final = get_resolver().url_patterns
