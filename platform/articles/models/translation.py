"""Texts that say the same in other languages."""

from django.db import models

from articles.models.article import Article


class Translation(models.Model):
    """A text that says in another language what the original says.

    All translations point at the one original, never at each other; what is shown of them asks who
    may read each.
    """

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="translation"
    )
    original = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="translations")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(article=models.F("original")),
                name="translation_is_of_another_text",
            ),
        )

    def __str__(self) -> str:
        return f"{self.article_id} of {self.original_id}"
