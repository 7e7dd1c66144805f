"""Articles."""

from django.db import models

from accounts.models import Account
from articles.choices import Answers, Audience
from articles.labels import (
    CANONICAL_PATTERN,
    LICENCES,
    MAX_CANONICAL,
    MAX_SENSITIVE,
    MAX_SPONSOR,
    AiUse,
)
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
    #: The words of title, excerpt and tags as articles.folding compares them.
    folded = models.TextField(blank=True, default="", db_default="")
    replies = models.PositiveIntegerField(default=0)
    #: The small picture on cards and the wide one at the head.
    cover = models.ForeignKey(
        Media, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=STATES, default=State.PUBLISHED.value)
    published_at = models.DateTimeField()
    #: What articles.labels says of each of these.
    licence = models.CharField(max_length=20, blank=True, default="", db_default="")
    ai_use = models.CharField(max_length=6, default=AiUse.UNSAID.value, db_default="unsaid")
    sponsor = models.CharField(max_length=MAX_SPONSOR, blank=True, default="", db_default="")
    sensitive = models.CharField(max_length=MAX_SENSITIVE, blank=True, default="", db_default="")
    canonical = models.CharField(max_length=MAX_CANONICAL, blank=True, default="", db_default="")
    #: Who may read it is said by articles.visibility and nowhere else.
    audience = models.CharField(
        max_length=9, default=Audience.EVERYBODY.value, db_default="everybody"
    )
    #: Whether others may re-share and quote it.
    passing_on = models.BooleanField(default=True, db_default=True)
    answers = models.CharField(max_length=8, default=Answers.OPEN.value, db_default="open")
    #: Whether moderators let nobody answer it.
    locked = models.BooleanField(default=False, db_default=False)
    #: The warning that moderators require; its author can say more, and take none of it back.
    required_sensitive = models.CharField(
        max_length=MAX_SENSITIVE, blank=True, default="", db_default=""
    )

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
            models.CheckConstraint(
                condition=models.Q(licence__in=LICENCES), name="article_licence_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(ai_use__in=[use.value for use in AiUse]),
                name="article_ai_use_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(canonical__regex=CANONICAL_PATTERN),
                name="article_canonical_is_an_address",
            ),
            models.CheckConstraint(
                condition=models.Q(audience__in=[each.value for each in Audience]),
                name="article_audience_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(answers__in=[each.value for each in Answers]),
                name="article_answers_are_known",
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
