"""Words and threads that a reader does not want to meet; nobody else learns of it."""

from django.db import models

from accounts.models import Account
from articles.models.article import Article
from articles.wording import MAX_PHRASE


class MutedWord(models.Model):
    """One account wants to see no text with this word or phrase, for a time or for ever."""

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="muted_words", db_index=False
    )
    #: As it was typed, for the list in the settings.
    words = models.CharField(max_length=MAX_PHRASE)
    #: As articles.folding compares it.
    phrase = models.TextField()
    #: None for ever.
    until = models.DateTimeField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            # Serves "which words does a reader mute".
            models.UniqueConstraint(fields=("account", "phrase"), name="muted_word_once"),
            models.CheckConstraint(condition=~models.Q(phrase=""), name="muted_word_has_a_letter"),
        )

    def __str__(self) -> str:
        return f"{self.account_id} mutes a word"


class MutedThread(models.Model):
    """One account wants to hear no more of an article and of what is answered to it."""

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="muted_threads", db_index=False
    )
    # Indexed by itself: who wants no notice of an answer in it.
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            # Serves "does a reader mute this thread" and "which threads does a reader mute".
            models.UniqueConstraint(fields=("account", "article"), name="muted_thread_once"),
        )

    def __str__(self) -> str:
        return f"{self.account_id} mutes thread {self.article_id}"
