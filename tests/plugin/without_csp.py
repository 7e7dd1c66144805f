"""The site's settings without its Content-Security-Policy, for attacks on what lies under it."""

from inkwell import settings
from inkwell.settings import *  # noqa: F403

MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.startswith("django.middleware.csp")]
