"""The front end as a Django app: templates, static files and message catalogs are found through it."""

from django.apps import AppConfig


class FrontendConfig(AppConfig):
    """What a person sees."""

    name = "frontend"
