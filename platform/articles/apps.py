"""The articles app."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """Articles, comments, revisions, feeds."""

    name = "articles"
