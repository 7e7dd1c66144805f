"""A question with answers to choose from, at the end of an article."""

from django.db import models

from accounts.models import Account
from articles.models.article import Article
from articles.polls import MAX_OPTION, MAX_QUESTION


class Poll(models.Model):
    """The question of an article; it is asked as it was published and never changed."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="poll"
    )
    question = models.CharField(max_length=MAX_QUESTION)
    #: Whether a ballot may name more than one answer.
    several = models.BooleanField(default=False)
    closes_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"poll of {self.article_id}"


class PollOption(models.Model):
    """One answer to choose."""

    poll = models.ForeignKey(
        Poll, on_delete=models.CASCADE, related_name="options", db_index=False
    )
    position = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=MAX_OPTION)

    class Meta:
        constraints = (
            # Serves the answers of a poll in order.
            models.UniqueConstraint(fields=("poll", "position"), name="poll_option_place"),
            models.CheckConstraint(
                condition=models.Q(position__lt=10), name="poll_option_one_of_ten"
            ),
        )

    def __str__(self) -> str:
        return f"answer {self.position} of poll {self.poll_id}"


class PollBallot(models.Model):
    """What one account answered; it can be changed until the poll closes."""

    poll = models.ForeignKey(
        Poll, on_delete=models.CASCADE, related_name="ballots", db_index=False
    )
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            # Serves "how many answered" and "what did I answer".
            models.UniqueConstraint(fields=("poll", "account"), name="poll_ballot_once"),
        )

    def __str__(self) -> str:
        return f"ballot of {self.account_id} in poll {self.poll_id}"


class PollMark(models.Model):
    """One answer that a ballot names."""

    # The unique key serves "what does this ballot name".
    ballot = models.ForeignKey(
        PollBallot, on_delete=models.CASCADE, related_name="marks", db_index=False
    )
    # Indexed: how many ballots name an answer.
    option = models.ForeignKey(PollOption, on_delete=models.CASCADE, related_name="marks")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("ballot", "option"), name="poll_mark_once"),
        )

    def __str__(self) -> str:
        return f"ballot {self.ballot_id} names {self.option_id}"
