"""Circles: lists of people that an author keeps, and which text is for which circle."""

from django.db import models

from accounts.models import Account
from articles.models.article import Article

MAX_NAME = 60


class Circle(models.Model):
    """A list of people under a name that its owner alone sees."""

    owner = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="circles", db_index=False
    )
    name = models.CharField(max_length=MAX_NAME)
    created_at = models.DateTimeField()

    class Meta:
        constraints = (
            # Serves "the circles of an account", by name.
            models.UniqueConstraint(fields=("owner", "name"), name="circle_name_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="circle_has_a_name"),
        )

    def __str__(self) -> str:
        return f"circle {self.pk} of {self.owner_id}"


class CircleMember(models.Model):
    """Somebody in a circle."""

    circle = models.ForeignKey(
        Circle, on_delete=models.CASCADE, related_name="members", db_index=False
    )
    # Indexed: the circles that somebody is in, for what was written for them.
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            # Serves "is somebody in this circle" and its list.
            models.UniqueConstraint(fields=("circle", "account"), name="circle_member_once"),
        )

    def __str__(self) -> str:
        return f"{self.account_id} in circle {self.circle_id}"


class Purpose(models.TextChoices):
    """What the members of a circle may do with a text."""

    READ = "read"
    ANSWER = "answer"


class ArticleCircle(models.Model):
    """The members of a circle may read a text, or answer it."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="circles", db_index=False
    )
    # Indexed: the texts for a circle.
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="articles")
    purpose = models.CharField(max_length=6, choices=Purpose)

    class Meta:
        constraints = (
            # Serves "for whom is this text".
            models.UniqueConstraint(
                fields=("article", "purpose", "circle"), name="article_circle_once"
            ),
        )

    def __str__(self) -> str:
        return f"circle {self.circle_id} may {self.purpose} {self.article_id}"
