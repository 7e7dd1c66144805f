"""The moderation app."""

from django.apps import AppConfig


class ModerationConfig(AppConfig):
    """Screening, reports, decisions, appeals, the public log."""

    name = "moderation"
