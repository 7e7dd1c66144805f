"""The words of a film in one language."""

from django.db import models

from articles.models.media import Media


class Captions(models.Model):
    """WebVTT that stands under a film while it plays; it goes with the film."""

    media = models.ForeignKey(
        Media, on_delete=models.CASCADE, related_name="captions", db_index=False
    )
    language = models.CharField(max_length=3)
    body = models.TextField()

    class Meta:
        constraints = (
            # Serves "which captions has this film", too.
            models.UniqueConstraint(fields=("media", "language"), name="captions_once"),
            models.CheckConstraint(
                condition=models.Q(body__startswith="WEBVTT"), name="captions_are_webvtt"
            ),
        )

    def __str__(self) -> str:
        return f"{self.media_id} in {self.language}"
