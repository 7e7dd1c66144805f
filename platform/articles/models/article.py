"""Articles."""

from django.db import models

from accounts.models import Account
from articles.languages import primary_language
from articles.models.media import Media
from articles.models.revision import Revision
from articles.states import State
from articles.wording import LANGUAGE_PATTERN, MAX_PERMLINK, MAX_TITLE, PERMLINK_PATTERN
from communities.models import Community
from curation.models import Work

STATES = [(state.value, state.value) for state in State]


class Article(models.Model):
    """A text of its own; its number is that of the work that is voted on and paid.

    Title, excerpt and word count repeat the newest version's, so that a list reads no bodies.
    """

    work = models.OneToOneField(
        Work, on_delete=models.PROTECT, primary_key=True, related_name="article"
    )
    author = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="articles", db_index=False
    )
    permlink = models.CharField(max_length=MAX_PERMLINK)
    community = models.ForeignKey(
        Community, null=True, on_delete=models.PROTECT, related_name="articles", db_index=False
    )
    language = models.CharField(max_length=35, default="en")
    title = models.CharField(max_length=MAX_TITLE)
    excerpt = models.CharField(max_length=240, blank=True, default="")
    words = models.PositiveIntegerField(default=0)
    replies = models.PositiveIntegerField(default=0)
    #: The small picture on cards and the wide one at the head.
    cover = models.ForeignKey(
        Media, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=STATES, default=State.PUBLISHED.value)
    published_at = models.DateTimeField()

    class Meta:
        constraints = (
            # Serves the article's address.
            models.UniqueConstraint(fields=("author", "permlink"), name="article_address"),
            models.CheckConstraint(
                condition=models.Q(permlink__regex=PERMLINK_PATTERN),
                name="article_permlink_by_the_rule",
            ),
            models.CheckConstraint(
                condition=models.Q(language__regex=LANGUAGE_PATTERN), name="article_language"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in State]),
                name="article_state_is_known",
            ),
        )
        indexes = (
            # The newest articles of all.
            models.Index(fields=("-published_at", "-work"), name="article_newest"),
            # The newest articles of one author: the profile.
            models.Index(fields=("author", "-published_at", "-work"), name="article_by_author"),
            # The newest articles in one community.
            models.Index(
                fields=("community", "-published_at", "-work"), name="article_by_community"
            ),
            # The articles that a picture is the cover of.
            models.Index(
                fields=("cover",),
                condition=models.Q(cover__isnull=False),
                name="article_by_cover",
            ),
            # The newest articles in one language, whatever its region.
            models.Index(
                primary_language(),
                models.F("published_at").desc(),
                models.F("work").desc(),
                name="article_by_language",
            ),
        )

    def __str__(self) -> str:
        return f"{self.author_id}/{self.permlink}"
