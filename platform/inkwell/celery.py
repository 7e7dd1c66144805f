"""The Celery application: ``celery -A inkwell worker`` and ``celery -A inkwell beat``."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inkwell.settings")

app = Celery("inkwell", task_cls="inkwell.jobs:NotedTask")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
