"""Articles and comments at the desk: their state, and where they stand on the site.

What its author wrote for circles is no moderator's to read until somebody reports it, so it is in
no list here.
"""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Comment
from articles.visibility import for_everybody
from frontend.addresses import address
from frontend.admin.columns import column, counted, link, moment, plain, said
from frontend.admin.communities import OfCommunities
from frontend.admin.site import desk
from frontend.admin.words import TEXT_STATES


def _place(author: str, permlink: str, *, comment: int | None = None) -> str:
    place = address("article", author, permlink)
    if comment is not None:
        place = f"{place}?comment={comment}"
    return format_html('<a class="desk-link" href="{}">{}</a>', place, place)


class Articles(OfCommunities):
    """Articles that everybody may read, the newest first. A search takes a text's number or its
    author's name."""

    many, one = _("Articles"), _("Article")
    words = ("author__name",)
    list_select_related = ("author", "community")
    columns = (
        link("work", _("Work"), to="curation_work"),
        plain("title", _("Title")),
        plain("author", _("Author")),
        plain("community", _("Community")),
        said("state", _("State"), of=TEXT_STATES),
        moment("published_at", _("Published")),
    )
    more = (
        column("place", _("On the site"), lambda row: _place(row.author.name, row.permlink)),
        plain("locked", _("Answers locked")),
        plain("required_sensitive", _("Warning required")),
        counted("replies", _("Answers")),
        counted("words", _("Words")),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without what is for circles."""
        return super().get_queryset(request).filter(for_everybody())


class Comments(OfCommunities):
    """Answers below texts that everybody may read. A search takes a comment's number or its
    author's name."""

    many, one = _("Comments"), _("Comment")
    community = "article__community_id"
    words = ("author__name",)
    list_select_related = ("author", "article__author", "article__community")
    columns = (
        link("work", _("Work"), to="curation_work"),
        plain("author", _("Author")),
        column("article", _("Article"), lambda row: row.article.title),
        said("state", _("State"), of=TEXT_STATES),
        moment("published_at", _("Published")),
    )
    more = (
        column(
            "place",
            _("On the site"),
            lambda row: _place(row.article.author.name, row.article.permlink, comment=row.pk),
        ),
        plain("locked", _("Answers locked")),
        plain("required_sensitive", _("Warning required")),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without what stands below a text for circles."""
        return super().get_queryset(request).filter(for_everybody("article__"))


desk.register(Article, Articles)
desk.register(Comment, Comments)
