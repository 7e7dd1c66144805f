"""The Django project: settings, addresses, the job queue and the processes around them.

Composition only. What Inkwell does lives in the apps below; this package puts them together.
"""

from inkwell.celery import app as celery_app

__all__ = ["celery_app"]
