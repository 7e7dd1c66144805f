"""The notifications app."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Notices, the news they are made of, and by which way each kind comes."""

    name = "notifications"
