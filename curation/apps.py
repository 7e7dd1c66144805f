"""The Django app: works, votes, voting power and ranking."""

from django.apps import AppConfig


class CurationConfig(AppConfig):
    """Who valued what. It knows wallets and works, never people or articles."""

    name = "curation"
    default_auto_field = "django.db.models.BigAutoField"
