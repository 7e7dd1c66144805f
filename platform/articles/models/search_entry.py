"""What search knows of a text."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from accounts.models import Account
from articles.models.article import Article
from curation.models import Work


class SearchEntry(models.Model):
    """The words of one published text by their stems; a text that is taken down has no entry.

    The title weighs most (A), then tags (B), then the body (D). `config` is the dictionary that
    made the stems: a question is stemmed by the same one.
    """

    work = models.OneToOneField(
        Work, on_delete=models.CASCADE, primary_key=True, related_name="search_entry"
    )
    #: The text itself, or the article that it answers.
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="search_entries", db_index=False
    )
    is_comment = models.BooleanField()
    author = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="search_entries", db_index=False
    )
    language = models.CharField(max_length=35)
    config = models.CharField(max_length=20)
    published_at = models.DateTimeField()
    vector = SearchVectorField()

    class Meta:
        verbose_name_plural = "search entries"
        indexes = (
            # The texts that hold the words of a question.
            GinIndex(fields=("vector",), name="search_by_words"),
            # What an author wrote, newest first, when a question names one.
            models.Index(fields=("author", "-published_at"), name="search_by_author"),
            # A question without words: the newest texts; and words that nearly all texts hold.
            models.Index(fields=("-published_at", "-work"), name="search_newest"),
        )

    def __str__(self) -> str:
        return f"words of work {self.work_id}"
