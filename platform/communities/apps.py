"""The communities app."""

from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    """Communities, roles, rules."""

    name = "communities"
