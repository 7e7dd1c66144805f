"""The front end as a Django app: its templates, files and catalogs are found through it."""

from django.apps import AppConfig


class FrontendConfig(AppConfig):
    """What a person sees."""

    name = "frontend"
