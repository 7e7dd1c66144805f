"""The web application for gunicorn or any other WSGI server: ``inkwell.wsgi:application``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inkwell.settings")

application = get_wsgi_application()
