"""How the worker's jobs went last."""

from django.db import models


class Job(models.Model):
    """One kind of job: when it last ended, and when and by what it last failed."""

    #: The task's name, as "ledger.tasks.seal".
    task = models.CharField(max_length=80, primary_key=True)
    #: When one last ended well; written down once a minute at most.
    done_at = models.DateTimeField(null=True)
    #: What it returned, where that is a number.
    result = models.BigIntegerField(null=True)
    failed_at = models.DateTimeField(null=True)
    failures = models.BigIntegerField(default=0)
    #: The kind of the error and where it was raised; never its words, which may hold a secret.
    error = models.CharField(max_length=200, default="")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(failed_at=None, failures=0)
                | models.Q(failed_at__isnull=False, failures__gt=0),
                name="job_failures_have_a_time",
            ),
        )

    def __str__(self) -> str:
        return self.task

    @property
    def fails(self) -> bool:
        """Whether the last that is known of it is a failure."""
        return self.failed_at is not None and (
            self.done_at is None or self.done_at < self.failed_at
        )
