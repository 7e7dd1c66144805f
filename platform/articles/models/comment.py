"""Comments."""

from django.db import models

from accounts.models import Account
from articles.labels import MAX_SENSITIVE
from articles.models.article import STATES, Article
from articles.models.revision import Revision
from articles.states import State
from articles.wording import MAX_PERMLINK, PERMLINK_PATTERN
from curation.models import Work


class Comment(models.Model):
    """An answer to an article or to another comment, at its place in the article's tree.

    `path` is made by articles.threads; it is compared byte by byte, whatever the locale.
    """

    work = models.OneToOneField(
        Work, on_delete=models.PROTECT, primary_key=True, related_name="comment"
    )
    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="comments", db_index=False
    )
    parent = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="answers", db_index=False
    )
    path = models.TextField(db_collation="C")
    author = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="comments", db_index=False
    )
    permlink = models.CharField(max_length=MAX_PERMLINK)
    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=STATES, default=State.PUBLISHED.value)
    published_at = models.DateTimeField()
    #: Whether moderators let nobody answer it, nor what is below it.
    locked = models.BooleanField(default=False, db_default=False)
    #: The warning that moderators require; a comment has none of its author's.
    required_sensitive = models.CharField(
        max_length=MAX_SENSITIVE, blank=True, default="", db_default=""
    )

    class Meta:
        constraints = (
            # Serves any page of a thread, in reading order.
            models.UniqueConstraint(fields=("article", "path"), name="comment_place"),
            # Serves the comment's address.
            models.UniqueConstraint(fields=("author", "permlink"), name="comment_address"),
            models.CheckConstraint(
                condition=models.Q(permlink__regex=PERMLINK_PATTERN),
                name="comment_permlink_by_the_rule",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in State]),
                name="comment_state_is_known",
            ),
        )
        indexes = (
            # The newest comments of one author: the profile.
            models.Index(fields=("author", "-published_at", "-work"), name="comment_by_author"),
            # How many were written in the last day: the first page of the desk.
            models.Index(fields=("published_at",), name="comment_by_time"),
        )

    def __str__(self) -> str:
        return f"{self.author_id}/{self.permlink}"
